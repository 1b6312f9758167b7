import { z } from "zod";
import type { ClusterNode } from "../../model/node.ts";
import type { NodeInfo } from "../../model/node-info.ts";
import { MIB } from "../../model/resources.ts";
import { definePlugin, MAX_NODE_SCORE } from "../framework.ts";

const MIN_BYTES = 23 * MIB;
const MAX_BYTES_PER_CONTAINER = 1000 * MIB;

/** An image in the cluster: its size, and the Nodes that have it. */
interface ImageState {
  readonly bytes: number;
  readonly nodes: ReadonlySet<string>;
}

/**
 * Score: how many bytes of the Pod's images a Node already has, each image weighed by the share of Nodes that have it
 * (so that the first Node with an image does not attract every Pod).
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/imagelocality/image_locality.go`, v1.35.
 */
export const imageLocality = definePlugin({
  name: "ImageLocality",
  weight: 1,
  args: z.strictObject({}),
  wakesOn: [],
  create: () => ({
    preScore(pod, _candidates, snapshot) {
      const states = snapshot.memo(imageLocality, () => new Map<string, ImageState | undefined>());
      const containers = [...pod.spec.initContainers, ...pod.spec.containers];
      const max = MAX_BYTES_PER_CONTAINER * containers.length;
      const images: ImageState[] = [];
      for (const { image } of containers) {
        const name = normalizedImageName(image);
        if (!states.has(name)) states.set(name, imageState(name, snapshot.nodeInfos));
        const state = states.get(name);
        if (state === undefined) continue;
        const share = state.nodes.size / snapshot.nodeInfos.length;
        images.push({ bytes: Math.trunc(state.bytes * share), nodes: state.nodes });
      }
      return {
        score(info) {
          let sum = 0;
          for (const image of images) if (image.nodes.has(info.name)) sum += image.bytes;
          return scoreOf(sum, max);
        },
      };
    },
  }),
});

function scoreOf(bytes: number, max: number): number {
  if (bytes < MIN_BYTES) return 0;
  return Math.trunc((MAX_NODE_SCORE * (Math.min(bytes, max) - MIN_BYTES)) / (max - MIN_BYTES));
}

const imagesOfNodes = new WeakMap<ClusterNode, ReadonlyMap<string, number>>();

/** Sizes of the images that a Node has, by each of their names. */
function imagesOf(node: ClusterNode): ReadonlyMap<string, number> {
  const known = imagesOfNodes.get(node);
  if (known !== undefined) return known;
  const images = new Map<string, number>();
  for (const { names, sizeBytes } of node.status.images)
    for (const name of names) images.set(name, sizeBytes);
  imagesOfNodes.set(node, images);
  return images;
}

/** Undefined: no Node has the image. */
function imageState(image: string, nodeInfos: readonly NodeInfo[]): ImageState | undefined {
  let bytes: number | undefined;
  const nodes = new Set<string>();
  for (const { name, node } of nodeInfos) {
    const size = node && imagesOf(node).get(image);
    if (size === undefined) continue;
    bytes ??= size;
    nodes.add(name);
  }
  return bytes === undefined ? undefined : { bytes, nodes };
}

/** An image name with its tag; `latest` when it has none. A colon before the last slash is a registry's port. */
export const normalizedImageName = (name: string): string =>
  name.lastIndexOf(":") <= name.lastIndexOf("/") ? `${name}:latest` : name;
