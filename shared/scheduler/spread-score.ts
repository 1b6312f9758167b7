import { type ClusterNode, LABEL_HOSTNAME } from "../model/node.ts";
import type { NodeInfo } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import { naturalLog } from "../util/natural-log.ts";
import { KEY_SEPARATOR } from "../util/table.ts";
import { MAX_NODE_SCORE, type SchedulingSnapshot, type ScorePlan } from "./framework.ts";
import { countMatching, hasTopologies, type SpreadConstraint } from "./spread-constraints.ts";

/** What Score needs of one constraint. */
interface Domains {
  readonly constraint: SpreadConstraint;
  /**
   * Matching Pods by value of the topology key, for the values that candidates have. Empty for the hostname: there each
   * Node is a value of its own.
   */
  readonly counts: Map<string, number>;
  /** Matching Pods on a Node, by its name, for the hostname. */
  readonly onNodes: ReadonlyMap<string, number> | undefined;
  /** Evens out that Pods lie thinner over many values than over few. */
  readonly weight: number;
}

/**
 * Score of ScheduleAnyway constraints: the fewer matching Pods share a Node's topology values, the better.
 * `needsAllTopologies`: Nodes without one of the topology keys count for nothing (true but for the system's defaults).
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/podtopologyspread/scoring.go`, v1.35.
 */
export function spreadScorePlan(
  pod: Pod,
  constraints: readonly SpreadConstraint[],
  candidates: readonly NodeInfo[],
  snapshot: SchedulingSnapshot,
  needsAllTopologies: boolean,
): ScorePlan {
  const counts = (node: ClusterNode | undefined): node is ClusterNode =>
    node !== undefined && (!needsAllTopologies || hasTopologies(node, constraints));
  const ignored = candidates.map(({ node }) => !counts(node));
  const scored = candidates.filter((_info, i) => !ignored[i]);
  const domains = constraints.map((constraint) => emptyDomains(pod, constraint, scored, snapshot));
  const shared = domains.filter((one) => one.counts.size > 0);
  const isSimple = (one: Domains): boolean => one.constraint.includesAll && !needsAllTopologies;
  for (const one of shared.filter(isSimple)) takeSums(pod, one, snapshot);
  const others = shared.filter((one) => !isSimple(one));
  if (others.length > 0)
    countPods(
      pod,
      others,
      snapshot.nodeInfos.filter(({ node }) => counts(node)),
    );
  return {
    score: (info) => (counts(info.node) ? rawScore(domains, info) : 0),
    normalizeScore: (scores) => normalize(scores, ignored),
  };
}

function emptyDomains(
  pod: Pod,
  constraint: SpreadConstraint,
  scored: readonly NodeInfo[],
  snapshot: SchedulingSnapshot,
): Domains {
  const counts = new Map<string, number>();
  const isHostname = constraint.topologyKey === LABEL_HOSTNAME;
  if (!isHostname) {
    // A Node without the key counts as one with the value "", which only the system's defaults allow.
    for (const { node } of scored) counts.set(node?.metadata.labels[constraint.topologyKey] ?? "", 0);
  }
  return {
    constraint,
    counts,
    onNodes: isHostname ? sumsOf(pod, constraint, snapshot, ({ name }) => name) : undefined,
    weight: naturalLog((isHostname ? scored.length : counts.size) + 2),
  };
}

/** Where every Node counts, the sums are those of the last Pod of this kind and what was placed since. */
function takeSums(pod: Pod, { constraint, counts }: Domains, snapshot: SchedulingSnapshot): void {
  const sums = sumsOf(
    pod,
    constraint,
    snapshot,
    ({ node }) => node?.metadata.labels[constraint.topologyKey] ?? "",
  );
  for (const value of counts.keys()) counts.set(value, sums.get(value) ?? 0);
}

function sumsOf(
  { metadata: { namespace } }: Pod,
  constraint: SpreadConstraint,
  snapshot: SchedulingSnapshot,
  valueIn: (info: NodeInfo) => string,
): ReadonlyMap<string, number> {
  const key = [constraint.topologyKey, namespace, constraint.matchKey].join(KEY_SEPARATOR);
  return snapshot.sums(key, (info) => [valueIn(info), countMatching(info, constraint, namespace)]);
}

function countPods(pod: Pod, domains: readonly Domains[], nodeInfos: readonly NodeInfo[]): void {
  for (const info of nodeInfos) {
    const { node } = info;
    if (node === undefined) continue;
    for (const { constraint, counts } of domains) {
      const value = node.metadata.labels[constraint.topologyKey] ?? "";
      const before = counts.get(value);
      if (before === undefined || !constraint.includes(node)) continue;
      counts.set(value, before + countMatching(info, constraint, pod.metadata.namespace));
    }
  }
}

function rawScore(domains: readonly Domains[], info: NodeInfo): number {
  let score = 0;
  for (const { constraint, counts, onNodes, weight } of domains) {
    const value = info.node?.metadata.labels[constraint.topologyKey];
    if (value === undefined) continue;
    const count = onNodes ? (onNodes.get(info.name) ?? 0) : (counts.get(value) ?? 0);
    score += count * weight + (constraint.maxSkew - 1);
  }
  return Math.round(score);
}

function normalize(scores: number[], ignored: readonly boolean[]): void {
  const counted = scores.filter((_score, i) => !ignored[i]);
  const least = counted.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = counted.reduce((a, b) => Math.max(a, b), 0);
  for (const [i, score] of scores.entries()) {
    if (ignored[i]) scores[i] = 0;
    else if (most === 0) scores[i] = MAX_NODE_SCORE;
    else scores[i] = Math.trunc((MAX_NODE_SCORE * (most + least - score)) / most);
  }
}
