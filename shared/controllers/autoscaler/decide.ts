import type { AutoscalerHistory } from "../../model/controller-memory.ts";
import type { ConditionStatus, GameMs } from "../../model/meta.ts";
import type { Timings } from "../../model/timings.ts";
import type { AutoscalerConditionType, HorizontalPodAutoscaler } from "../../model/workload.ts";
import { DEFAULT_READINESS_DELAYS } from "./group-pods.ts";
import { limitsWithBehavior } from "./limits.ts";
import type { Observation } from "./observe.ts";
import { resourceReplicas } from "./replicas.ts";
import { stabilizeWithBehavior } from "./stabilize.ts";
import { DEFAULT_TOLERANCE } from "./tolerance.ts";

export interface ConditionUpdate {
  readonly type: AutoscalerConditionType;
  readonly status: ConditionStatus;
  readonly reason: string;
  readonly message: string;
}

/** What an autoscaler makes of one look. */
export interface ScalingDecision {
  readonly replicas: number;
  /** Why the size changes, for the event; empty when it does not. */
  readonly why: string;
  readonly conditions: readonly ConditionUpdate[];
  readonly utilization?: number;
  readonly history: AutoscalerHistory;
  /** kubernetes' own words, when the metrics could not be read. */
  readonly failure?: string;
}

const condition = (
  type: AutoscalerConditionType,
  status: ConditionStatus,
  reason: string,
  message: string,
): ConditionUpdate => ({ type, status, reason, message });

/**
 * The size that an autoscaler wants now.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/horizontal.go` reconcileAutoscaler, v1.35.
 */
export function decide(
  { spec }: HorizontalPodAutoscaler,
  currentReplicas: number,
  observe: () => Observation,
  history: AutoscalerHistory,
  now: GameMs,
  timings: Timings,
): ScalingDecision {
  const { minReplicas, maxReplicas } = spec;
  if (currentReplicas === 0 && minReplicas !== 0) {
    const message = "scaling is disabled since the replica count of the target is zero";
    const disabled = condition("ScalingActive", "False", "ScalingDisabled", message);
    return { replicas: 0, why: "", conditions: [disabled], history };
  }
  if (currentReplicas > maxReplicas) {
    const why = "Current number of replicas above Spec.MaxReplicas";
    return { replicas: maxReplicas, why, conditions: [], history };
  }
  if (currentReplicas < minReplicas) {
    const why = "Current number of replicas below Spec.MinReplicas";
    return { replicas: minReplicas, why, conditions: [], history };
  }
  return fromMetrics(spec, currentReplicas, observe(), history, now, timings);
}

function fromMetrics(
  spec: HorizontalPodAutoscaler["spec"],
  currentReplicas: number,
  { pods, metrics }: Observation,
  history: AutoscalerHistory,
  now: GameMs,
  timings: Timings,
): ScalingDecision {
  const { resource, averageUtilization } = spec.metric;
  const name = `${resource} resource utilization (percentage of request)`;
  const input = {
    currentReplicas,
    pods,
    metrics,
    tolerance: DEFAULT_TOLERANCE,
    delays: DEFAULT_READINESS_DELAYS,
  };
  const proposal = resourceReplicas(input, resource, averageUtilization);
  if (!proposal.ok) {
    const failure = `failed to get ${resource} utilization: ${proposal.refusal.params["message"]}`;
    const message = `the HPA was unable to compute the replica count: ${failure}`;
    const conditions = [condition("ScalingActive", "False", "FailedGetResourceMetric", message)];
    return { replicas: currentReplicas, why: "", conditions, history, failure };
  }
  const wanted = proposal.value.replicas;
  const normalized = normalize(spec, currentReplicas, wanted, history, now, timings);
  const found = `the HPA was able to successfully calculate a replica count from ${name}`;
  return {
    ...normalized,
    why: normalized.replicas > currentReplicas ? `${name} above target` : "All metrics below target",
    conditions: [condition("ScalingActive", "True", "ValidMetricFound", found), ...normalized.conditions],
    utilization: proposal.value.utilization,
  };
}

/** Slows a wish down and cuts it to what is allowed. Source: same file, normalizeDesiredReplicasWithBehaviors. */
function normalize(
  spec: HorizontalPodAutoscaler["spec"],
  currentReplicas: number,
  wanted: number,
  history: AutoscalerHistory,
  now: GameMs,
  timings: Timings,
): Pick<ScalingDecision, "replicas" | "conditions" | "history"> {
  const { behavior, minReplicas, maxReplicas } = spec;
  const windows = {
    upSeconds: behavior.scaleUp.stabilizationWindowSeconds,
    downSeconds: behavior.scaleDown.stabilizationWindowSeconds,
  };
  const { recommendations } = history;
  const stable = stabilizeWithBehavior(currentReplicas, wanted, recommendations, windows, now, timings);
  const limited = limitsWithBehavior(
    { currentReplicas, desiredReplicas: stable.replicas, minReplicas, maxReplicas },
    behavior,
    { ...history, now, timings },
  );
  const isCut = limited.replicas !== stable.replicas;
  return {
    replicas: limited.replicas,
    conditions: [
      stabilityCondition(currentReplicas, wanted, stable.replicas),
      condition("ScalingLimited", isCut ? "True" : "False", limited.reason, limited.message),
    ],
    history: { ...history, recommendations: stable.recommendations },
  };
}

function stabilityCondition(current: number, wanted: number, stable: number): ConditionUpdate {
  const able = (reason: string, message: string): ConditionUpdate =>
    condition("AbleToScale", "True", reason, message);
  if (stable === wanted) return able("ReadyForNewScale", "recommended size matches current size");
  return wanted >= current
    ? able(
        "ScaleUpStabilized",
        "recent recommendations were lower than current one, applying the lowest recent recommendation",
      )
    : able(
        "ScaleDownStabilized",
        "recent recommendations were higher than current one, applying the highest recent recommendation",
      );
}
