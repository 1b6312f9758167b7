import { z } from "zod";
import { logBytes, unusedImages } from "../kubelet/disk.ts";
import { pruneImages as prune } from "../kubelet/orders.ts";
import { defineCommand } from "./framework.ts";
import { ownMachine } from "./node-seat.ts";

/**
 * Frees disk: removes images that no Pod of the machine uses, and empties the logs of those that run.
 * Refused with what `ownMachine` says, `NothingToPrune`.
 */
export const pruneImages = defineCommand({
  type: "pruneImages",
  schema: z.strictObject({ type: z.literal("pruneImages") }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat) {
    const own = ownMachine(cluster, seat);
    if (!own.ok) return own.refusal;
    const hasSome = unusedImages(cluster, own.value).length > 0 || logBytes(cluster, own.value.nodeName) > 0;
    return hasSome ? undefined : { code: "NothingToPrune", params: {} };
  },
  apply(draft, seat) {
    prune(draft, seat.nodeName ?? "");
  },
});
