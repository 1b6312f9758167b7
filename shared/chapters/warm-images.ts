import type { ImageSpec } from "../model/catalogue.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import { fillCluster } from "../model/new-cluster.ts";

/** The cluster with images on every machine: for rounds in which pulling is not what it is about. */
export const withImagesOnDisk = (cluster: ClusterState, images: readonly ImageSpec[]): ClusterState =>
  fillCluster(cluster, (draft) => {
    const onDisk = Object.fromEntries(images.map(({ name }) => [name, { pulledAt: 0 }]));
    const layers = Object.fromEntries(
      images.flatMap((image) => image.layers.map(({ digest, bytes }) => [digest, bytes])),
    );
    for (const machine of cluster.machines.values()) {
      draft.machines.set(machine.nodeName, {
        ...machine,
        images: { ...machine.images, ...onDisk },
        layers: { ...machine.layers, ...layers },
      });
    }
  });
