import { keyOf } from "./meta.ts";
import type { ClusterNode } from "./node.ts";
import { isPodFinished, type Pod } from "./pod.ts";
import { podRequests } from "./pod-requests.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY, PODS, type ResourceList } from "./resources.ts";

/** Sums of resources with the common ones as fields, as kube-scheduler keeps them. Whole numbers. */
export interface ResourceSum {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly ephemeralBytes: number;
  /** Extended resources and huge pages by name. */
  readonly scalar: ResourceList;
}

/**
 * A Node with the Pods on it and their sums: all that a scheduling plugin looks at.
 * Pods that are bound, assumed or terminating count; finished ones do not.
 * Source: k8s.io/kube-scheduler `framework/types.go` NodeInfo, v1.35.
 */
export interface NodeInfo {
  readonly name: string;
  /** Missing while Pods are bound to a Node that does not exist (any more). */
  readonly node: ClusterNode | undefined;
  /** In the order of their keys. Their status may be of an earlier moment: ask the `pods` table for it. */
  readonly pods: readonly Pod[];
  readonly podsWithAffinity: readonly Pod[];
  readonly podsWithRequiredAntiAffinity: readonly Pod[];
  readonly requested: ResourceSum;
  readonly nonZeroCpuMilli: number;
  readonly nonZeroMemoryBytes: number;
  readonly allocatable: ResourceSum;
  readonly allocatablePods: number;
}

const NOTHING: ResourceSum = { cpuMilli: 0, memoryBytes: 0, ephemeralBytes: 0, scalar: {} };

/** The info of a Node that is not known yet and has no Pods. */
export const emptyNodeInfo = (name: string): NodeInfo => ({
  name,
  node: undefined,
  pods: [],
  podsWithAffinity: [],
  podsWithRequiredAntiAffinity: [],
  requested: NOTHING,
  nonZeroCpuMilli: 0,
  nonZeroMemoryBytes: 0,
  allocatable: NOTHING,
  allocatablePods: 0,
});

/** The info of a Node with Pods on it. */
export function makeNodeInfo(node: ClusterNode, pods: readonly Pod[]): NodeInfo {
  let info = withNode(emptyNodeInfo(node.metadata.name), node);
  for (const pod of pods) info = withPod(info, pod);
  return info;
}

/** The same Pods on a Node that changed; undefined when it is gone. */
export function withNode(info: NodeInfo, node: ClusterNode | undefined): NodeInfo {
  const allocatable = node?.status.allocatable ?? {};
  return { ...info, node, allocatable: sumOf(allocatable), allocatablePods: allocatable[PODS] ?? 0 };
}

/** With one more Pod. Its place follows from its name, so that histories do not show. */
export function withPod(info: NodeInfo, pod: Pod): NodeInfo {
  return count({ ...info, pods: inserted(info.pods, pod) }, pod, 1);
}

/**
 * Pods stand in the order of their keys, not of their arrival: a cluster that is restored from a snapshot has to work
 * them off in the same order as the one that was played.
 */
function inserted(pods: readonly Pod[], pod: Pod): readonly Pod[] {
  const key = keyOf(pod);
  let low = 0;
  let high = pods.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = pods[middle];
    if (other !== undefined && keyOf(other) <= key) low = middle + 1;
    else high = middle;
  }
  return pods.toSpliced(low, 0, pod);
}

/** With one Pod less; the same info when it was not there. */
export function withoutPod(info: NodeInfo, pod: Pod): NodeInfo {
  const uid = pod.metadata.uid;
  const others = (pods: readonly Pod[]): readonly Pod[] => pods.filter((other) => other.metadata.uid !== uid);
  const pods = others(info.pods);
  if (pods.length === info.pods.length) return info;
  return count(
    {
      ...info,
      pods,
      podsWithAffinity: others(info.podsWithAffinity),
      podsWithRequiredAntiAffinity: others(info.podsWithRequiredAntiAffinity),
    },
    pod,
    -1,
  );
}

/** Whether a Pod takes room on its Node. */
export const countsOnNode = (pod: Pod): boolean => pod.spec.nodeName !== undefined && !isPodFinished(pod);

/** Whether two versions of a Pod are the same to everything that reads a NodeInfo. */
export const sameOnNode = (before: Pod, after: Pod): boolean =>
  before.metadata === after.metadata &&
  before.spec === after.spec &&
  before.status.startTime === after.status.startTime;

function count(info: NodeInfo, pod: Pod, sign: 1 | -1): NodeInfo {
  const { requests, nonZeroCpuMilli, nonZeroMemoryBytes } = podRequests(pod);
  const requested = info.requested;
  const affinity = pod.spec.affinity;
  const hasAffinity = affinity?.podAffinity !== undefined || affinity?.podAntiAffinity !== undefined;
  const hasAnti = (affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution.length ?? 0) > 0;
  return {
    ...info,
    podsWithAffinity: sign > 0 && hasAffinity ? inserted(info.podsWithAffinity, pod) : info.podsWithAffinity,
    podsWithRequiredAntiAffinity:
      sign > 0 && hasAnti
        ? inserted(info.podsWithRequiredAntiAffinity, pod)
        : info.podsWithRequiredAntiAffinity,
    requested: {
      cpuMilli: requested.cpuMilli + sign * (requests[CPU] ?? 0),
      memoryBytes: requested.memoryBytes + sign * (requests[MEMORY] ?? 0),
      ephemeralBytes: requested.ephemeralBytes + sign * (requests[EPHEMERAL_STORAGE] ?? 0),
      scalar: addScalars(requested.scalar, requests, sign),
    },
    nonZeroCpuMilli: info.nonZeroCpuMilli + sign * nonZeroCpuMilli,
    nonZeroMemoryBytes: info.nonZeroMemoryBytes + sign * nonZeroMemoryBytes,
  };
}

const isCommon = (name: string): boolean =>
  name === CPU || name === MEMORY || name === EPHEMERAL_STORAGE || name === PODS;

function sumOf(list: ResourceList): ResourceSum {
  return {
    cpuMilli: list[CPU] ?? 0,
    memoryBytes: list[MEMORY] ?? 0,
    ephemeralBytes: list[EPHEMERAL_STORAGE] ?? 0,
    scalar: addScalars({}, list, 1),
  };
}

function addScalars(sum: ResourceList, more: ResourceList, sign: 1 | -1): ResourceList {
  let result: Record<string, number> | undefined;
  for (const name in more) {
    if (isCommon(name)) continue;
    result ??= { ...sum };
    result[name] = (result[name] ?? 0) + sign * (more[name] ?? 0);
  }
  return result ?? sum;
}
