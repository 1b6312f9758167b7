import { diskUsedBytes } from "../kubelet/disk.ts";
import type { ImageSpec } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import { fillCluster } from "../model/new-cluster.ts";

/** The cluster with images on every machine: for rounds in which pulling is not what it is about. */
export const withImagesOnDisk = (cluster: ClusterState, images: readonly ImageSpec[]): ClusterState =>
  fillCluster(cluster, (draft) => {
    for (const { nodeName } of cluster.machines.values()) onDisk(draft, nodeName, images);
  });

/** One machine gets images. */
export function onDisk(draft: ClusterDraft, node: string, images: readonly ImageSpec[]): void {
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  const pulled = images.map(({ name }) => [name, { pulledAt: 0 }] as const);
  const layers = images.flatMap((image) => image.layers.map(({ digest, bytes }) => [digest, bytes] as const));
  const warm = {
    ...machine,
    images: { ...machine.images, ...Object.fromEntries(pulled) },
    layers: { ...machine.layers, ...Object.fromEntries(layers) },
  };
  draft.machines.set(node, { ...warm, diskUsedBytes: diskUsedBytes(draft, warm) });
}
