import type { Container, Pod, PodSpec } from "./pod.ts";
import { CPU, MEMORY, MIB, type ResourceList } from "./resources.ts";

/** Scores count a container without a request as this much. Source: `pkg/scheduler/util/pod_resources.go`, v1.35. */
export const DEFAULT_NON_ZERO_CPU_MILLI = 100;
export const DEFAULT_NON_ZERO_MEMORY_BYTES = 200 * MIB;

/** Requests of a Pod: what is really asked for, and what the scores count. */
export interface PodRequests {
  readonly requests: ResourceList;
  /** With the defaults for containers that ask for nothing; an explicit 0 stays 0. */
  readonly nonZeroCpuMilli: number;
  readonly nonZeroMemoryBytes: number;
}

type Kind = "requests" | "limits";
const remembered = new WeakMap<PodSpec, PodRequests>();

/** The requests of a Pod. Remembered per spec, which is never changed in place. */
export function podRequests(pod: Pick<Pod, "spec">): PodRequests {
  const known = remembered.get(pod.spec);
  if (known !== undefined) return known;
  const nonZero = sumResources(pod.spec, "requests", withNonZeroDefaults(pod.spec));
  const result: PodRequests = {
    requests: sumResources(pod.spec, "requests", (container) => container.resources.requests),
    nonZeroCpuMilli: nonZero[CPU] ?? 0,
    nonZeroMemoryBytes: nonZero[MEMORY] ?? 0,
  };
  remembered.set(pod.spec, result);
  return result;
}

/** The limits of a Pod, summed by the same rule as its requests. */
export const podLimits = (pod: Pick<Pod, "spec">): ResourceList =>
  sumResources(pod.spec, "limits", (container) => container.resources.limits);

function withNonZeroDefaults(spec: PodSpec): (container: Container) => ResourceList {
  const podLevel = spec.resources?.requests ?? {};
  return (container) => {
    const requests = container.resources.requests;
    const cpu = requests[CPU] ?? (podLevel[CPU] === undefined ? DEFAULT_NON_ZERO_CPU_MILLI : 0);
    const memory = requests[MEMORY] ?? (podLevel[MEMORY] === undefined ? DEFAULT_NON_ZERO_MEMORY_BYTES : 0);
    return { ...requests, [CPU]: cpu, [MEMORY]: memory };
  };
}

/**
 * Per resource: the larger of all containers with all sidecars, and every init container with the sidecars started
 * before it; then the overhead on top. Pod-level resources replace the sum.
 * Source: k8s.io/component-helpers `resource/helpers.go` (PodRequests, PodLimits), v1.35.
 */
function sumResources(spec: PodSpec, kind: Kind, of: (container: Container) => ResourceList): ResourceList {
  const total: Record<string, number> = {};
  for (const container of spec.containers) addInto(total, of(container));
  const sidecars: Record<string, number> = {};
  const initPeak: Record<string, number> = {};
  for (const container of spec.initContainers) {
    const own = of(container);
    if (container.restartPolicy === "Always") {
      addInto(total, own);
      addInto(sidecars, own);
      raiseTo(initPeak, sidecars);
    } else {
      const during = { ...sidecars };
      addInto(during, own);
      raiseTo(initPeak, during);
    }
  }
  raiseTo(total, initPeak);
  const podLevel = spec.resources?.[kind] ?? {};
  for (const name in podLevel) if (isPodLevelResource(name)) total[name] = podLevel[name] ?? 0;
  // Overhead is added to a limit only where there is one.
  for (const name in spec.overhead) {
    if (kind === "requests" || (total[name] ?? 0) > 0) {
      total[name] = (total[name] ?? 0) + (spec.overhead[name] ?? 0);
    }
  }
  return total;
}

/** What can be asked for by a Pod as a whole. */
const isPodLevelResource = (name: string): boolean =>
  name === CPU || name === MEMORY || name.startsWith("hugepages-");

function addInto(total: Record<string, number>, more: ResourceList): void {
  for (const name in more) total[name] = (total[name] ?? 0) + (more[name] ?? 0);
}

function raiseTo(total: Record<string, number>, floor: ResourceList): void {
  for (const name in floor) total[name] = Math.max(total[name] ?? 0, floor[name] ?? 0);
}
