import { maxSurge, type Resizes, type RolloutWish, type SetSize } from "./rolling.ts";

/** A ReplicaSet in the middle of a rollout, with what was written on it when it was last resized. */
export interface AnnotatedSet extends SetSize {
  /** Larger is younger. */
  readonly createdAt: number;
  /** Annotation desired-replicas: the Deployment's size then. */
  readonly desiredReplicas: number | undefined;
  /** Annotation max-replicas: the Deployment's size with its surge then. */
  readonly maxReplicas: number | undefined;
}

export interface ScaleInput {
  readonly wish: RolloutWish;
  readonly newSet: AnnotatedSet | undefined;
  readonly oldSets: readonly AnnotatedSet[];
  /** `status.replicas` of the Deployment, for sets without annotation. */
  readonly statusReplicas: number;
}

/**
 * New sizes after the Deployment's own size changed. With one active set that set takes it all; in the middle of a
 * rollout every active set changes in proportion, so that the risk stays as it was; rounding goes to the largest.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/sync.go` scale, v1.35.
 */
export function proportionalScale(input: ScaleInput): Resizes {
  const { wish, newSet, oldSets } = input;
  const single = findActiveOrLatest(newSet, oldSets);
  if (single !== undefined) {
    return single.replicas === wish.replicas ? new Map() : new Map([[single.name, wish.replicas]]);
  }
  if (newSet !== undefined && isSaturated(wish, newSet)) {
    return new Map(oldSets.filter(isActive).map((set) => [set.name, 0]));
  }
  // A Recreate never has two active sets for long; upstream leaves them alone.
  return wish.strategy.type === "RollingUpdate" ? shareOut(input) : new Map();
}

/** The one active set, or the newest when none is active; undefined when several are. */
function findActiveOrLatest(
  newSet: AnnotatedSet | undefined,
  oldSets: readonly AnnotatedSet[],
): AnnotatedSet | undefined {
  const active = withNew(oldSets, newSet).filter(isActive);
  if (active.length === 1) return active[0];
  return active.length === 0 ? (newSet ?? [...oldSets].sort(youngerFirst)[0]) : undefined;
}

/** The new set has reached the wanted size and serves: old ones are not needed. */
function isSaturated({ replicas }: RolloutWish, newSet: AnnotatedSet): boolean {
  return newSet.replicas === replicas && newSet.desiredReplicas === replicas && newSet.available === replicas;
}

function shareOut({ wish, newSet, oldSets, statusReplicas }: ScaleInput): Resizes {
  const active = withNew(oldSets, newSet).filter(isActive);
  const total = active.reduce((sum, set) => sum + set.replicas, 0);
  const allowed = wish.replicas > 0 ? wish.replicas + maxSurge(wish) : 0;
  const toAdd = allowed - total;
  if (toAdd === 0) return new Map();
  active.sort((a, b) => b.replicas - a.replicas || (toAdd > 0 ? youngerFirst(a, b) : olderFirst(a, b)));
  const sizes = new Map<string, number>();
  let added = 0;
  for (const set of active) {
    const left = toAdd - added;
    const share = left === 0 ? 0 : shareOf(wish, set, statusReplicas);
    const change = toAdd > 0 ? Math.min(share, left) : Math.max(share, left);
    sizes.set(set.name, set.replicas + change);
    added += change;
  }
  const largest = active[0];
  if (largest !== undefined) {
    sizes.set(largest.name, Math.max(0, (sizes.get(largest.name) ?? 0) + toAdd - added));
  }
  return sizes;
}

/** What a set's own part of the change is. Source: `deployment_util.go` getReplicaSetFraction, v1.35. */
function shareOf(wish: RolloutWish, set: AnnotatedSet, statusReplicas: number): number {
  if (wish.replicas === 0) return -set.replicas;
  const before = set.maxReplicas === undefined || set.maxReplicas === 0 ? statusReplicas : set.maxReplicas;
  if (before === 0) return 0;
  return Math.round((set.replicas * (wish.replicas + maxSurge(wish))) / before) - set.replicas;
}

const isActive = ({ replicas }: SetSize): boolean => replicas > 0;

const withNew = (oldSets: readonly AnnotatedSet[], newSet: AnnotatedSet | undefined): AnnotatedSet[] =>
  newSet === undefined ? [...oldSets] : [...oldSets, newSet];

const olderFirst = (a: AnnotatedSet, b: AnnotatedSet): number =>
  a.createdAt - b.createdAt || (a.name < b.name ? -1 : 1);
const youngerFirst = (a: AnnotatedSet, b: AnnotatedSet): number => olderFirst(b, a);
