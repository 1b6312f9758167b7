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
  schema: z.strictObject({
    type: z.literal("scale"),
    deployment: nameSchema,
    replicas: replicasSchema,
    /** What is wanted already is not taken away: for scripts, so that players who saw it coming keep what they did. */
    atLeast: z.boolean().exactOptional(),
  }),
  roles: ["control-plane", "controller", "room"],
  isWork: true,
  refusal: (cluster, _seat, { deployment, replicas, atLeast }) =>
    deploymentRefusal(cluster, deployment, ({ spec }) => {
      const isSo = spec.replicas === replicas || (atLeast === true && spec.replicas > replicas);
      return isSo ? { code: "NothingToChange", params: { deployment } } : undefined;
    }),
  apply(draft, _seat, { deployment, replicas }) {
    changeDeployment(draft, deployment, () => ({ replicas }));
  },
});
