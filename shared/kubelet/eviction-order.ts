/** A Pod as node-pressure eviction compares it, for one resource. */
export interface EvictionCandidate {
  readonly name: string;
  readonly priority: number;
  readonly usage: number;
  readonly request: number;
}

type Comparison = (a: EvictionCandidate, b: EvictionCandidate) => number;

const exceeds = ({ usage, request }: EvictionCandidate): number => (usage > request ? 0 : 1);

/** What Pods are compared by. Each puts those first that go first. */
export const EVICTION_COMPARISONS = {
  /** Pods that use more than they asked for. */
  exceedsRequest: (a, b) => exceeds(a) - exceeds(b),
  /** Lower priority. */
  priority: (a, b) => a.priority - b.priority,
  /** More above its own request. */
  usageAboveRequest: (a, b) => b.usage - b.request - (a.usage - a.request),
  /** More in all: for what cannot be requested, such as inodes. */
  usage: (a, b) => b.usage - a.usage,
} as const satisfies Record<string, Comparison>;

export type EvictionCriterion = keyof typeof EVICTION_COMPARISONS;

/** For memory and disk. Source: kubernetes/kubernetes `pkg/kubelet/eviction/helpers.go` rankMemoryPressure, v1.35. */
export const RANK_BY_REQUEST: readonly EvictionCriterion[] = [
  "exceedsRequest",
  "priority",
  "usageAboveRequest",
];

/**
 * Pods in the order in which they are evicted; equal ones stay as they are.
 * Source: kubernetes/kubernetes `pkg/kubelet/eviction/helpers.go` orderedBy, v1.35.
 */
export function evictionOrder<P extends EvictionCandidate>(
  pods: readonly P[],
  rankBy: readonly EvictionCriterion[],
): P[] {
  return pods.toSorted((a, b) => {
    for (const criterion of rankBy) {
      const order = EVICTION_COMPARISONS[criterion](a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}

const MEMORY_SIGNALS: readonly string[] = ["memory.available", "allocatableMemory.available"];
/** Signals behind which stands a resource that Pods can be ranked by. */
const RESOURCE_SIGNALS: readonly string[] = [
  "imagefs.available",
  "imagefs.inodesFree",
  "containerfs.available",
  "containerfs.inodesFree",
  "nodefs.available",
  "nodefs.inodesFree",
  "pid.available",
];

const signalRank = (signal: string): number => {
  if (MEMORY_SIGNALS.includes(signal)) return 0;
  return RESOURCE_SIGNALS.includes(signal) ? 1 : 2;
};

/**
 * Eviction signals in the order in which they are dealt with: memory first.
 * Source: kubernetes/kubernetes `pkg/kubelet/eviction/helpers.go` byEvictionPriority, v1.35.
 */
export const thresholdOrder = (signals: readonly string[]): string[] =>
  signals.toSorted((a, b) => signalRank(a) - signalRank(b));
