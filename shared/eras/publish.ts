import { wakeMachine, wakePodsOf } from "../kubelet/work.ts";
import type { ImageLayer } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { EraRules } from "../model/era.ts";
import { type EraImage, type EraLayer, findEraImage } from "./images.ts";

export const bytesOf = (layers: readonly Pick<ImageLayer, "bytes">[]): number =>
  layers.reduce((sum, { bytes }) => sum + bytes, 0);

/** Layers that the registry does not have: ready-made ones come from there, others may be in another image. */
export function unpublishedLayers(
  { publishedImages }: Pick<ClusterReader, "publishedImages">,
  era: EraRules,
  { layers }: EraImage,
): readonly EraLayer[] {
  const there = new Set<string>();
  for (const name of publishedImages.keys()) {
    for (const { digest } of findEraImage(era, name)?.layers ?? []) there.add(digest);
  }
  return layers.filter(({ digest, software }) => software.kind !== "os" && !there.has(digest));
}

/** The machine has the image now, because it was made there. */
export function keepImage(draft: ClusterDraft, node: string, { name, layers }: EraImage): void {
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  const onDisk: Record<string, number> = { ...machine.layers };
  for (const { digest, bytes } of layers) onDisk[digest] = bytes;
  const images = { ...machine.images, [name]: machine.images[name] ?? { pulledAt: draft.now } };
  draft.machines.set(node, { ...machine, layers: onDisk, images });
  wakeMachine(draft, node);
  wakePodsOf(draft, node);
}

/** All machines can get the image from now on. */
export function publish(draft: ClusterDraft, node: string, image: string): void {
  if (draft.publishedImages.has(image)) return;
  draft.publishedImages.set(image, { image, nodeName: node, at: draft.now });
  draft.emit({ type: "ImagePublished", image, node });
}
