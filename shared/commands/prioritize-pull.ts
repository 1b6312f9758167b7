import { z } from "zod";
import { orderPull } from "../kubelet/pulls.ts";
import { defaultImageTag } from "../model/image-name.ts";
import { imageSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";
import { ownMachine } from "./node-seat.ts";

/**
 * Moves an image to the front of the line: it gets the bandwidth now. What the others have so far they keep.
 * Refused with what `ownMachine` says, `NotPulling` {image}, `AlreadyFirst` {image}.
 */
export const prioritizePull = defineCommand({
  type: "prioritizePull",
  schema: z.strictObject({ type: z.literal("prioritizePull"), image: imageSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { image }) {
    const own = ownMachine(cluster, seat);
    if (!own.ok) return own.refusal;
    const place = own.value.pulls.findIndex((pull) => pull.image === defaultImageTag(image));
    if (place < 0) return { code: "NotPulling", params: { image } };
    return place === 0 ? { code: "AlreadyFirst", params: { image } } : undefined;
  },
  apply(draft, seat, { image }) {
    orderPull(draft, seat.nodeName ?? "", image, true);
  },
});
