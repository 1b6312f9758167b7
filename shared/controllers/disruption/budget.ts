import { scaledValue } from "../../model/int-or-percent.ts";
import type { PodDisruptionBudget } from "../../model/workload.ts";

/** A Pod as the arithmetic of a budget sees it. */
export interface BudgetPod {
  /** Ready, not being deleted, and not expected to go soon. */
  readonly healthy: boolean;
  /** Who says how many such Pods there should be; undefined for a Pod that nobody scales. */
  readonly owner: ScaleOwner | undefined;
}

export interface ScaleOwner {
  readonly uid: string;
  /** The wanted size. */
  readonly replicas: number;
}

export type BudgetSpec = Pick<PodDisruptionBudget["spec"], "minAvailable" | "maxUnavailable">;

export type BudgetCounts = Pick<
  PodDisruptionBudget["status"],
  "disruptionsAllowed" | "currentHealthy" | "desiredHealthy" | "expectedPods"
>;

/**
 * How many Pods a budget can spare. Percentages, and `maxUnavailable` of any form, count from the size that the owners
 * want and not from the Pods that happen to exist.
 * Source: kubernetes/kubernetes `pkg/controller/disruption/disruption.go` getExpectedPodCount, v1.35.
 * Simplified: where that size matters, a Pod that nobody scales allows nothing. From v1.22 on Kubernetes leaves it out
 * of the size and only warns; either way the figure is wrong, and ours is on the safe side.
 */
export function budgetCounts(spec: BudgetSpec, pods: readonly BudgetPod[]): BudgetCounts {
  const currentHealthy = pods.filter(({ healthy }) => healthy).length;
  const expected = countsPods(spec) ? pods.length : wantedPods(pods);
  if (expected === undefined) {
    return { disruptionsAllowed: 0, currentHealthy, desiredHealthy: 0, expectedPods: 0 };
  }
  const desiredHealthy = desiredPods(spec, expected);
  const spare = Math.max(0, currentHealthy - desiredHealthy);
  return {
    disruptionsAllowed: expected > 0 ? spare : 0,
    currentHealthy,
    desiredHealthy,
    expectedPods: expected,
  };
}

/** A plain number of Pods that have to stay needs no size. */
const countsPods = ({ minAvailable, maxUnavailable }: BudgetSpec): boolean =>
  maxUnavailable === undefined && typeof minAvailable !== "string";

function wantedPods(pods: readonly BudgetPod[]): number | undefined {
  const scales = new Map<string, number>();
  for (const { owner } of pods) {
    if (owner === undefined) return undefined;
    scales.set(owner.uid, owner.replicas);
  }
  return [...scales.values()].reduce((sum, replicas) => sum + replicas, 0);
}

function desiredPods({ minAvailable, maxUnavailable }: BudgetSpec, expected: number): number {
  if (maxUnavailable !== undefined) {
    return Math.max(0, expected - (scaledValue(maxUnavailable, expected, "up") ?? 0));
  }
  return minAvailable === undefined ? 0 : (scaledValue(minAvailable, expected, "up") ?? 0);
}
