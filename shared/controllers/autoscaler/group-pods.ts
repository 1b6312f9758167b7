import type { ConditionStatus } from "../../model/meta.ts";
import type { PodPhase } from "../../model/pod.ts";

/** A Pod as the autoscaler looks at it. Times are seconds of Kubernetes time before now; undefined means not set. */
export interface ScaledPod {
  readonly name: string;
  readonly phase: PodPhase;
  readonly terminating: boolean;
  readonly startedSecondsAgo: number | undefined;
  readonly ready: { readonly status: ConditionStatus; readonly transitionSecondsAgo: number } | undefined;
  /** What it asks for; undefined when a container asks for nothing. */
  readonly request: number | undefined;
  /** Which container that is. */
  readonly containerWithoutRequest?: string | undefined;
}

/** What a Pod used on average over a window that ended at a moment. */
export interface PodMetric {
  readonly value: number;
  readonly endedSecondsAgo: number;
  readonly windowSeconds: number;
}

/** Usage by name of Pod, in the order in which it was measured. */
export type PodMetrics = ReadonlyMap<string, PodMetric>;

/** How long the usage of a young Pod is mistrusted. Seconds of Kubernetes time. */
export interface ReadinessDelays {
  readonly cpuInitializationSeconds: number;
  readonly initialReadinessSeconds: number;
}

/** Source: kubernetes/kubernetes `pkg/controller/podautoscaler/config/v1alpha1/defaults.go`, v1.35. */
export const DEFAULT_READINESS_DELAYS: ReadinessDelays = {
  cpuInitializationSeconds: 300,
  initialReadinessSeconds: 30,
};

export interface PodGroups {
  readonly readyCount: number;
  /** Do not serve yet: their usage says nothing about the load. */
  readonly unready: ReadonlySet<string>;
  readonly missing: ReadonlySet<string>;
  /** Failed or on their way out. */
  readonly ignored: ReadonlySet<string>;
}

/**
 * Whose usage counts.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/replica_calculator.go` groupPods, v1.35.
 */
export function groupPods(
  pods: readonly ScaledPod[],
  metrics: PodMetrics,
  resource: string,
  delays: ReadinessDelays,
): PodGroups {
  const unready = new Set<string>();
  const missing = new Set<string>();
  const ignored = new Set<string>();
  let readyCount = 0;
  for (const pod of pods) {
    const metric = metrics.get(pod.name);
    if (pod.terminating || pod.phase === "Failed") ignored.add(pod.name);
    else if (pod.phase === "Pending") unready.add(pod.name);
    else if (metric === undefined) missing.add(pod.name);
    else if (resource === "cpu" && isUnready(pod, metric, delays)) unready.add(pod.name);
    else readyCount += 1;
  }
  return { readyCount, unready, missing, ignored };
}

/** Starting up costs cpu that no request asked for; memory is not suspected of that. */
function isUnready(
  { ready, startedSecondsAgo }: ScaledPod,
  { endedSecondsAgo, windowSeconds }: PodMetric,
  { cpuInitializationSeconds, initialReadinessSeconds }: ReadinessDelays,
): boolean {
  if (ready === undefined || startedSecondsAgo === undefined) return true;
  const { status, transitionSecondsAgo } = ready;
  if (startedSecondsAgo < cpuInitializationSeconds) {
    // Part of the window lies before it became ready.
    return status === "False" || endedSecondsAgo > transitionSecondsAgo - windowSeconds;
  }
  // It was never ready: its condition has been the same since shortly after its start.
  return status === "False" && startedSecondsAgo - initialReadinessSeconds < transitionSecondsAgo;
}
