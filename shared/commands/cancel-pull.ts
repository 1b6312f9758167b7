import { z } from "zod";
import { dropPull } from "../kubelet/pulls.ts";
import { defaultImageTag } from "../model/image-name.ts";
import { imageSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";
import { doneByKubelet, ownMachine } from "./node-seat.ts";

/**
 * Takes an image out of the line of pulls.
 * Refused with `DoneByKubelet`, what `ownMachine` says, `NotPulling` {image}.
 */
export const cancelPull = defineCommand({
  type: "cancelPull",
  schema: z.strictObject({ type: z.literal("cancelPull"), image: imageSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { image }) {
    const automatic = doneByKubelet(cluster);
    if (automatic) return automatic;
    const own = ownMachine(cluster, seat);
    if (!own.ok) return own.refusal;
    const pulling = own.value.pulls.some((pull) => pull.image === defaultImageTag(image));
    return pulling ? undefined : { code: "NotPulling", params: { image } };
  },
  apply(draft, seat, { image }) {
    dropPull(draft, seat.nodeName ?? "", image);
  },
});
