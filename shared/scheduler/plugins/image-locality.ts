import { z } from "zod";
import type { NodeInfo } from "../../model/node-info.ts";
import { MIB } from "../../model/resources.ts";
import { definePlugin, MAX_NODE_SCORE } from "../framework.ts";

const MIN_BYTES = 23 * MIB;
const MAX_BYTES_PER_CONTAINER = 1000 * MIB;

/** An image in the cluster: its size, and the Nodes that have it. */
interface ImageState {
  readonly bytes: number;
  readonly nodes: Set<string>;
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
      const states = snapshot.memo(imageLocality, imageStates);
      const containers = [...pod.spec.initContainers, ...pod.spec.containers];
      const max = MAX_BYTES_PER_CONTAINER * containers.length;
      const images: { readonly bytes: number; readonly nodes: ReadonlySet<string> }[] = [];
      for (const { image } of containers) {
        const state = states.get(normalizedImageName(image));
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

function imageStates(nodeInfos: readonly NodeInfo[]): ReadonlyMap<string, ImageState> {
  const states = new Map<string, ImageState>();
  for (const { name, node } of nodeInfos) {
    for (const { names, sizeBytes } of node?.status.images ?? []) {
      for (const image of names) {
        let state = states.get(image);
        if (state === undefined) {
          state = { bytes: sizeBytes, nodes: new Set() };
          states.set(image, state);
        }
        state.nodes.add(name);
      }
    }
  }
  return states;
}

/** An image name with its tag; `latest` when it has none. A colon before the last slash is a registry's port. */
export const normalizedImageName = (name: string): string =>
  name.lastIndexOf(":") <= name.lastIndexOf("/") ? `${name}:latest` : name;
