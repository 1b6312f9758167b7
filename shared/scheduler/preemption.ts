import { type NodeInfo, withoutPod, withPod } from "../model/node-info.ts";
import { type Pod, podCondition } from "../model/pod.ts";
import { selectorMatches } from "../model/selector.ts";
import type { PodDisruptionBudget } from "../model/workload.ts";
import { fitErrorMessage } from "./fit-error.ts";
import type {
  NodeStatuses,
  PostFilterHandle,
  PostFilterResult,
  SchedulingSnapshot,
  Status,
} from "./framework.ts";

/** Reason of the condition DisruptionTarget of a preempted Pod. */
export const PREEMPTION_BY_SCHEDULER = "PreemptionByScheduler";

const NOT_HELPFUL = "Preemption is not helpful for scheduling";
const NO_VICTIMS: Status = {
  code: "UnschedulableAndUnresolvable",
  reasons: ["No preemption victims found for incoming pod"],
};

/** A Node that would have room if these Pods left it. */
export interface Candidate {
  readonly node: string;
  /** At least one; most important first. */
  readonly victims: readonly Pod[];
  /** How many of them no budget allows to go. */
  readonly pdbViolations: number;
}

/** How many candidates are enough to choose from. */
export interface CandidateLimits {
  readonly minCandidateNodesPercentage: number;
  readonly minCandidateNodesAbsolute: number;
}

/**
 * Looks for a Node where less important Pods could make room, and says which have to go. Pure: nobody is evicted here.
 * `nominatedNode` of the result: a name, empty to take a nomination back, missing to leave it as it is.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/preemption/preemption.go` Preempt, v1.35.
 */
export function preempt(
  pod: Pod,
  statuses: NodeStatuses,
  snapshot: SchedulingSnapshot,
  handle: PostFilterHandle,
  limits: CandidateLimits,
): PostFilterResult {
  const obstacle = preemptionObstacle(pod, statuses, snapshot);
  if (obstacle !== undefined) return { victims: [], message: `preemption: ${obstacle}` };
  const potential = snapshot.nodeInfos.filter(({ name }) => statuses.get(name)?.code === "Unschedulable");
  const { candidates, refusals } = dryRunPreemption(pod, potential, snapshot, handle, limits);
  const best = pickCandidate(candidates);
  if (best) return { nominatedNode: best.node, victims: best.victims, message: "" };
  const others = snapshot.nodeInfos.length - refusals.length;
  const message = fitErrorMessage({
    nodes: snapshot.nodeInfos.length,
    preFilterMessage: "",
    refusals: [...refusals, ...Array.from({ length: others }, () => ({ reasons: [NOT_HELPFUL] }))],
    postFilterMessage: "",
  });
  return { nominatedNode: "", victims: [], message: `preemption: ${message}` };
}

/**
 * Why a Pod may not preempt at all, in kube-scheduler's words; undefined when it may.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go`
 * PodEligibleToPreemptOthers, v1.35.
 */
