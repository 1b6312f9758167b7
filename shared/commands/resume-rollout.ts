import { z } from "zod";
import { nameSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/**
 * Lets a paused rollout go on: `kubectl rollout resume`.
 * Refused with `DeploymentNotFound` {deployment}, `RolloutNotPaused` {deployment}.
 */
export const resumeRollout = defineCommand({
  type: "resumeRollout",
  schema: z.strictObject({ type: z.literal("resumeRollout"), deployment: nameSchema }),
  roles: ["control-plane", "controller"],
  isWork: true,
  refusal: (cluster, _seat, { deployment }) =>
    deploymentRefusal(cluster, deployment, ({ spec }) =>
      spec.paused ? undefined : { code: "RolloutNotPaused", params: { deployment } },
    ),
  apply(draft, _seat, { deployment }) {
    changeDeployment(draft, deployment, () => ({ paused: false }));
  },
});
