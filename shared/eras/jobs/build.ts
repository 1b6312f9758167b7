import type { ClusterReader } from "../../model/cluster-state.ts";
import { type EraLayer, findEraImage } from "../images.ts";
import { keepImage } from "../publish.ts";
import type { Job } from "./framework.ts";

/** Makes an image by its recipe, layer by layer. What this machine has already it takes from its cache. */
export const build: Job = {
  durationMs(cluster, { era, node, what }) {
    const machine = cluster.machines.get(node);
    const layers = findEraImage(era, what)?.layers ?? [];
    return layers
      .filter(({ digest }) => machine?.layers[digest] === undefined)
      .reduce((sum, layer) => sum + layerMs(cluster, node, layer), 0);
  },
  finish(draft, { era, node, what }) {
    const image = findEraImage(era, what);
    if (image !== undefined) keepImage(draft, node, image);
  },
};

/** The lowest layer is ready-made and only has to be loaded; all others take as long as installing does anywhere. */
function layerMs(cluster: ClusterReader, node: string, { software, bytes }: EraLayer): number {
  const bandwidth = cluster.machines.get(node)?.bandwidthBytesPerSecond ?? 1;
  return software.kind === "os" ? Math.ceil((bytes * 1000) / bandwidth) : software.installMs;
}