export function preemptionObstacle(
  pod: Pod,
  statuses: NodeStatuses,
  snapshot: SchedulingSnapshot,
): string | undefined {
  if (pod.spec.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  const nominated = pod.status.nominatedNodeName;
  if (nominated === undefined) return undefined;
  // A nominated Node that can never take the Pod any more is no reason to wait.
  if (statuses.get(nominated)?.code === "UnschedulableAndUnresolvable") return undefined;
  const isLeaving = snapshot
    .nodeInfo(nominated)
    ?.pods.some((other) => other.spec.priority < pod.spec.priority && isTerminatingByPreemption(other));
  return isLeaving ? "not eligible due to a terminating pod on the nominated node." : undefined;
}

function isTerminatingByPreemption(pod: Pod): boolean {
  const condition = podCondition(pod, "DisruptionTarget");
  return (
    pod.metadata.deletionTimestamp !== undefined &&
    condition?.status === "True" &&
    condition.reason === PREEMPTION_BY_SCHEDULER
  );
}

export interface DryRun {
  /** Those that violate no budget first. */
  readonly candidates: readonly Candidate[];
  /** Why the other Nodes that were tried will not do. */
  readonly refusals: readonly Status[];
}

/**
 * Tries Nodes, beginning at a random one, until there are enough candidates.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/preemption/preemption.go` DryRunPreemption, v1.35.
 */
export function dryRunPreemption(
  pod: Pod,
  potential: readonly NodeInfo[],
  snapshot: SchedulingSnapshot,
  handle: PostFilterHandle,
  limits: CandidateLimits,
): DryRun {
  const wanted = candidatesToFind(potential.length, limits);
  const offset = potential.length > 1 ? handle.rng.below(potential.length) : 0;
  const harmless: Candidate[] = [];
  const violating: Candidate[] = [];
  const refusals: Status[] = [];
  for (let i = 0; i < potential.length; i++) {
    const info = potential[(offset + i) % potential.length] as NodeInfo;
    const found = selectVictims(pod, info, snapshot, handle);
    if ("code" in found) refusals.push(found);
    else if (found.pdbViolations === 0) harmless.push(found);
    else violating.push(found);
    if (harmless.length > 0 && harmless.length + violating.length >= wanted) break;
  }
  return { candidates: [...harmless, ...violating], refusals };
}

function candidatesToFind(nodes: number, limits: CandidateLimits): number {
  const share = Math.trunc((nodes * limits.minCandidateNodesPercentage) / 100);
  return Math.min(nodes, Math.max(share, limits.minCandidateNodesAbsolute));
}

/**
 * The fewest Pods of lower priority that have to leave a Node: all are taken away, then put back one by one while
 * the new Pod still fits, most important first, those that a budget protects before the others.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go`
 * SelectVictimsOnNode, v1.35.
 */
export function selectVictims(
  pod: Pod,
  info: NodeInfo,
  snapshot: SchedulingSnapshot,
  handle: PostFilterHandle,
): Candidate | Status {
  const lower = info.pods.filter((other) => other.spec.priority < pod.spec.priority);
  if (lower.length === 0) return NO_VICTIMS;
  let present = lower.reduce(withoutPod, info);
  const refusal = handle.filter(pod, present, snapshot.replacing(present));
  if (refusal) return refusal;
  const { violating, others } = splitByBudget(lower.sort(byImportance), snapshot);
  const victims: Pod[] = [];
  let pdbViolations = 0;
  for (const victim of [...violating, ...others]) {
    const reprieved = withPod(present, victim);
    if (handle.filter(pod, reprieved, snapshot.replacing(reprieved))) {
      victims.push(victim);
      if (violating.includes(victim)) pdbViolations += 1;
    } else present = reprieved;
  }
  if (victims.length === 0) {
    return { code: "Error", reasons: [`expected at least one victim pod on node "${info.name}"`] };
  }
  return { node: info.name, victims: victims.sort(byImportance), pdbViolations };
}

/** A Pod that has not started counts as starting now. */
const startOf = (pod: Pod): number => pod.status.startTime ?? Number.POSITIVE_INFINITY;

/** Most important first: higher priority, then longer running. Source: `pkg/scheduler/util/utils.go`, v1.35. */
function byImportance(a: Pod, b: Pod): number {
  if (a.spec.priority !== b.spec.priority) return b.spec.priority - a.spec.priority;
  return startOf(a) === startOf(b) ? 0 : startOf(a) - startOf(b);
}

/** Which Pods a budget has no disruption left for, in the order given; each takes one of its budgets' disruptions. */
function splitByBudget(
  pods: readonly Pod[],
  { cluster }: SchedulingSnapshot,
): { readonly violating: readonly Pod[]; readonly others: readonly Pod[] } {
  const budgets = [...cluster.podDisruptionBudgets.values()];
  const left = budgets.map(({ status }) => status.disruptionsAllowed);
  const violating: Pod[] = [];
  const others: Pod[] = [];
  for (const pod of pods) {
    let violates = false;
    for (const [i, budget] of budgets.entries()) {
      if (!protects(budget, pod)) continue;
      left[i] = (left[i] ?? 0) - 1;
      if ((left[i] ?? 0) < 0) violates = true;
    }
    (violates ? violating : others).push(pod);
  }
  return { violating, others };
}

/** A Pod whose eviction was already granted is not counted again. */
function protects({ metadata, spec, status }: PodDisruptionBudget, { metadata: pod }: Pod): boolean {
  const isEmpty = Object.keys(spec.selector.matchLabels).length + spec.selector.matchExpressions.length === 0;
  return (
    metadata.namespace === pod.namespace &&
    Object.keys(pod.labels).length > 0 &&
    !isEmpty &&
    selectorMatches(spec.selector, pod.labels) &&
    status.disruptedPods[pod.name] === undefined
  );
}

/** What candidates are compared by, in this order; the smaller is the better. */
const CRITERIA: readonly ((candidate: Candidate) => number)[] = [
  ({ pdbViolations }) => pdbViolations,
  ({ victims }) => victims[0]?.spec.priority ?? 0,
  // 2^31 on top, so that many Pods of negative priority do not count as less than one.
  ({ victims }) => victims.reduce((sum, { spec }) => sum + spec.priority + 0x8000_0000, 0),
  ({ victims }) => victims.length,
  (candidate) => -earliestStart(candidate),
];

/**
 * The candidate that does least harm; of equal ones the first. Undefined: there is none.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/preemption/preemption.go` pickOneNodeForPreemption, v1.35.
 */
export function pickCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  let rest = candidates;
  for (const criterion of CRITERIA) {
    if (rest.length <= 1) break;
    const values = rest.map(criterion);
    const best = values.reduce((a, b) => Math.min(a, b));
    rest = rest.filter((_candidate, i) => values[i] === best);
  }
  return rest[0];
}

/** When the first of the victims of highest priority started. */
function earliestStart({ victims }: Candidate): number {
  const highest = victims.reduce((max, { spec }) => Math.max(max, spec.priority), Number.NEGATIVE_INFINITY);
  return victims
    .filter(({ spec }) => spec.priority === highest)
    .reduce((min, victim) => Math.min(min, startOf(victim)), Number.POSITIVE_INFINITY);
}
