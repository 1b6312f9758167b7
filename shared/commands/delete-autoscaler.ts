import { z } from "zod";
import { deploymentKeyOf, nameSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";
import { autoscalerOf } from "./set-autoscaler.ts";

/**
 * Takes an app's autoscaler away: `kubectl delete hpa`. The app keeps the size that it has.
 * Refused with `AutoscalerNotFound` {deployment}.
 */
export const deleteAutoscaler = defineCommand({
  type: "deleteAutoscaler",
  schema: z.strictObject({ type: z.literal("deleteAutoscaler"), deployment: nameSchema }),
  roles: ["control-plane", "controller"],
  isWork: true,
  refusal: (cluster, _seat, { deployment }) =>
    autoscalerOf(cluster, deployment) === undefined
      ? { code: "AutoscalerNotFound", params: { deployment } }
      : undefined,
  apply(draft, _seat, { deployment }) {
    draft.remove("HorizontalPodAutoscaler", deploymentKeyOf(deployment));
  },
});
