import { z } from "zod";
import { nameSchema, replicasSchema } from "./arguments.ts";
import { changeDeployment, deploymentRefusal } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/**
 * Declares how many Pods a Deployment should have: `kubectl scale`.
 * Refused with `DeploymentNotFound` {deployment}, `NothingToChange` {deployment}.
 */
export const scale = defineCommand({
  type: "scale",
  schema: z.strictObject({ type: z.literal("scale"), deployment: nameSchema, replicas: replicasSchema }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, { deployment, replicas }) =>
    deploymentRefusal(cluster, deployment, ({ spec }) =>
      spec.replicas === replicas ? { code: "NothingToChange", params: { deployment } } : undefined,
    ),
  apply(draft, _seat, { deployment, replicas }) {
    changeDeployment(draft, deployment, () => ({ replicas }));
  },
});
