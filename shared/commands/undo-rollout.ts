import { z } from "zod";
import { rollbackTemplate } from "../controllers/deployment/rollback.ts";
import { nameSchema } from "./arguments.ts";
import { changeDeployment, deploymentNamed } from "./deployment-change.ts";
import { defineCommand } from "./framework.ts";

/** Revisions are counted from 1; 0 stands for the one before the present. */
const MAX_REVISION = 1_000_000;

/**
 * Goes back to an earlier version of a Deployment: `kubectl rollout undo`.
 * Refused with `DeploymentNotFound` {deployment}, and as `rollbackTemplate` says.
 */
export const undoRollout = defineCommand({
  type: "undoRollout",
  schema: z.strictObject({
    type: z.literal("undoRollout"),
    deployment: nameSchema,
    toRevision: z.int().min(0).max(MAX_REVISION).default(0),
  }),
  roles: ["control-plane", "controller"],
  isWork: true,
  refusal(cluster, _seat, { deployment, toRevision }) {
    const found = deploymentNamed(cluster, deployment);
    if (!found.ok) return found.refusal;
    const template = rollbackTemplate(cluster, found.value, toRevision);
    return template.ok ? undefined : template.refusal;
  },
  apply(draft, _seat, { deployment, toRevision }) {
    changeDeployment(draft, deployment, (found) => {
      const template = rollbackTemplate(draft, found, toRevision);
      return template.ok ? { template: template.value } : {};
    });
  },
});
