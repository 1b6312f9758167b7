import type { GameMs } from "../model/meta.ts";
import { MEMORY } from "../model/resources.ts";
import { isLive } from "./container-runtime.ts";
import type { ContainerView } from "./pod-sync.ts";

/** Requests go to the first container; what an incident adds comes from there too. */
export const servesRequests = ({ sync, spec }: ContainerView): boolean =>
  sync.runtime.spec.containers[0]?.name === spec.name;

/** Millicores that a container would use now. */
export function containerCpu(view: ContainerView): number {
  const { runtime, behaviour, sync } = view;
  if (!isLive(runtime) || behaviour === undefined) return 0;
  if (!servesRequests(view)) return behaviour.cpuIdleMilli;
  const rps = runtime.hung ? 0 : Math.min(sync.runtime.rps, behaviour.rpsPerInstance);
  const trouble = sync.runtime.trouble?.cpuMilli ?? 0;
  return behaviour.cpuIdleMilli + Math.round((rps * behaviour.cpuMicroPerRps) / 1000) + trouble;
}

/** Bytes that a container uses now: at rest, for its requests, and what it lost since it started. */
export function containerMemory(view: ContainerView): number {
  const { runtime, behaviour, sync } = view;
  if (!isLive(runtime) || behaviour === undefined) return 0;
  const leaked = leakedBytes(behaviour.leakBytesPerSecond, runtime.startedAt ?? sync.now, sync.now);
  if (!servesRequests(view)) return behaviour.memoryIdleBytes + leaked;
  const { trouble, rps } = sync.runtime;
  const troubled = trouble
    ? trouble.memoryBytes + leakedBytes(trouble.leakBytesPerSecond, trouble.since, sync.now)
    : 0;
  const served = Math.min(rps, behaviour.rpsPerInstance) * behaviour.memoryBytesPerRps;
  return behaviour.memoryIdleBytes + served + leaked + troubled;
}

const leakedBytes = (bytesPerSecond: number, since: GameMs, now: GameMs): number =>
  Math.floor((bytesPerSecond * Math.max(0, now - since)) / 1000);

/** A container's memory limit; a Pod-level limit where it has none of its own. */
export const memoryLimitOf = ({ spec, sync }: ContainerView): number | undefined =>
  spec.resources.limits[MEMORY] ?? sync.runtime.spec.resources?.limits[MEMORY];
