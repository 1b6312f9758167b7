import type { ClusterReader } from "../model/cluster-state.ts";
import { isNodeReady } from "../model/node.ts";
import { type NodeInfo, withPod } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import { podRequests } from "../model/pod-requests.ts";
import { CPU, MEMORY } from "../model/resources.ts";
import type { SchedulingSnapshot } from "../scheduler/framework.ts";

/** A Pod that will come: what it will ask for. */
export interface UpcomingPod {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** How far ahead the board shows demand. */
const FORECAST_MS = 60_000;

/** Pods smaller than this fit anywhere; nobody plans for them. */
const BIG_CPU_MILLI = 3000;

/**
 * Big Pods that the board announces: apps that nobody runs yet although requests for them are forecast. One Pod each
 * app, because the board does not say how many there will be.
 */
export function upcomingPods(reader: ClusterReader): readonly UpcomingPod[] {
  const upcoming: UpcomingPod[] = [];
  for (const { metadata, spec } of reader.deployments.values()) {
    if (spec.replicas > 0) continue;
    const demand = reader.settings.catalogue.apps.find((app) => app.name === metadata.name)?.demand ?? [];
    const isForecast = demand.some(({ atMs, rps }) => rps > 0 && atMs <= reader.now + FORECAST_MS);
    const { requests } = podRequests({ spec: spec.template.spec });
    const pod = { cpuMilli: requests[CPU] ?? 0, memoryBytes: requests[MEMORY] ?? 0 };
    if (isForecast && pod.cpuMilli >= BIG_CPU_MILLI) upcoming.push(pod);
  }
  return upcoming;
}

/** How many of the upcoming Pods would still find a Node if `pod` went to `node`. */
export function roomLeftFor(
  upcoming: readonly UpcomingPod[],
  snapshot: SchedulingSnapshot,
  pod: Pod,
  node: string,
): number {
  if (upcoming.length === 0) return 0;
  const infos = snapshot.nodeInfos
    .filter((info) => info.node && isNodeReady(info.node))
    .map((info) => (info.name === node ? withPod(info, pod) : info));
  return upcoming.filter((wanted) => infos.some((info) => hasRoom(info, wanted))).length;
}

const hasRoom = ({ allocatable, requested }: NodeInfo, { cpuMilli, memoryBytes }: UpcomingPod): boolean =>
  allocatable.cpuMilli - requested.cpuMilli >= cpuMilli &&
  allocatable.memoryBytes - requested.memoryBytes >= memoryBytes;
