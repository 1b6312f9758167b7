import { z } from "zod";
import { nameSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/**
 * Stops a rollout where it is: `kubectl rollout pause`. Scaling goes on.
 * Refused with `DeploymentNotFound` {deployment}, `RolloutPaused` {deployment}.
 */
export const pauseRollout = defineCommand({
  type: "pauseRollout",
  schema: z.strictObject({ type: z.literal("pauseRollout"), deployment: nameSchema }),
  roles: ["control-plane", "controller"],
  isWork: true,
  refusal: (cluster, _seat, { deployment }) =>
    deploymentRefusal(cluster, deployment, ({ spec }) =>
      spec.paused ? { code: "RolloutPaused", params: { deployment } } : undefined,
    ),
  apply(draft, _seat, { deployment }) {
    changeDeployment(draft, deployment, () => ({ paused: true }));
  },
});
