import { z } from "zod";
import type { ClusterReader } from "../model/cluster-state.ts";
import { DEFAULT_NAMESPACE } from "../model/meta.ts";
import { newMeta } from "../model/new-objects.ts";
import { DEFAULT_SCALE_DOWN, DEFAULT_SCALE_UP } from "../model/scaling-defaults.ts";
import type { HorizontalPodAutoscaler } from "../model/workload.ts";
import { isEqual } from "../util/equal.ts";
import { deploymentKeyOf, MAX_REPLICAS, MAX_SECONDS, nameSchema } from "./arguments.ts";
import { deploymentRefusal } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/** Of what the Pods request. Pods without a limit may use more than all of it. */
const MAX_UTILIZATION_PERCENT = 200;

const schema = z.strictObject({
  type: z.literal("setAutoscaler"),
  deployment: nameSchema,
  /** Fewest and most Pods. */
  min: z.int().min(1).max(MAX_REPLICAS),
  max: z.int().min(1).max(MAX_REPLICAS),
  /** CPU that the Pods should use on average, in percent of their requests. */
  targetUtilization: z.int().min(1).max(MAX_UTILIZATION_PERCENT),
  /** It shrinks only to the largest size of this time. Seconds of Kubernetes time; missing: the API's default. */
  scaleDownStabilizationSeconds: z.int().min(0).max(MAX_SECONDS).exactOptional(),
});
type SetAutoscaler = z.infer<typeof schema>;

/**
 * Declares how many Pods an app may have and how busy they should be: `kubectl autoscale`. The one that it has already
 * is changed. From then on its size is the autoscaler's business: what people scale by hand does not last.
 * Refused with `DeploymentNotFound` {deployment}, `AutoscalerMaxBelowMin` {min, max}, `NothingToChange` {deployment}.
 */
export const setAutoscaler = defineCommand({
  type: "setAutoscaler",
  schema,
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, command) =>
    deploymentRefusal(cluster, command.deployment, () => {
      const { deployment, min, max } = command;
      if (max < min) return { code: "AutoscalerMaxBelowMin", params: { min, max } };
      const isSo = isEqual(autoscalerOf(cluster, deployment)?.spec, specOf(command));
      return isSo ? { code: "NothingToChange", params: { deployment } } : undefined;
    }),
  apply(draft, _seat, command) {
    const { deployment: name } = command;
    const known = autoscalerOf(draft, name);
    const metadata =
      known === undefined
        ? newMeta({ name, namespace: DEFAULT_NAMESPACE, uid: draft.uid(), creationTimestamp: draft.now })
        : { ...known.metadata, generation: known.metadata.generation + 1 };
    draft.put<"HorizontalPodAutoscaler">({
      kind: "HorizontalPodAutoscaler",
      metadata,
      spec: specOf(command),
      status: known?.status ?? { currentReplicas: 0, desiredReplicas: 0, conditions: [] },
    });
  },
});

/** The autoscaler of an app bears its name, as `kubectl autoscale` has it. */
export const autoscalerOf = (
  cluster: Pick<ClusterReader, "horizontalPodAutoscalers">,
  deployment: string,
): HorizontalPodAutoscaler | undefined => cluster.horizontalPodAutoscalers.get(deploymentKeyOf(deployment));

function specOf(command: SetAutoscaler): HorizontalPodAutoscaler["spec"] {
  const { stabilizationWindowSeconds } = DEFAULT_SCALE_DOWN;
  return {
    scaleTargetRef: { kind: "Deployment", name: command.deployment },
    minReplicas: command.min,
    maxReplicas: command.max,
    metric: { resource: "cpu", averageUtilization: command.targetUtilization },
    behavior: {
      scaleUp: DEFAULT_SCALE_UP,
      scaleDown: {
        ...DEFAULT_SCALE_DOWN,
        stabilizationWindowSeconds: command.scaleDownStabilizationSeconds ?? stabilizationWindowSeconds,
      },
    },
  };
}
