import { scaledValue } from "../../model/int-or-percent.ts";
import type { DeploymentStrategy, IntOrPercent } from "../../model/workload.ts";

/** How far a rollout may stray from the wanted number of Pods, above and below. */
export interface Fenceposts {
  readonly surge: number;
  readonly unavailable: number;
}

/** A ReplicaSet as the arithmetic sees it. */
export interface SetSize {
  readonly name: string;
  /** `spec.replicas`: what it was told. */
  readonly replicas: number;
  /** `status.availableReplicas`: what of it serves. */
  readonly available: number;
}

/** New sizes by name of ReplicaSet; sets that stay are not in it. */
export type Resizes = ReadonlyMap<string, number>;

/** A Deployment as the arithmetic sees it. */
export interface RolloutWish {
  readonly replicas: number;
  readonly strategy: DeploymentStrategy;
}

/**
 * Turns both limits into numbers: the surge rounded up, the unavailable rounded down, and never both 0, because then
 * nothing could move. Undefined when one of them is not a number or percentage.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/util/deployment_util.go` ResolveFenceposts, v1.35.
 */
export function resolveFenceposts(
  maxSurge: IntOrPercent,
  maxUnavailable: IntOrPercent,
  replicas: number,
): Fenceposts | undefined {
  const surge = scaledValue(maxSurge, replicas, "up");
  const unavailable = scaledValue(maxUnavailable, replicas, "down");
  if (surge === undefined || unavailable === undefined) return undefined;
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable };
}

function fencepostsOf({ replicas, strategy }: RolloutWish): Fenceposts {
  if (strategy.type === "Recreate") return { surge: 0, unavailable: 0 };
  return (
    resolveFenceposts(strategy.maxSurge, strategy.maxUnavailable, replicas) ?? { surge: 0, unavailable: 0 }
  );
}

/** How many Pods a rollout may have too many. Source: `deployment_util.go` MaxSurge, v1.35. */
export const maxSurge = (wish: RolloutWish): number => fencepostsOf(wish).surge;

/** How many Pods a rollout may have too few; never more than there are. Source: same file, MaxUnavailable. */
export const maxUnavailable = (wish: RolloutWish): number =>
  wish.replicas === 0 ? 0 : Math.min(fencepostsOf(wish).unavailable, wish.replicas);

/**
 * The size to which the new ReplicaSet may grow now, given the size of all sets together.
 * Source: `deployment_util.go` NewRSNewReplicas, v1.35.
 */
export function newReplicaSetReplicas(wish: RolloutWish, newReplicas: number, allReplicas: number): number {
  if (wish.strategy.type === "Recreate") return wish.replicas;
  // Only the surge counts here, so the rule that both limits may not be 0 changes nothing.
  const surge = scaledValue(wish.strategy.maxSurge, wish.replicas, "up") ?? 0;
  const room = wish.replicas + surge - allReplicas;
  if (room <= 0) return newReplicas;
  return newReplicas + Math.min(room, wish.replicas - newReplicas);
}

/** One look at the new ReplicaSet: its next size. Source: `pkg/controller/deployment/rolling.go`, v1.35. */
export function reconcileNewReplicaSet(wish: RolloutWish, newReplicas: number, allReplicas: number): number {
  return newReplicas >= wish.replicas ? wish.replicas : newReplicaSetReplicas(wish, newReplicas, allReplicas);
}

/**
 * One look at the old ReplicaSets, oldest first: first what is broken anyway goes, then healthy Pods as far as enough
 * stay available. Source: `pkg/controller/deployment/rolling.go` reconcileOldReplicaSets, v1.35.
 */
export function reconcileOldReplicaSets(
  wish: RolloutWish,
  newSet: SetSize,
  oldSets: readonly SetSize[],
): Resizes {
  const all = sumOf(oldSets, "replicas") + newSet.replicas;
  // New Pods that are not available yet count as if they failed: a broken version must not eat up the old one.
  const newUnavailable = newSet.replicas - newSet.available;
  const maxScaledDown = all - minAvailable(wish) - newUnavailable;
  if (sumOf(oldSets, "replicas") === 0 || maxScaledDown <= 0) return new Map();
  const cleaned = cleanupUnhealthyReplicas(oldSets, maxScaledDown);
  const left = oldSets.map((set) => ({ ...set, replicas: cleaned.get(set.name) ?? set.replicas }));
  const available = sumOf(oldSets, "available") + newSet.available;
  return new Map([...cleaned, ...scaleDownOldReplicaSets(wish, available, left)]);
}

/** Takes Pods that are not available out of old sets, oldest set first, at most `maxCleanup` in all. */
export function cleanupUnhealthyReplicas(oldSets: readonly SetSize[], maxCleanup: number): Resizes {
  return takeInOrder(oldSets, maxCleanup, ({ replicas, available }) => replicas - available);
}

/** Takes any Pods out of old sets, oldest set first, as far as of the `available` Pods of all sets enough are left. */
export function scaleDownOldReplicaSets(
  wish: RolloutWish,
  available: number,
  oldSets: readonly SetSize[],
): Resizes {
  return takeInOrder(oldSets, available - minAvailable(wish), ({ replicas }) => replicas);
}

/** How many Pods have to stay available during a rollout. */
const minAvailable = (wish: RolloutWish): number => wish.replicas - maxUnavailable(wish);

function takeInOrder(sets: readonly SetSize[], budget: number, atMost: (set: SetSize) => number): Resizes {
  const sizes = new Map<string, number>();
  let left = budget;
  for (const set of sets) {
    const taken = Math.min(left, atMost(set));
    if (taken <= 0) continue;
    sizes.set(set.name, set.replicas - taken);
    left -= taken;
  }
  return sizes;
}

const sumOf = (sets: readonly SetSize[], field: "replicas" | "available"): number =>
  sets.reduce((sum, set) => sum + set[field], 0);
