import type { GameMs } from "../../model/meta.ts";
import type { Pod } from "../../model/pod.ts";
import { TICK_MS } from "../../model/timings.ts";

/** The most Pods that one look may create or delete. Source: `pkg/controller/replicaset/replica_set.go`, v1.35. */
export const BURST_REPLICAS = 500;

/**
 * How many of `missing` Pods are created now: 1, then 2, 4, 8 ..., so that a mistake is not made 500 times at once.
 * The size follows from what the last tick created, so nothing has to be remembered.
 * Source: kubernetes/kubernetes `pkg/controller/replicaset/replica_set.go` slowStartBatch, v1.35.
 * Simplified: one batch a tick; upstream begins the next one as soon as the last has succeeded.
 */
export function slowStartBatch(pods: readonly Pod[], missing: number, now: GameMs): number {
  const latest = pods.filter(({ metadata }) => metadata.creationTimestamp === now - TICK_MS).length;
  return Math.min(missing, BURST_REPLICAS, Math.max(1, latest * 2));
}
