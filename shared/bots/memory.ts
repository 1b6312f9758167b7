import type { Command } from "../commands/registry.ts";
import { findImage } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Machine, PodRuntime } from "../model/machine.ts";
import { splitKey } from "../model/meta.ts";
import { podLimits } from "../model/pod-requests.ts";
import { MEMORY } from "../model/resources.ts";

/** A Pod that uses more of its memory limit than this is about to be killed, in percent. */
const TIGHT_PERCENT = 92;
/** A machine that is fuller than this will soon evict somebody, in percent. */
const FULL_PERCENT = 90;
/** Of what it uses, a Pod has lost more than this for good: then a restart helps, in percent. */
const LEAKED_PERCENT = 15;

/** Restarts of Pods that would soon be killed or evicted for memory that a restart gives back, the tightest first. */
export function gentleRestarts(reader: ClusterReader, machine: Machine): readonly Command[] {
  const isFull = machine.memoryUsedBytes * 100 > machine.memoryBytes * FULL_PERCENT;
  const restartable = [...reader.runtimes.values()].flatMap((pod) => {
    const lost = lostBytes(reader, pod);
    const helps = pod.stage === "running" && lost * 100 > pod.memoryUsedBytes * LEAKED_PERCENT;
    return helps && (isFull || isTight(pod)) ? [{ pod, lost }] : [];
  });
  restartable.sort((a, b) => b.lost - a.lost);
  return restartable.map(({ pod }) => ({ type: "restartContainer", pod: splitKey(pod.podKey).name }));
}

function isTight(pod: PodRuntime): boolean {
  const limit = podLimits(pod)[MEMORY];
  return limit !== undefined && pod.memoryUsedBytes * 100 > limit * TIGHT_PERCENT;
}

/** What a Pod uses beyond what its app needs for the requests that it gets: lost for good until it is restarted. */
export function lostBytes(
  { settings }: Pick<ClusterReader, "settings">,
  { spec, rps, memoryUsedBytes }: PodRuntime,
): number {
  const behaviour = findImage(settings.catalogue, spec.containers[0]?.image ?? "")?.behaviour;
  if (behaviour === undefined) return 0;
  const { memoryIdleBytes, memoryBytesPerRps, rpsPerInstance } = behaviour;
  return memoryUsedBytes - memoryIdleBytes - Math.min(rps, rpsPerInstance) * memoryBytesPerRps;
}
