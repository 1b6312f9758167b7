import type { NodeInfo } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import { InvariantError } from "../util/invariant.ts";
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
    addWeighted(totals, scores, weight, name);
    byPlugin.push({ plugin: name, weight, scores });
  }
  return { byPlugin, totals };
}

/** @throws InvariantError for a score that is not from 0 to 100. */
function addWeighted(totals: number[], scores: readonly number[], weight: number, plugin: string): void {
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    if (!(score >= 0 && score <= MAX_NODE_SCORE)) {
      throw new InvariantError("a plugin's score is from 0 to 100", { plugin, score });
    }
    totals[i] = (totals[i] as number) + weight * score;
  }
}

/** The index of the highest total, of equal ones any with the same chance; -1 when there is none. */
export function selectHost(totals: readonly number[], rng: Rng): number {
  let highest = Number.NEGATIVE_INFINITY;
  let best: number[] = [];
  for (let i = 0; i < totals.length; i++) {
    const total = totals[i] as number;
    if (total > highest) {
      highest = total;
      best = [i];
    } else if (total === highest) best.push(i);
  }
  return best.length > 1 ? rng.pick(best) : (best[0] ?? -1);
}
