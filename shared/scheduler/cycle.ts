import type { NodeInfo } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import type { NodeRefusal } from "../model/scheduling.ts";
import type { Rng } from "../util/rng.ts";
import {
  filterWithNominated,
  type PreparedFilters,
  preFilterRefusal,
  prepareFilters,
  simulatedFilter,
} from "./filtering.ts";
import { fitErrorMessage, NO_NODES_MESSAGE } from "./fit-error.ts";
import { isStatus, type PostFilterResult, type SchedulingSnapshot } from "./framework.ts";
import type { Profile } from "./profile.ts";
import { scoreNodes, selectHost } from "./scoring.ts";

const MIN_NODES_TO_FIND = 100;
const MIN_PERCENTAGE = 5;

/**
 * After how many feasible Nodes the search ends. `percentage` 0: adapted to the number of Nodes.
 * Source: kubernetes/kubernetes `pkg/scheduler/schedule_one.go` numFeasibleNodesToFind, v1.35.
 */
export function nodesToFind(nodes: number, percentage: number): number {
  if (nodes < MIN_NODES_TO_FIND) return nodes;
  const share = percentage === 0 ? Math.max(MIN_PERCENTAGE, 50 - Math.trunc(nodes / 125)) : percentage;
  return Math.max(MIN_NODES_TO_FIND, Math.trunc((nodes * share) / 100));
}

/** What a cycle needs beside the Pod and the cluster. */
export interface CycleOptions {
  readonly rng: Rng;
  /** Index of the Node where the search begins, so that in large clusters every Node has its turn. */
  readonly start: number;
}

/** What one cycle decided. `start` is where the next one begins. */
export type CycleResult =
  | { readonly type: "scheduled"; readonly node: string; readonly start: number }
  | (CycleFailure & { readonly type: "unschedulable"; readonly start: number });

export interface CycleFailure {
  /** Reason of the condition PodScheduled. */
  readonly reason: "Unschedulable" | "SchedulerError";
  /** One for each Node; empty when PreFilter refused all at once. */
  readonly refusals: readonly NodeRefusal[];
  /** The plugins that refused, without repetition; empty when the failure is nobody's (no Nodes, an error). */
  readonly refusedBy: readonly string[];
  /** The whole text of the FailedScheduling event. */
  readonly message: string;
  readonly preemption: PostFilterResult | undefined;
}

/**
 * One scheduling cycle: where the Pod goes, or why nowhere. Pure; the caller binds, nominates and evicts.
 *
 * Simplified: Nodes are looked at in name order, where kube-scheduler takes turns between zones; and one after the
 * other, where kube-scheduler filters sixteen at a time.
 * Source: kubernetes/kubernetes `pkg/scheduler/schedule_one.go` schedulingCycle, v1.35.
 */
export function schedulePod(
  pod: Pod,
  snapshot: SchedulingSnapshot,
  profile: Profile,
  options: CycleOptions,
): CycleResult {
  const { start, rng } = options;
  if (snapshot.nodeInfos.length === 0) return failure("Unschedulable", NO_NODES_MESSAGE, 0);
  const prepared = prepareFilters(profile, pod, snapshot);
  const search = prepared.refusal ? NOTHING_FOUND : findFeasible(pod, snapshot, profile, prepared, start);
  const next = (start + search.processed) % snapshot.nodeInfos.length;
  const [first] = search.feasible;
  if (first === undefined) {
    return {
      type: "unschedulable",
      start: next,
      ...explainFailure(pod, snapshot, profile, prepared, search, rng),
    };
  }
  if (search.feasible.length === 1) return { type: "scheduled", node: first.name, start: next };
  const scores = scoreNodes(profile, pod, search.feasible, snapshot);
  if (isStatus(scores)) return failure("SchedulerError", scores.reasons.join(", "), next);
  const host = search.feasible[selectHost(scores.totals, rng)] ?? first;
  return { type: "scheduled", node: host.name, start: next };
}

const failure = (reason: CycleFailure["reason"], message: string, start: number): CycleResult => ({
  type: "unschedulable",
  reason,
  start,
  message,
  refusals: [],
  refusedBy: [],
  preemption: undefined,
});

interface Search {
  readonly feasible: readonly NodeInfo[];
  readonly refusals: readonly NodeRefusal[];
  /** How many Nodes were looked at. */
  readonly processed: number;
}
const NOTHING_FOUND: Search = { feasible: [], refusals: [], processed: 0 };

function findFeasible(
  pod: Pod,
  snapshot: SchedulingSnapshot,
  profile: Profile,
  prepared: PreparedFilters,
  start: number,
): Search {
  const nominated = pod.status.nominatedNodeName;
  const nominatedInfo = nominated === undefined ? undefined : snapshot.nodeInfo(nominated);
  // The Node on which preemption made room is tried first: most likely nothing else has any.
  if (nominatedInfo && !filterWithNominated(profile, pod, prepared, nominatedInfo, snapshot)) {
    return { feasible: [nominatedInfo], refusals: [], processed: 0 };
  }
  const { onlyNodes } = prepared;
  const nodes = onlyNodes ? snapshot.nodeInfos.filter(({ name }) => onlyNodes.has(name)) : snapshot.nodeInfos;
  const hasScores = profile.plugins.some(({ weight, plugin }) => weight > 0 && plugin.preScore);
  const wanted = hasScores ? nodesToFind(nodes.length, profile.percentageOfNodesToScore) : 1;
  const feasible: NodeInfo[] = [];
  const refusals: NodeRefusal[] = [];
  let processed = 0;
  for (; processed < nodes.length && feasible.length < wanted; processed++) {
    const info = nodes[(start + processed) % nodes.length] as NodeInfo;
    const refusal = filterWithNominated(profile, pod, prepared, info, snapshot);
    if (refusal) refusals.push(refusal);
    else feasible.push(info);
  }
  return { feasible, refusals, processed };
}

function explainFailure(
  pod: Pod,
  snapshot: SchedulingSnapshot,
  profile: Profile,
  prepared: PreparedFilters,
  search: Search,
  rng: Rng,
): CycleFailure {
  const { refusal } = prepared;
  const all = [...search.refusals];
  for (const { name } of snapshot.nodeInfos) {
    const keptOut = preFilterRefusal(prepared, name);
    if (keptOut) all.push(keptOut);
  }
  all.sort((a, b) => (a.node < b.node ? -1 : 1));
  const preemption = runPostFilter(pod, snapshot, profile, all, rng);
  const message = fitErrorMessage({
    nodes: snapshot.nodeInfos.length,
    preFilterMessage: refusal?.reasons.join(", ") ?? "",
    refusals: all,
    postFilterMessage: preemption?.message ?? "",
  });
  const refusedBy = [...new Set(all.map(({ plugin }) => plugin))].sort();
  return { reason: "Unschedulable", refusals: refusal ? [] : all, refusedBy, message, preemption };
}

/** The first PostFilter plugin speaks; there is only preemption. */
function runPostFilter(
  pod: Pod,
  snapshot: SchedulingSnapshot,
  profile: Profile,
  refusals: readonly NodeRefusal[],
  rng: Rng,
): PostFilterResult | undefined {
  const statuses = new Map(refusals.map((refusal) => [refusal.node, refusal]));
  for (const { plugin } of profile.plugins) {
    const handle = { rng, filter: simulatedFilter(profile) };
    const result = plugin.postFilter?.(pod, statuses, snapshot, handle);
    if (result) return result;
  }
  return undefined;
}
