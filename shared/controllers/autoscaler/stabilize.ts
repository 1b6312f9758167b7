import type { Recommendation } from "../../model/controller-memory.ts";
import type { GameMs } from "../../model/meta.ts";
import { gameMs, type Timings } from "../../model/timings.ts";

export interface Stabilized {
  readonly replicas: number;
  /** With the new one: in the place of one that no window reaches any more, else at the end. */
  readonly recommendations: readonly Recommendation[];
}

/**
 * Without behaviour: never below the highest recommendation of the window.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/horizontal.go` stabilizeRecommendation, v1.35.
 */
export function stabilizeDown(
  desiredReplicas: number,
  recommendations: readonly Recommendation[],
  windowSeconds: number,
  now: GameMs,
  timings: Timings,
): Stabilized {
  const cutoff = now - gameMs(windowSeconds, timings);
  const recent = recommendations.filter(({ at }) => at >= cutoff).map(({ replicas }) => replicas);
  const obsolete = recommendations.findLastIndex(({ at }) => at < cutoff);
  return {
    replicas: Math.max(desiredReplicas, ...recent),
    recommendations: remember(recommendations, obsolete, { replicas: desiredReplicas, at: now }),
  };
}

/**
 * With behaviour: up only as far as the lowest recommendation of the upward window, down only as far as the highest
 * of the downward one.
 * Source: same file, stabilizeRecommendationWithBehaviors.
 */
export function stabilizeWithBehavior(
  currentReplicas: number,
  desiredReplicas: number,
  recommendations: readonly Recommendation[],
  windows: { readonly upSeconds: number; readonly downSeconds: number },
  now: GameMs,
  timings: Timings,
): Stabilized {
  const upCutoff = now - gameMs(windows.upSeconds, timings);
  const downCutoff = now - gameMs(windows.downSeconds, timings);
  let up = desiredReplicas;
  let down = desiredReplicas;
  for (const { replicas, at } of recommendations) {
    if (at > upCutoff) up = Math.min(up, replicas);
    if (at > downCutoff) down = Math.max(down, replicas);
  }
  const obsolete = recommendations.findLastIndex(({ at }) => at < upCutoff && at < downCutoff);
  return {
    replicas: Math.min(Math.max(currentReplicas, up), down),
    recommendations: remember(recommendations, obsolete, { replicas: desiredReplicas, at: now }),
  };
}

const remember = (
  recommendations: readonly Recommendation[],
  obsolete: number,
  next: Recommendation,
): readonly Recommendation[] =>
  obsolete < 0 ? [...recommendations, next] : recommendations.with(obsolete, next);
