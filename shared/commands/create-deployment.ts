import { z } from "zod";
import { DEFAULT_NAMESPACE, type Labels } from "../model/meta.ts";
import {
  NEW_DEPLOYMENT_STATUS,
  newContainer,
  newDeploymentSpec,
  newMeta,
  newPodSpec,
} from "../model/new-objects.ts";
import type { PodSpec } from "../model/pod.ts";
import { LABEL_APP } from "../model/pod-creation.ts";
import {
  deploymentKeyOf,
  imageSchema,
  labelKeySchema,
  labelsSchema,
  MAX_SECONDS,
  nameSchema,
  replicasSchema,
  tolerationsSchema,
} from "./arguments.ts";
import { resourceListSchema, strategySchema } from "./deployment-fields.ts";
import { defineCommand } from "./framework.ts";

/** Port of every app's container. */
const APP_PORT = 80;

const MAX_DEPLOYMENTS = 50;

const spreadSchema = z.strictObject({
  topologyKey: labelKeySchema,
  maxSkew: z.int().min(1).max(10).default(1),
  whenUnsatisfiable: z.enum(["DoNotSchedule", "ScheduleAnyway"]).default("DoNotSchedule"),
});

const schema = z.strictObject({
  type: z.literal("createDeployment"),
  /** Also the app: its Pods carry the label `app` with this value. */
  name: nameSchema.max(40),
  image: imageSchema,
  replicas: replicasSchema.default(1),
  resources: z
    .strictObject({ requests: resourceListSchema.default({}), limits: resourceListSchema.default({}) })
    .default({ requests: {}, limits: {} }),
  /** Of its Pods, beside `app`. */
  labels: labelsSchema.default({}),
  nodeSelector: labelsSchema.default({}),
  tolerations: tolerationsSchema.default([]),
  topologySpread: z.array(spreadSchema).max(4).default([]),
  priorityClassName: nameSchema.exactOptional(),
  strategy: strategySchema.exactOptional(),
  minReadySeconds: z.int().min(0).max(MAX_SECONDS).default(0),
});
type CreateDeployment = z.infer<typeof schema>;

/**
 * Declares a new app: `kubectl create deployment`, with the settings that a lesson may need.
 * Refused with `DeploymentExists` {deployment}, `TooManyDeployments` {max}, `PriorityClassNotFound` {priorityClass}.
 */
export const createDeployment = defineCommand({
  type: "createDeployment",
  schema,
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal(cluster, _seat, { name, priorityClassName }) {
    if (cluster.deployments.has(deploymentKeyOf(name))) {
      return { code: "DeploymentExists", params: { deployment: name } };
    }
    if (cluster.deployments.size >= MAX_DEPLOYMENTS) {
      return { code: "TooManyDeployments", params: { max: MAX_DEPLOYMENTS } };
    }
    const isKnown = priorityClassName === undefined || cluster.priorityClasses.has(priorityClassName);
    return isKnown
      ? undefined
      : { code: "PriorityClassNotFound", params: { priorityClass: priorityClassName } };
  },
  apply(draft, _seat, command) {
    const { name, replicas, minReadySeconds, strategy } = command;
    const app: Labels = { [LABEL_APP]: name };
    draft.put<"Deployment">({
      kind: "Deployment",
      metadata: newMeta({
        name,
        namespace: DEFAULT_NAMESPACE,
        uid: draft.uid(),
        creationTimestamp: draft.now,
        labels: app,
      }),
      spec: newDeploymentSpec({
        replicas,
        minReadySeconds,
        selector: { matchLabels: app, matchExpressions: [] },
        template: { labels: { ...command.labels, ...app }, annotations: {}, spec: podSpecOf(command) },
        ...(strategy === undefined ? {} : { strategy }),
      }),
      status: NEW_DEPLOYMENT_STATUS,
    });
  },
});

function podSpecOf(command: CreateDeployment): PodSpec {
  const { name, image, resources, nodeSelector, tolerations, topologySpread, priorityClassName } = command;
  const labelSelector = { matchLabels: { [LABEL_APP]: name }, matchExpressions: [] };
  return newPodSpec({
    containers: [newContainer({ name, image, resources, ports: [{ containerPort: APP_PORT }] })],
    nodeSelector,
    tolerations,
    topologySpreadConstraints: topologySpread.map((spread) => ({
      ...spread,
      labelSelector,
      matchLabelKeys: [],
    })),
    ...(priorityClassName === undefined ? {} : { priorityClassName }),
  });
}
