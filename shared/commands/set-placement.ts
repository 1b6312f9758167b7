import { z } from "zod";
import { POD_TEMPLATE_HASH } from "../controllers/deployment/template.ts";
import { LABEL_HOSTNAME, LABEL_ZONE } from "../model/node.ts";
import type { PodSpec, TopologySpreadConstraint } from "../model/pod.ts";
import type { Deployment } from "../model/workload.ts";
import { isEqual } from "../util/equal.ts";
import { labelsSchema, nameSchema, tolerationsSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/**
 * Ready-made ways to spread an app's Pods: `zones` rather leaves a Pod Pending than one zone with two more than another,
 * the others only prefer it.
 */
export const SPREADS = ["none", "zones", "zones-if-possible", "nodes-if-possible"] as const;
export type Spread = (typeof SPREADS)[number];

type Constraint = Pick<TopologySpreadConstraint, "maxSkew" | "topologyKey" | "whenUnsatisfiable">;

/** What each way of spreading is in a Pod template. */
export const SPREAD_CONSTRAINTS: Readonly<Record<Spread, readonly Constraint[]>> = {
  none: [],
  zones: [{ maxSkew: 1, topologyKey: LABEL_ZONE, whenUnsatisfiable: "DoNotSchedule" }],
  "zones-if-possible": [{ maxSkew: 1, topologyKey: LABEL_ZONE, whenUnsatisfiable: "ScheduleAnyway" }],
  "nodes-if-possible": [{ maxSkew: 1, topologyKey: LABEL_HOSTNAME, whenUnsatisfiable: "ScheduleAnyway" }],
};

const schema = z.strictObject({
  type: z.literal("setPlacement"),
  deployment: nameSchema,
  /** Only Nodes with all of these labels; empty: any. */
  nodeSelector: labelsSchema.exactOptional(),
  spread: z.enum(SPREADS).exactOptional(),
  /** Taints that its Pods put up with; empty: none. */
  tolerations: tolerationsSchema.exactOptional(),
  priorityClassName: nameSchema.exactOptional(),
});
type SetPlacement = z.infer<typeof schema>;

/**
 * Declares where an app's Pods may run, and who makes room for whom: what `kubectl edit` changes in the template. What is
 * not named stays as it is. Pods never move: new ones take their place, as with every change of a template.
 * Refused with `DeploymentNotFound` {deployment}, `PriorityClassNotFound` {priorityClass}, `NothingToChange` {deployment}.
 */
export const setPlacement = defineCommand({
  type: "setPlacement",
  schema,
  roles: ["control-plane", "scheduler", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, command) =>
    deploymentRefusal(cluster, command.deployment, (deployment) => {
      const { priorityClassName: name, deployment: named } = command;
      if (name !== undefined && !cluster.priorityClasses.has(name)) {
        return { code: "PriorityClassNotFound", params: { priorityClass: name } };
      }
      const { spec } = deployment.spec.template;
      const isSo = isEqual(placed(spec, deployment, command), spec);
      return isSo ? { code: "NothingToChange", params: { deployment: named } } : undefined;
    }),
  apply(draft, _seat, command) {
    changeDeployment(draft, command.deployment, (deployment) => {
      const { template } = deployment.spec;
      return { template: { ...template, spec: placed(template.spec, deployment, command) } };
    });
  },
});

/** A template's spec with what the command names. */
function placed(spec: PodSpec, { spec: { selector } }: Deployment, command: SetPlacement): PodSpec {
  const { nodeSelector, spread, tolerations, priorityClassName } = command;
  return {
    ...spec,
    ...(nodeSelector && { nodeSelector }),
    ...(spread && {
      topologySpreadConstraints: SPREAD_CONSTRAINTS[spread].map((constraint) => ({
        ...constraint,
        labelSelector: selector,
        // Versions are spread each for itself, so that the old one does not stand in the way of the new one.
        matchLabelKeys: [POD_TEMPLATE_HASH],
      })),
    }),
    ...(tolerations && { tolerations }),
    ...(priorityClassName !== undefined && { priorityClassName }),
  };
}
