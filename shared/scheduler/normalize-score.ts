import { MAX_NODE_SCORE } from "./framework.ts";

/**
 * Scales scores, in place, so that the largest becomes 100; reversed, the largest becomes 0. All 0 stays 0, or
 * becomes 100 when reversed.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/helper/normalize_score.go`, v1.35.
 */
export function normalizeScore(scores: number[], reverse: boolean, max: number = MAX_NODE_SCORE): void {
  let largest = 0;
  for (const score of scores) if (score > largest) largest = score;
  if (largest === 0) {
    if (reverse) scores.fill(max);
    return;
  }
  for (let i = 0; i < scores.length; i++) {
    const scaled = Math.trunc(((scores[i] ?? 0) * max) / largest);
    scores[i] = reverse ? max - scaled : scaled;
  }
}
