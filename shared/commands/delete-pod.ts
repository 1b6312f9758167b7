import { z } from "zod";
import { markForDeletion } from "../model/deletion.ts";
import { isPodTerminating } from "../model/pod.ts";
import { nameSchema, podKeyOf } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Deletes a Pod: `kubectl delete pod`. With `force` its object goes at once (`--force --grace-period=0`), whatever its
 * machine may still run: the way out for a Pod that terminates on a Node that is lost.
 * Refused with `PodNotFound` {pod}, `PodTerminating` {pod}.
 */
export const deletePod = defineCommand({
  type: "deletePod",
  schema: z.strictObject({
    type: z.literal("deletePod"),
    pod: nameSchema,
    force: z.boolean().default(false),
  }),
  roles: ["control-plane", "controller"],
  isWork: true,
  refusal(cluster, _seat, { pod, force }) {
    const found = cluster.pods.get(podKeyOf(pod));
    if (!found) return { code: "PodNotFound", params: { pod } };
    return isPodTerminating(found) && !force ? { code: "PodTerminating", params: { pod } } : undefined;
  },
  apply(draft, _seat, { pod, force }) {
    markForDeletion(draft, podKeyOf(pod), force ? { graceSeconds: 0 } : {});
  },
});
