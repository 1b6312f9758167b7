import { findEraImage } from "../images.ts";
import { bytesOf, publish, unpublishedLayers } from "../publish.ts";
import type { Job } from "./framework.ts";

/** Brings an image to the registry: only the layers that it does not have yet. */
export const push: Job = {
  durationMs(cluster, { era, node, what }) {
    const image = findEraImage(era, what);
    const bandwidth = cluster.machines.get(node)?.bandwidthBytesPerSecond ?? 1;
    const bytes = image === undefined ? 0 : bytesOf(unpublishedLayers(cluster, era, image));
    return Math.ceil((bytes * 1000) / bandwidth);
  },
  finish: (draft, { node, what }) => publish(draft, node, what),
};
