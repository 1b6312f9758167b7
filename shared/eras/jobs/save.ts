import { findEraImage } from "../images.ts";
import { bytesOf, keepImage, publish } from "../publish.ts";
import type { Job } from "./framework.ts";

/**
 * Writes a finished system down as an image, for all machines to clone.
 * Simplified: an image holds what its app needs, whatever else is installed in the system that it is made from.
 */
export const save: Job = {
  durationMs(_cluster, { era, what }) {
    const image = findEraImage(era, what);
    return image === undefined ? 0 : Math.ceil((bytesOf(image.layers) * 1000) / era.saveBytesPerSecond);
  },
  finish(draft, { era, node, what }) {
    const image = findEraImage(era, what);
    if (image === undefined) return;
    keepImage(draft, node, image);
    publish(draft, node, image.name);
  },
};
