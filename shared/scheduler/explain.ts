import type { Pod } from "../model/pod.ts";
import type { NodeRefusal } from "../model/scheduling.ts";
import { filterNodeFully, filterWithNominated, preFilterRefusal, prepareFilters } from "./filtering.ts";
import { fitErrorMessage, NO_NODES_MESSAGE } from "./fit-error.ts";
import { isStatus, type SchedulingSnapshot } from "./framework.ts";
import { DEFAULT_PROFILE, type Profile } from "./profile.ts";
import { scoreNodes } from "./scoring.ts";

/** What one plugin gives a Node: `score` 0 to 100, counted `weight` times. */
export interface PluginScore {
  readonly plugin: string;
  readonly weight: number;
  readonly score: number;
}

/** What the scheduler thinks of one Node for a Pod. */
export interface NodeExplanation {
  readonly node: string;
  /** Of every plugin that refuses it, in the order of asking (a cycle stops at the first); empty: it is feasible. */
  readonly refusals: readonly NodeRefusal[];
  /** Of every plugin that scored, for a feasible Node; else empty. */
  readonly scores: readonly PluginScore[];
  /** Sum of weight times score; 0 for a Node that is not feasible. */
  readonly total: number;
}

export interface PodExplanation {
  /** All Nodes, in name order. */
  readonly nodes: readonly NodeExplanation[];
  /** The Nodes that a cycle picks from: feasible, with the highest total. Empty: the Pod has to wait. */
  readonly best: readonly string[];
  /** What FailedScheduling would say, without preemption's part; empty when a Node is feasible. */
  readonly message: string;
}

/**
 * "Why is it Pending?" and "why this Node?": every Node with all reasons against it or all scores for it. Unlike a
 * cycle it looks at every Node, at every plugin, and never evicts. Pure; for a `ClusterReader` see `snapshotOf`,
 * for Nodes put together by a client `makeSnapshot`.
 */
export function explainPod(
  pod: Pod,
  snapshot: SchedulingSnapshot,
  profile: Profile = DEFAULT_PROFILE,
): PodExplanation {
  const all = snapshot.nodeInfos;
  if (all.length === 0) return { nodes: [], best: [], message: NO_NODES_MESSAGE };
  const prepared = prepareFilters(profile, pod, snapshot);
  const refusals = all.map((info) => refusalsOf(pod, info.name, snapshot, profile, prepared));
  const candidates = all.filter((_info, i) => refusals[i]?.length === 0);
  const scored = candidates.length > 0 ? scoreNodes(profile, pod, candidates, snapshot) : NO_SCORES;
  const { byPlugin, totals } = isStatus(scored) ? NO_SCORES : scored;
  const indexOf = new Map(candidates.map(({ name }, i) => [name, i]));
  const highest = totals.reduce((a, b) => Math.max(a, b), 0);
  return {
    nodes: all.map(({ name }, i) => {
      const at = indexOf.get(name);
      const scores =
        at === undefined
          ? []
          : byPlugin.map(({ plugin, weight, scores: list }) => ({ plugin, weight, score: list[at] ?? 0 }));
      return {
        node: name,
        refusals: refusals[i] ?? [],
        scores,
        total: at === undefined ? 0 : (totals[at] ?? 0),
      };
    }),
    best: candidates.filter((_info, i) => (totals[i] ?? 0) === highest).map(({ name }) => name),
    message: candidates.length > 0 ? "" : messageOf(refusals, prepared.refusal?.reasons),
  };
}

const NO_SCORES = { byPlugin: [], totals: [] } as const;

/**
 * Why a Pod may not go to one Node: the refusals of all plugins; empty when it may. The Node exists.
 * Costs one Node's filters, beside what PreFilter looks at.
 */
export function explainNode(
  pod: Pod,
  node: string,
  snapshot: SchedulingSnapshot,
  profile: Profile = DEFAULT_PROFILE,
): readonly NodeRefusal[] {
  return refusalsOf(pod, node, snapshot, profile, prepareFilters(profile, pod, snapshot));
}

function refusalsOf(
  pod: Pod,
  node: string,
  snapshot: SchedulingSnapshot,
  profile: Profile,
  prepared: ReturnType<typeof prepareFilters>,
): readonly NodeRefusal[] {
  const info = snapshot.nodeInfo(node);
  if (info === undefined) return [];
  const keptOut = preFilterRefusal(prepared, node);
  if (keptOut)
    return [keptOut, ...filterNodeFully(prepared, info).filter(({ plugin }) => plugin !== keptOut.plugin)];
  const refusals = filterNodeFully(prepared, info);
  if (refusals.length > 0) return refusals;
  // It fits as things are; does it still when the Pods come for which room was made there?
  const crowdedOut = filterWithNominated(profile, pod, prepared, info, snapshot);
  return crowdedOut ? [crowdedOut] : [];
}

/** As a cycle words it: only the first plugin of each Node counts. */
function messageOf(
  refusals: readonly (readonly NodeRefusal[])[],
  preFilterReasons: readonly string[] | undefined,
): string {
  return fitErrorMessage({
    nodes: refusals.length,
    preFilterMessage: preFilterReasons?.join(", ") ?? "",
    refusals: refusals.map(([first]) => first ?? { reasons: [] }),
    postFilterMessage: "",
  });
}
