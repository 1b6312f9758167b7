import type { ScaleEvent } from "../../model/controller-memory.ts";
import type { GameMs } from "../../model/meta.ts";
import { gameMs, type Timings } from "../../model/timings.ts";
import type { ScalingPolicy, ScalingRules } from "../../model/workload.ts";

/** Why a wish was cut, as reasons and messages of the condition ScalingLimited. */
const LIMITS = {
  DesiredWithinRange: "the desired count is within the acceptable range",
  TooFewReplicas: "the desired replica count is less than the minimum replica count",
  TooManyReplicas: "the desired replica count is more than the maximum replica count",
  ScaleUpLimit: "the desired replica count is increasing faster than the maximum scale rate",
  ScaleDownLimit: "the desired replica count is decreasing faster than the maximum scale rate",
} as const;

export interface LimitedReplicas {
  readonly replicas: number;
  readonly reason: keyof typeof LIMITS;
  readonly message: string;
}

const limited = (replicas: number, reason: keyof typeof LIMITS): LimitedReplicas => ({
  replicas,
  reason,
  message: LIMITS[reason],
});

export interface LimitInput {
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/**
 * The limits of an autoscaler without behaviour: at most twice as many Pods, or 4.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/horizontal.go` convertDesiredReplicasWithRules, v1.35.
 */
export function limitsWithoutBehavior(input: LimitInput): LimitedReplicas {
  const { currentReplicas, desiredReplicas, minReplicas, maxReplicas } = input;
  const scaleUpLimit = Math.max(2 * currentReplicas, 4);
  if (desiredReplicas < minReplicas) return limited(minReplicas, "TooFewReplicas");
  const highest = Math.min(maxReplicas, scaleUpLimit);
  if (desiredReplicas <= highest) return limited(desiredReplicas, "DesiredWithinRange");
  return limited(highest, maxReplicas > scaleUpLimit ? "ScaleUpLimit" : "TooManyReplicas");
}

/** What really happened to the size lately, and how to count time. */
export interface ScaleHistory {
  readonly scaleUps: readonly ScaleEvent[];
  readonly scaleDowns: readonly ScaleEvent[];
  readonly now: GameMs;
  readonly timings: Timings;
}

/**
 * The limits of an autoscaler with behaviour: policies say how fast it may move.
 * Source: same file, convertDesiredReplicasWithBehaviorRate.
 */
export function limitsWithBehavior(
  input: LimitInput,
  behavior: { readonly scaleUp: ScalingRules; readonly scaleDown: ScalingRules },
  history: ScaleHistory,
): LimitedReplicas {
  const { currentReplicas, desiredReplicas, minReplicas, maxReplicas } = input;
  if (desiredReplicas > currentReplicas) {
    const fastest = Math.max(currentReplicas, scaleUpLimit(currentReplicas, behavior.scaleUp, history));
    const highest = Math.min(maxReplicas, fastest);
    if (desiredReplicas <= highest) return limited(desiredReplicas, "DesiredWithinRange");
    return limited(highest, maxReplicas > fastest ? "ScaleUpLimit" : "TooManyReplicas");
  }
  if (desiredReplicas < currentReplicas) {
    const fastest = Math.min(currentReplicas, scaleDownLimit(currentReplicas, behavior.scaleDown, history));
    const lowest = Math.max(minReplicas, fastest);
    if (desiredReplicas >= lowest) return limited(desiredReplicas, "DesiredWithinRange");
    return limited(lowest, minReplicas < fastest ? "ScaleDownLimit" : "TooFewReplicas");
  }
  return limited(desiredReplicas, "DesiredWithinRange");
}

/**
 * The most that policies allow. Percentages round up, or a small set could never grow.
 * Source: same file, calculateScaleUpLimitWithScalingRules.
 */
export function scaleUpLimit(current: number, rules: ScalingRules, history: ScaleHistory): number {
  if (rules.selectPolicy === "Disabled") return current;
  const proposals = rules.policies.map((policy) => {
    const start = periodStart(current, policy, history);
    return policy.type === "Pods" ? start + policy.value : Math.ceil(start * (1 + policy.value / 100));
  });
  return rules.selectPolicy === "Min" ? Math.min(...proposals) : Math.max(...proposals);
}

/** The least that policies allow. Source: same file, calculateScaleDownLimitWithBehaviors. */
export function scaleDownLimit(current: number, rules: ScalingRules, history: ScaleHistory): number {
  if (rules.selectPolicy === "Disabled") return current;
  const proposals = rules.policies.map((policy) => {
    const start = periodStart(current, policy, history);
    return policy.type === "Pods" ? start - policy.value : Math.trunc(start * (1 - policy.value / 100));
  });
  return rules.selectPolicy === "Min" ? Math.max(...proposals) : Math.min(...proposals);
}

/** The size when the policy's period began. */
function periodStart(current: number, { periodSeconds }: ScalingPolicy, history: ScaleHistory): number {
  const { scaleUps, scaleDowns, now, timings } = history;
  return (
    current -
    replicaChangeInPeriod(scaleUps, periodSeconds, now, timings) +
    replicaChangeInPeriod(scaleDowns, periodSeconds, now, timings)
  );
}

/** Sum of all changes since the period began. Source: same file, getReplicasChangePerPeriod. */
export function replicaChangeInPeriod(
  events: readonly ScaleEvent[],
  periodSeconds: number,
  now: GameMs,
  timings: Timings,
): number {
  const cutoff = now - gameMs(periodSeconds, timings);
  return events.reduce((sum, { replicaChange, at }) => (at > cutoff ? sum + replicaChange : sum), 0);
}
