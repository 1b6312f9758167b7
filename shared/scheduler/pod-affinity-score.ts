import type { Labels } from "../model/meta.ts";
import type { ClusterNode } from "../model/node.ts";
import type { Pod } from "../model/pod.ts";
import { MAX_NODE_SCORE, type SchedulingSnapshot, type ScorePlan, SKIP, type Status } from "./framework.ts";
import { type AffinityTerm, type PodAffinityTerms, podAffinityTerms } from "./pod-affinity-terms.ts";

export interface AffinityScoreArgs {
  /** What a required affinity of a running Pod counts for a new Pod that matches it. */
  readonly hardPodAffinityWeight: number;
  /** Whether what running Pods prefer counts only for new Pods that have preferences themselves. */
  readonly ignorePreferredTermsOfExistingPods: boolean;
}

/** Sums of weights by topology key and value. */
type TopologyScores = Map<string, Map<string, number>>;

/**
 * Score of preferred affinity and anti-affinity, in both directions, and of running Pods' required affinity.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/interpodaffinity/scoring.go`, v1.35.
 */
export function affinityScorePlan(
  pod: Pod,
  snapshot: SchedulingSnapshot,
  args: AffinityScoreArgs,
): ScorePlan | Status | typeof SKIP {
  const terms = podAffinityTerms(pod);
  if (terms.problem !== undefined) {
    return { code: "Error", reasons: [`failed to parse pod: ${terms.problem}`] };
  }
  const hasPreferences = terms.preferredAffinity.length > 0 || terms.preferredAntiAffinity.length > 0;
  if (args.ignorePreferredTermsOfExistingPods && !hasPreferences) return SKIP;
  const scores: TopologyScores = new Map();
  // A Pod without preferences is of interest only to Pods that have some.
  for (const info of hasPreferences ? snapshot.nodeInfos : snapshot.withAffinity()) {
    if (info.node === undefined) continue;
    for (const existing of hasPreferences ? info.pods : info.podsWithAffinity) {
      addPair(scores, { pod, terms, existing, node: info.node, snapshot, args });
    }
  }
  if (scores.size === 0) return SKIP;
  return {
    score: ({ node }) => (node ? scoreOf(scores, node) : 0),
    normalizeScore: normalize,
  };
}

/** A new and a running Pod that are compared. */
interface Pair {
  readonly pod: Pod;
  readonly terms: PodAffinityTerms;
  readonly existing: Pod;
  readonly node: ClusterNode;
  readonly snapshot: SchedulingSnapshot;
  readonly args: AffinityScoreArgs;
}

function addPair(scores: TopologyScores, { pod, terms, existing, node, snapshot, args }: Pair): void {
  const labelsOf = ({ metadata }: Pod): Labels => snapshot.namespaceLabels[metadata.namespace] ?? {};
  const add = (list: readonly AffinityTerm[], other: Pod, weightOf: (term: AffinityTerm) => number): void => {
    for (const term of list) {
      const value = node.metadata.labels[term.topologyKey];
      if (value !== undefined && term.matches(other, labelsOf(other))) {
        addScore(scores, term.topologyKey, value, weightOf(term));
      }
    }
  };
  add(terms.preferredAffinity, existing, ({ weight }) => weight);
  add(terms.preferredAntiAffinity, existing, ({ weight }) => -weight);
  const theirs = podAffinityTerms(existing);
  if (args.hardPodAffinityWeight > 0) add(theirs.requiredAffinity, pod, () => args.hardPodAffinityWeight);
  add(theirs.preferredAffinity, pod, ({ weight }) => weight);
  add(theirs.preferredAntiAffinity, pod, ({ weight }) => -weight);
}

function addScore(scores: TopologyScores, topologyKey: string, value: string, weight: number): void {
  let values = scores.get(topologyKey);
  if (values === undefined) {
    values = new Map();
    scores.set(topologyKey, values);
  }
  values.set(value, (values.get(value) ?? 0) + weight);
}

function scoreOf(scores: TopologyScores, { metadata: { labels } }: ClusterNode): number {
  let sum = 0;
  for (const [topologyKey, values] of scores) {
    const value = labels[topologyKey];
    if (value !== undefined) sum += values.get(value) ?? 0;
  }
  return sum;
}

/** Stretches the scores over 0 to 100; equal ones become 0. The order of operations is upstream's, in floating point. */
function normalize(scores: number[]): void {
  const least = scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const range = most - least;
  for (const [i, score] of scores.entries()) {
    scores[i] = range > 0 ? Math.trunc(MAX_NODE_SCORE * ((score - least) / range)) : 0;
  }
}
