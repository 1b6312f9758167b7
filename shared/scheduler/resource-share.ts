import type { NodeInfo } from "../model/node-info.ts";
import type { PodRequests } from "../model/pod-requests.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY } from "../model/resources.ts";

/** How much of a resource a Pod would take: with the defaults for what asks for nothing (`nonZero`), or as asked. */
export function requestOf(requests: PodRequests, name: string, nonZero: boolean): number {
  if (nonZero && name === CPU) return requests.nonZeroCpuMilli;
  if (nonZero && name === MEMORY) return requests.nonZeroMemoryBytes;
  return requests.requests[name] ?? 0;
}

/**
 * How much of a resource a Node has for a score; 0 when it does not count: it is absent, or an extended resource for
 * which the Pod does not ask.
 */
export function capacityFor(info: NodeInfo, name: string, podRequest: number): number {
  if (name === CPU) return info.allocatable.cpuMilli;
  if (name === MEMORY) return info.allocatable.memoryBytes;
  if (name === EPHEMERAL_STORAGE) return info.allocatable.ephemeralBytes;
  return podRequest === 0 ? 0 : (info.allocatable.scalar[name] ?? 0);
}

/** How much of a resource the Pods on a Node have taken, counted like `requestOf`. */
export function takenOf(info: NodeInfo, name: string, nonZero: boolean): number {
  if (name === CPU) return nonZero ? info.nonZeroCpuMilli : info.requested.cpuMilli;
  if (name === MEMORY) return nonZero ? info.nonZeroMemoryBytes : info.requested.memoryBytes;
  if (name === EPHEMERAL_STORAGE) return info.requested.ephemeralBytes;
  return info.requested.scalar[name] ?? 0;
}
