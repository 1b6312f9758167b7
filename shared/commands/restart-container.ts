import { z } from "zod";
import { orderRestart } from "../kubelet/orders.ts";
import { nameSchema, podKeyOf } from "./arguments.ts";
import { brokenRefusal } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";
import { ownPod } from "./node-seat.ts";

/**
 * Restarts what runs in a Pod, gracefully: the only cure for a container that hangs, and the gentle way to get back the
 * memory of one that leaks, before the kernel does it. One that crashed starts at once, whatever its back-off.
 * Refused with what `ownPod` says, `NotStarted` {pod}, `AlreadyRestarting` {pod}, and on a server by hand with
 * `NeedsFirst` {software, needs} when something replaced what the app runs on.
 */
export const restartContainer = defineCommand({
  type: "restartContainer",
  schema: z.strictObject({
    type: z.literal("restartContainer"),
    pod: nameSchema,
    /** Missing: all containers of the Pod that run or crashed. */
    container: nameSchema.optional(),
  }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { pod, container }) {
    const own = ownPod(cluster, seat, pod);
    if (!own.ok) return own.refusal;
    const meant = own.value.runtime.containers.filter(
      ({ name }) => container === undefined || name === container,
    );
    const begun = meant.filter(({ state, lastExit }) => state !== "waiting" || lastExit !== undefined);
    if (begun.length === 0) return { code: "NotStarted", params: { pod } };
    const ordered = begun.every(({ restartOrdered }) => restartOrdered === true);
    return ordered ? { code: "AlreadyRestarting", params: { pod } } : brokenRefusal(cluster, own.value);
  },
  apply(draft, seat, { pod, container }) {
    orderRestart(draft, seat.nodeName ?? "", podKeyOf(pod), container);
  },
});
