import { z } from "zod";
import { beginJob } from "../eras/work.ts";
import { imageSchema } from "./arguments.ts";
import { freeHands } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";

/**
 * Brings an image from the own machine to the registry, for everybody to run: `docker push`.
 * Refused with what `freeHands` says, `ImageNotHere` {image}, `ImagePublished` {image}.
 */
export const pushImage = defineCommand({
  type: "pushImage",
  schema: z.strictObject({ type: z.literal("pushImage"), image: imageSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { type, image }) {
    const place = freeHands(cluster, seat, type);
    if (!place.ok) return place.refusal;
    if (place.value.machine.images[image] === undefined) return { code: "ImageNotHere", params: { image } };
    return cluster.publishedImages.has(image) ? { code: "ImagePublished", params: { image } } : undefined;
  },
  apply(draft, seat, { image }) {
    const { era } = draft.settings;
    if (era !== undefined) beginJob(draft, era, seat.nodeName ?? "", "push", image);
  },
});
