/** An image as the garbage collector sees it. Times in the caller's unit. */
export interface CollectableImage {
  readonly name: string;
  readonly sizeBytes: number;
  readonly inUse: boolean;
  /** Never collected, as the image of the pause container. */
  readonly pinned?: boolean;
  /** Missing: no container was ever started from it. */
  readonly usedAt?: number;
  readonly detectedAt: number;
}

export interface ImageGcRequest {
  readonly bytesToFree: number;
  readonly now: number;
  /** Younger images stay: they may just have been pulled for a container that is about to start. */
  readonly minAge: number;
}

export interface ImageGcResult {
  /** Names in the order of removal. */
  readonly removed: readonly string[];
  readonly freedBytes: number;
}

/** Sorts before every time. */
const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Unused images to remove, least recently used first and then the longest known, until enough is free.
 * Simplified: nothing is removed for its age alone.
 * Source: kubernetes/kubernetes `pkg/kubelet/images/image_gc_manager.go` freeSpace, v1.35.
 */
export function collectImages(images: readonly CollectableImage[], request: ImageGcRequest): ImageGcResult {
  const removed: string[] = [];
  let freedBytes = 0;
  const unused = images
    .filter((image) => !image.inUse && image.pinned !== true)
    .sort((a, b) => (a.usedAt ?? NEVER) - (b.usedAt ?? NEVER) || a.detectedAt - b.detectedAt);
  for (const image of unused) {
    if (freedBytes >= request.bytesToFree) break;
    if (request.now - image.detectedAt < request.minAge) continue;
    removed.push(image.name);
    freedBytes += image.sizeBytes;
  }
  return { removed, freedBytes };
}

/** When image garbage collection begins and where it stops, in percent of the disk. */
export interface ImageGcThresholds {
  readonly highPercent: number;
  readonly lowPercent: number;
}

/** Source: kubernetes/kubernetes `pkg/kubelet/apis/config/v1beta1/defaults.go`, v1.35. */
export const IMAGE_GC: ImageGcThresholds & { readonly minAgeSeconds: number } = {
  highPercent: 85,
  lowPercent: 80,
  minAgeSeconds: 120,
};

/**
 * How many bytes have to go; 0 while the disk is below the high threshold.
 * Source: kubernetes/kubernetes `pkg/kubelet/images/image_gc_manager.go` GarbageCollect, v1.35.
 */
export function bytesToFree(
  disk: { readonly capacityBytes: number; readonly availableBytes: number },
  { highPercent, lowPercent }: ImageGcThresholds,
): number {
  const { capacityBytes, availableBytes } = disk;
  const usedPercent = 100 - Math.floor((availableBytes * 100) / capacityBytes);
  if (usedPercent < highPercent) return 0;
  return Math.floor((capacityBytes * (100 - lowPercent)) / 100) - availableBytes;
}
