import { type Catalogue, findImage } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { defaultImageTag } from "../model/image-name.ts";
import { type Machine, type PodRuntime, runtimePrefix } from "../model/machine.ts";
import { gameMs } from "../model/timings.ts";
import { bytesToFree, collectImages, IMAGE_GC } from "./image-gc.ts";

/** Whether containers can be started from an image here. */
export const hasImage = (machine: Pick<Machine, "images">, image: string): boolean =>
  machine.images[defaultImageTag(image)] !== undefined;

/** Bytes on disk: layers, and what Pods wrote. */
export function diskUsedBytes(cluster: Pick<ClusterReader, "runtimes">, machine: Machine): number {
  let bytes = 0;
  for (const digest in machine.layers) bytes += machine.layers[digest] ?? 0;
  return bytes + logBytes(cluster, machine.nodeName);
}

/** Bytes that the Pods of a machine wrote: logs that nobody rotates. */
export const logBytes = (cluster: Pick<ClusterReader, "runtimes">, node: string): number =>
  cluster.runtimes
    .withPrefix(runtimePrefix(node))
    .reduce((sum, { trouble }) => sum + (trouble?.diskBytes ?? 0), 0);

/** Images that containers of this machine were made from, or will be. */
export function imagesInUse(runtimes: readonly PodRuntime[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { spec } of runtimes) {
    for (const { image } of spec.initContainers) names.add(defaultImageTag(image));
    for (const { image } of spec.containers) names.add(defaultImageTag(image));
  }
  return names;
}

/** Images on disk that nothing here uses. */
export function unusedImages(cluster: Pick<ClusterReader, "runtimes">, machine: Machine): readonly string[] {
  const inUse = imagesInUse(cluster.runtimes.withPrefix(runtimePrefix(machine.nodeName)));
  return Object.keys(machine.images)
    .filter((name) => !inUse.has(name))
    .sort();
}

/** The machine without some images: their layers go too, unless another image here has them. */
export function withoutImages(machine: Machine, catalogue: Catalogue, names: readonly string[]): Machine {
  const images: Record<string, Machine["images"][string]> = {};
  const kept = new Set<string>();
  for (const [name, image] of Object.entries(machine.images)) {
    if (names.includes(name)) continue;
    images[name] = image;
    for (const { digest } of findImage(catalogue, name)?.layers ?? []) kept.add(digest);
  }
  const layers: Record<string, number> = {};
  for (const [digest, bytes] of Object.entries(machine.layers)) {
    if (kept.has(digest)) layers[digest] = bytes;
  }
  return { ...machine, images, layers };
}

/** Bytes of layers that no other image on the machine has. */
function ownBytes(machine: Machine, catalogue: Catalogue, name: string): number {
  const before = Object.values(machine.layers).reduce((sum, bytes) => sum + bytes, 0);
  const rest = Object.values(withoutImages(machine, catalogue, [name]).layers);
  return before - rest.reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * Removes unused images when the disk is too full, or when `wantedBytes` more are needed than there are.
 * Simplified: looked at whenever something is written, not every five minutes; an image counts with the layers that
 * only it has.
 * Source: kubernetes/kubernetes `pkg/kubelet/images/image_gc_manager.go`, v1.35.
 */
export function collectGarbage(draft: ClusterDraft, node: string, wantedBytes = 0): void {
  const machine = draft.machines.get(node);
  if (machine === undefined) return;
  const capacityBytes = machine.diskBytes;
  const availableBytes = capacityBytes - diskUsedBytes(draft, machine);
  const needed = Math.max(
    bytesToFree({ capacityBytes, availableBytes }, IMAGE_GC),
    wantedBytes - availableBytes,
  );
  if (needed <= 0) return;
  const { catalogue, timings } = draft.settings;
  const candidates = unusedImages(draft, machine).map((name) => {
    const image = machine.images[name];
    return {
      name,
      sizeBytes: ownBytes(machine, catalogue, name),
      inUse: false,
      detectedAt: image?.pulledAt ?? 0,
      ...(image?.usedAt !== undefined && { usedAt: image.usedAt }),
    };
  });
  const minAge = gameMs(IMAGE_GC.minAgeSeconds, timings);
  const { removed } = collectImages(candidates, { bytesToFree: needed, now: draft.now, minAge });
  if (removed.length > 0) draft.machines.set(node, withoutImages(machine, catalogue, removed));
}
