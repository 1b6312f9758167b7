import type { Hardware } from "../model/machine.ts";
import { DEFAULT_NAMESPACE, type Labels } from "../model/meta.ts";
import {
  NEW_DEPLOYMENT_STATUS,
  newContainer,
  newDeploymentSpec,
  newMeta,
  newPodSpec,
} from "../model/new-objects.ts";
import type { ClusterNode } from "../model/node.ts";
import { zoneOf } from "../model/node-name.ts";
import { LABEL_APP } from "../model/pod-creation.ts";
import { readyNode } from "../model/ready-node.ts";
import type { Service } from "../model/service.ts";
import type { Deployment } from "../model/workload.ts";
import type { CompanyApp } from "./company.ts";
import type { ChapterApp } from "./framework.ts";

/** Port of every app's container and Service. */
const APP_PORT = 80;

/** By these, Services and Deployments find an app's Pods. */
const appLabels = (name: string): Labels => ({ [LABEL_APP]: name });

/** The Node of a machine, at the beginning of a round. */
export const newNode = (uid: string, name: string, hardware: Hardware): ClusterNode =>
  readyNode({ uid, name, zone: zoneOf(name), hardware, now: 0 });

/** The Service of an app: all of its Pods, by label. */
export const newService = (uid: string, { name }: CompanyApp): Service => ({
  kind: "Service",
  metadata: newMeta({
    name,
    namespace: DEFAULT_NAMESPACE,
    uid,
    labels: appLabels(name),
    creationTimestamp: 0,
  }),
  spec: { selector: appLabels(name), port: APP_PORT, publishNotReadyAddresses: false },
});

/** The Deployment of an app. */
export function newDeployment(uid: string, { app, replicas, strategy }: ChapterApp): Deployment {
  const { name, readinessProbe } = app;
  const labels = appLabels(name);
  const container = newContainer({
    name,
    image: app.image.name,
    resources: app.resources,
    ports: [{ containerPort: APP_PORT }],
    ...(readinessProbe && { readinessProbe }),
  });
  return {
    kind: "Deployment",
    metadata: newMeta({ name, namespace: DEFAULT_NAMESPACE, uid, labels, creationTimestamp: 0 }),
    spec: newDeploymentSpec({
      replicas,
      selector: { matchLabels: labels, matchExpressions: [] },
      template: { labels, annotations: {}, spec: newPodSpec({ containers: [container] }) },
      ...(strategy && { strategy }),
    }),
    status: NEW_DEPLOYMENT_STATUS,
  };
}
