import { z } from "zod";
import type { DeploymentStrategy, IntOrPercent } from "../model/workload.ts";
import { isEqual } from "../util/equal.ts";
import { nameSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { strategySchema } from "./deployment-fields.ts";
import { defineCommand } from "./framework.ts";

/**
 * Declares how a Deployment replaces its Pods: how many it may have too many and too few while it does. It holds for the
 * next step of a rollout; by itself it starts none.
 * Refused with `DeploymentNotFound` {deployment}, `NothingToChange` {deployment}, `StrategyStandsStill` {deployment}: with
 * none too many and none too few, nothing could move.
 * Source: kubernetes/kubernetes `pkg/apis/apps/validation/validation.go` ValidateRollingUpdateDeployment, v1.35.
 */
export const setStrategy = defineCommand({
  type: "setStrategy",
  schema: z.strictObject({
    type: z.literal("setStrategy"),
    deployment: nameSchema,
    strategy: strategySchema.refine(isPossible, "maxUnavailable is more than all"),
  }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, { deployment, strategy }) =>
    deploymentRefusal(cluster, deployment, ({ spec }) => {
      if (isEqual(spec.strategy, strategy)) return { code: "NothingToChange", params: { deployment } };
      return standsStill(strategy) ? { code: "StrategyStandsStill", params: { deployment } } : undefined;
    }),
  apply(draft, _seat, { deployment, strategy }) {
    changeDeployment(draft, deployment, () => ({ strategy }));
  },
});

const standsStill = (strategy: DeploymentStrategy): boolean =>
  strategy.type === "RollingUpdate" && isNone(strategy.maxSurge) && isNone(strategy.maxUnavailable);

const isNone = (value: IntOrPercent): boolean => value === 0 || percentOf(value) === 0;

/** Undefined for a number of Pods. */
const percentOf = (value: IntOrPercent): number | undefined =>
  typeof value === "string" ? Number(value.slice(0, -1)) : undefined;

/** The API takes at most 100 % of the Pods away. */
function isPossible(strategy: DeploymentStrategy): boolean {
  return strategy.type === "Recreate" || (percentOf(strategy.maxUnavailable) ?? 0) <= 100;
}
