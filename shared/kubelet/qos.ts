import { type Container, isSidecarContainer, type Pod, type ResourceRequirements } from "../model/pod.ts";
import { podRequests } from "../model/pod-requests.ts";
import { CPU, MEMORY, type ResourceList } from "../model/resources.ts";

export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

const QOS_RESOURCES = [CPU, MEMORY] as const;

/** Priorities from here on are critical. Source: kubernetes/kubernetes `pkg/apis/scheduling/types.go`, v1.35. */
export const SYSTEM_CRITICAL_PRIORITY = 2_000_000_000;

/**
 * Quality of service of a Pod, from its cpu and memory alone; zeros count as nothing.
 * Source: kubernetes/kubernetes `pkg/apis/core/v1/helper/qos/qos.go` ComputePodQOS, v1.35.
 */
export function qosClass(pod: Pick<Pod, "spec">): QosClass {
  const { spec } = pod;
  const parts: readonly ResourceRequirements[] = spec.resources
    ? [spec.resources]
    : [...spec.containers, ...spec.initContainers].map((container) => container.resources);
  const requests = sumPositive(parts.map((part) => part.requests));
  const limits = sumPositive(parts.map((part) => part.limits));
  if (Object.keys(requests).length === 0 && Object.keys(limits).length === 0) return "BestEffort";
  const bounded = parts.every((part) => QOS_RESOURCES.every((name) => (part.limits[name] ?? 0) > 0));
  const equal =
    Object.keys(requests).length === Object.keys(limits).length &&
    Object.keys(requests).every((name) => requests[name] === limits[name]);
  return bounded && equal ? "Guaranteed" : "Burstable";
}

function sumPositive(lists: readonly ResourceList[]): ResourceList {
  const sum: Record<string, number> = {};
  for (const list of lists) {
    for (const name of QOS_RESOURCES) {
      const amount = list[name] ?? 0;
      if (amount > 0) sum[name] = (sum[name] ?? 0) + amount;
    }
  }
  return sum;
}

const GUARANTEED_SCORE = -997;
const BEST_EFFORT_SCORE = 1000;

/**
 * How soon the kernel kills a container when the machine is out of memory: -997 (last) to 1000 (first).
 * Source: kubernetes/kubernetes `pkg/kubelet/qos/policy.go` GetContainerOOMScoreAdjust, v1.35.
 */
export function oomScoreAdj(
  pod: Pick<Pod, "spec">,
  container: Container,
  memoryCapacityBytes: number,
): number {
  if (isNodeCritical(pod)) return GUARANTEED_SCORE;
  const qos = qosClass(pod);
  if (qos === "Guaranteed") return GUARANTEED_SCORE;
  if (qos === "BestEffort") return BEST_EFFORT_SCORE;
  const share = unassignedShare(pod);
  const scoreOf = (bytes: number): number =>
    1000 - Math.trunc((1000 * (bytes + share)) / memoryCapacityBytes);
  let score = scoreOf(memoryRequest(container));
  if (isSidecarContainer(container)) {
    // A sidecar is not killed before the containers that it serves.
    score = Math.min(score, scoreOf(Math.min(...pod.spec.containers.map(memoryRequest))));
  }
  if (score < 1000 + GUARANTEED_SCORE) return 1000 + GUARANTEED_SCORE;
  return score === BEST_EFFORT_SCORE ? BEST_EFFORT_SCORE - 1 : score;
}

/** A priority of its own without a class counts too: such Pods exist only where admission was passed by. */
function isNodeCritical({ spec }: Pick<Pod, "spec">): boolean {
  if (spec.priority < SYSTEM_CRITICAL_PRIORITY) return false;
  return spec.priorityClassName === undefined || spec.priorityClassName === "system-node-critical";
}

const memoryRequest = (container: Container): number => container.resources.requests[MEMORY] ?? 0;

/** What a Pod-level request leaves over after its containers' own, split evenly among them. */
function unassignedShare(pod: Pick<Pod, "spec">): number {
  const { resources, ...spec } = pod.spec;
  const wanted = resources?.requests[MEMORY] ?? 0;
  if (wanted === 0) return 0;
  const own = podRequests({ spec: { ...spec, overhead: {} } }).requests[MEMORY] ?? 0;
  return Math.trunc((wanted - own) / (spec.containers.length + spec.initContainers.length));
}
