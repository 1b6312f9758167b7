import type { NodeInfo } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import { invariant } from "../util/invariant.ts";
import type { Rng } from "../util/rng.ts";
import { isStatus, MAX_NODE_SCORE, type SchedulingSnapshot, SKIP, type Status } from "./framework.ts";
import type { Profile } from "./profile.ts";

/** What one plugin thinks of the candidates: normalised scores from 0 to 100, in their order, before the weight. */
export interface PluginScores {
  readonly plugin: string;
  readonly weight: number;
  readonly scores: readonly number[];
}

export interface Scores {
  readonly byPlugin: readonly PluginScores[];
  /** Sum of weight times score, in the order of the candidates. */
  readonly totals: readonly number[];
}

/**
 * Scores the Nodes that passed all filters. A plugin that skips the Pod has no entry.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/runtime/framework.go` RunScorePlugins, v1.35.
 */
export function scoreNodes(
  profile: Profile,
  pod: Pod,
  candidates: readonly NodeInfo[],
  snapshot: SchedulingSnapshot,
): Scores | Status {
  const byPlugin: PluginScores[] = [];
  const totals = new Array<number>(candidates.length).fill(0);
  for (const { name, weight, plugin } of profile.plugins) {
    if (weight === 0 || plugin.preScore === undefined) continue;
    const plan = plugin.preScore(pod, candidates, snapshot);
    if (plan === SKIP) continue;
    if (isStatus(plan)) return plan;
    const scores = new Array<number>(candidates.length);
    for (let i = 0; i < scores.length; i++) scores[i] = plan.score(candidates[i] as NodeInfo);
    plan.normalizeScore?.(scores);
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] as number;
      invariant(score >= 0 && score <= MAX_NODE_SCORE, "a plugin's score is from 0 to 100", { name, score });
      totals[i] = (totals[i] as number) + weight * score;
    }
    byPlugin.push({ plugin: name, weight, scores });
  }
  return { byPlugin, totals };
}

/** The index of the highest total, of equal ones any with the same chance; -1 when there is none. */
export function selectHost(totals: readonly number[], rng: Rng): number {
  const highest = totals.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const best: number[] = [];
  for (const [i, total] of totals.entries()) if (total === highest) best.push(i);
  return best.length > 1 ? rng.pick(best) : (best[0] ?? -1);
}
