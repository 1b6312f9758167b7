import type { AutoscalerHistory, ScaleEvent } from "../../model/controller-memory.ts";
import type { GameMs } from "../../model/meta.ts";
import { gameMs, type Timings } from "../../model/timings.ts";
import type { HorizontalPodAutoscaler, ScalingRules } from "../../model/workload.ts";

/** The history of an autoscaler that has not looked yet. */
export const NO_HISTORY: AutoscalerHistory = {
  type: "AutoscalerHistory",
  recommendations: [],
  scaleUps: [],
  scaleDowns: [],
  nextAt: 0,
};

/**
 * The history with the size that an autoscaler found when it first looked: nothing shrinks right after it is created.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/horizontal.go` recordInitialRecommendation, v1.35.
 */
export const withFirstRecommendation = (
  history: AutoscalerHistory,
  replicas: number,
  now: GameMs,
): AutoscalerHistory =>
  history.recommendations.length > 0 ? history : { ...history, recommendations: [{ replicas, at: now }] };

/**
 * The history with a change of size; it takes the place of one that no policy looks back on any more.
 * Source: same file, storeScaleEvent.
 */
export function withScaleEvent(
  history: AutoscalerHistory,
  { behavior }: HorizontalPodAutoscaler["spec"],
  before: number,
  after: number,
  now: GameMs,
  timings: Timings,
): AutoscalerHistory {
  const event: ScaleEvent = { replicaChange: Math.abs(after - before), at: now };
  const stored = (events: readonly ScaleEvent[], rules: ScalingRules): readonly ScaleEvent[] => {
    const cutoff = now - gameMs(longestPeriod(rules), timings);
    const outdated = events.findLastIndex(({ at }) => at < cutoff);
    return outdated < 0 ? [...events, event] : events.with(outdated, event);
  };
  return after > before
    ? { ...history, scaleUps: stored(history.scaleUps, behavior.scaleUp) }
    : { ...history, scaleDowns: stored(history.scaleDowns, behavior.scaleDown) };
}

const longestPeriod = ({ policies }: ScalingRules): number =>
  Math.max(0, ...policies.map(({ periodSeconds }) => periodSeconds));
