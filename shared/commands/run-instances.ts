import { z } from "zod";
import { findEraImage } from "../eras/images.ts";
import { createInstance, roomFor } from "../eras/instances.ts";
import { imageSchema } from "./arguments.ts";
import { eraPlace } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";

/** The most instances that one command starts. */
export const MAX_RUN = 8;

/**
 * Starts so many instances of an image on the own machine with one action: clones of a virtual machine, or `docker run`.
 * An image that is not here is fetched first, by itself. It needs no hands: others can go on meanwhile.
 * Refused with what `eraPlace` says, `ImageNotShared` {image: neither here nor shared}, `NoRoom` {image, room: how many
 * fit}.
 */
export const runInstances = defineCommand({
  type: "runInstances",
  schema: z.strictObject({
    type: z.literal("runInstances"),
    image: imageSchema,
    count: z.int().min(1).max(MAX_RUN),
  }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { type, image: name, count }) {
    const place = eraPlace(cluster, seat, type);
    if (!place.ok) return place.refusal;
    const { era, machine } = place.value;
    const image = findEraImage(era, name);
    const isThere = machine.images[name] !== undefined || cluster.publishedImages.has(name);
    if (image === undefined || !isThere) return { code: "ImageNotShared", params: { image: name } };
    const room = roomFor(cluster, era, image, machine.nodeName);
    return room < count ? { code: "NoRoom", params: { image: name, room } } : undefined;
  },
  apply(draft, seat, { image: name, count }) {
    const { era } = draft.settings;
    const image = era && findEraImage(era, name);
    if (era === undefined || image === undefined) return;
    for (let i = 0; i < count; i++) createInstance(draft, era, image, seat.nodeName ?? "");
  },
});
