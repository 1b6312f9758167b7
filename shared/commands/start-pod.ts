import { z } from "zod";
import { hasImage } from "../kubelet/disk.ts";
import { orderStart } from "../kubelet/orders.ts";
import { nameSchema, podKeyOf } from "./arguments.ts";
import { defineCommand } from "./framework.ts";
import { doneByKubelet, ownPod } from "./node-seat.ts";

/**
 * Starts a Pod whose images are here, for the first time or after it crashed.
 * Refused with `DoneByKubelet`, what `ownPod` says, `AlreadyStarted` {pod}, `ImageNotPresent` {pod, image}.
 */
export const startPod = defineCommand({
  type: "startPod",
  schema: z.strictObject({ type: z.literal("startPod"), pod: nameSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { pod }) {
    const automatic = doneByKubelet(cluster);
    if (automatic) return automatic;
    const own = ownPod(cluster, seat, pod);
    if (!own.ok) return own.refusal;
    const { machine, runtime } = own.value;
    const containers = [...runtime.spec.initContainers, ...runtime.spec.containers];
    const missing = containers.find(({ image }) => !hasImage(machine, image));
    if (missing) return { code: "ImageNotPresent", params: { pod, image: missing.image } };
    const waits = runtime.stage === "crashed" || (runtime.stage === "startable" && !runtime.startOrdered);
    return waits ? undefined : { code: "AlreadyStarted", params: { pod } };
  },
  apply(draft, seat, { pod }) {
    orderStart(draft, seat.nodeName ?? "", podKeyOf(pod));
  },
});
