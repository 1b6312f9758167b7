import type { GameMs } from "../../model/meta.ts";
import { isPodActive, type Pod, type PodPhase, podCondition } from "../../model/pod.ts";
import type { Timings } from "../../model/timings.ts";

/** A Pod as the question "who goes first" sees it. Ages are nanoseconds of Kubernetes time; undefined means not set. */
export interface DeletionCandidate {
  readonly uid: string;
  readonly hasNode: boolean;
  readonly phase: PodPhase;
  readonly ready: boolean;
  readonly deletionCost: number;
  /** Active Pods of the same owner on its Node, itself included. */
  readonly podsOnSameNode: number;
  readonly readyForNs: number | undefined;
  readonly restarts: number;
  readonly sidecarRestarts: number;
  readonly ageNs: number | undefined;
}

/** Feature gates of Kubernetes that matter here. */
export interface RankingFeatures {
  readonly podDeletionCost: boolean;
}

/** Source: k8s.io/api `core/v1/annotation_key_constants.go`, v1.35. */
const DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

const PHASE_ORDER: Readonly<Record<PodPhase, number>> = {
  Pending: 0,
  Unknown: 1,
  Running: 2,
  Succeeded: 0,
  Failed: 0,
};

/**
 * Negative when `a` is deleted before `b`, 0 when Kubernetes does not care. Pods that do least go first, then crowded
 * Nodes, then the young: among Pods of about the same age (a factor of two) chance decides, by uid.
 * Source: kubernetes/kubernetes `pkg/controller/controller_utils.go` ActivePodsWithRanks, v1.35.
 */
export function compareForDeletion(
  a: DeletionCandidate,
  b: DeletionCandidate,
  { podDeletionCost }: RankingFeatures = { podDeletionCost: true },
): number {
  return (
    Number(a.hasNode) - Number(b.hasNode) ||
    PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] ||
    Number(a.ready) - Number(b.ready) ||
    (podDeletionCost ? a.deletionCost - b.deletionCost : 0) ||
    b.podsOnSameNode - a.podsOnSameNode ||
    (a.ready ? compareAges(a, b, "readyForNs") : 0) ||
    b.restarts - a.restarts ||
    b.sidecarRestarts - a.sidecarRestarts ||
    compareAges(a, b, "ageNs")
  );
}

function compareAges(a: DeletionCandidate, b: DeletionCandidate, field: "readyForNs" | "ageNs"): number {
  const left = a[field];
  const right = b[field];
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  return powerOfTwo(left) - powerOfTwo(right) || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0);
}

/** The whole part of the logarithm to base 2; -1 for 0 and for the future. */
function powerOfTwo(value: number): number {
  let power = -1;
  for (let bound = 1; bound <= value; bound *= 2) power += 1;
  return power;
}

/** What of the Pods goes first when `count` are too many. `related` are all Pods of the same Deployment. */
export function podsToDelete(
  pods: readonly Pod[],
  related: readonly Pod[],
  count: number,
  now: GameMs,
  timings: Timings,
): readonly Pod[] {
  if (count >= pods.length) return pods;
  const onNode = new Map<string, number>();
  for (const pod of related) {
    const node = pod.spec.nodeName ?? "";
    if (isPodActive(pod)) onNode.set(node, (onNode.get(node) ?? 0) + 1);
  }
  const toNs = (ms: GameMs): number => (now - ms) * timings.factor * 1_000_000;
  return pods
    .map((pod) => ({ pod, candidate: candidateOf(pod, onNode.get(pod.spec.nodeName ?? "") ?? 0, toNs) }))
    .sort((a, b) => compareForDeletion(a.candidate, b.candidate))
    .slice(0, count)
    .map(({ pod }) => pod);
}

function candidateOf(pod: Pod, podsOnSameNode: number, toNs: (since: GameMs) => number): DeletionCandidate {
  const ready = podCondition(pod, "Ready");
  const isReady = ready?.status === "True";
  const cost = pod.metadata.annotations[DELETION_COST] ?? "";
  return {
    uid: pod.metadata.uid,
    hasNode: pod.spec.nodeName !== undefined,
    phase: pod.status.phase,
    ready: isReady,
    deletionCost: /^-?\d+$/.test(cost) ? Number(cost) : 0,
    podsOnSameNode,
    readyForNs: isReady ? toNs(ready.lastTransitionTime) : undefined,
    restarts: Math.max(0, ...pod.status.containerStatuses.map(({ restartCount }) => restartCount)),
    sidecarRestarts: sidecarRestartsOf(pod),
    ageNs: toNs(pod.metadata.creationTimestamp),
  };
}

function sidecarRestartsOf({ spec, status }: Pod): number {
  const sidecars = spec.initContainers.filter(({ restartPolicy }) => restartPolicy === "Always");
  const restarts = status.initContainerStatuses
    .filter(({ name }) => sidecars.some((sidecar) => sidecar.name === name))
    .map(({ restartCount }) => restartCount);
  return Math.max(0, ...restarts);
}
