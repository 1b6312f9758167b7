import { backoffEndsAt, kubeletBackoff } from "../kubelet/backoff.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { BackoffEntry, ContainerRuntime, PodRuntime } from "../model/machine.ts";
import { type GameMs, splitKey } from "../model/meta.ts";
import { MEMORY, MIB } from "../model/resources.ts";
import { TICK_MS } from "../model/timings.ts";
import type { RuntimeRow } from "./rows.ts";

/** A Pod as it really is on its machine. */
export function runtimeRow(cluster: ClusterReader, runtime: PodRuntime): RuntimeRow {
  const limits = runtime.spec.containers.map(({ resources }) => resources.limits[MEMORY]);
  const unlimited = limits.some((limit) => limit === undefined);
  const lastExit = runtime.containers.findLast((container) => container.lastExit !== undefined)?.lastExit;
  return {
    pod: splitKey(runtime.podKey).name,
    node: runtime.nodeName,
    stage: runtime.stage,
    sinceTick: Math.floor(runtime.since / TICK_MS),
    untilTick: Math.ceil((endOfStage(cluster, runtime) ?? 0) / TICK_MS),
    hung: runtime.containers.some(({ hung }) => hung),
    restarts: runtime.containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    memoryUsedMi: Math.round(runtime.memoryUsedBytes / MIB),
    memoryLimitMi: unlimited
      ? 0
      : Math.round(limits.reduce<number>((sum, limit = 0) => sum + limit, 0) / MIB),
    cpuUsedMilli: runtime.cpuUsedMilli,
    rps: runtime.rps,
    lastExit: lastExit?.reason ?? "",
  };
}

/** Its key in the rows: both names, because a machine that is cut off may run a Pod that has been replaced. */
export const runtimeRowKey = ({ nodeName, podKey }: PodRuntime): string =>
  `${nodeName}/${splitKey(podKey).name}`;

/** When the present stage ends by itself, as far as the machine can know; pulls show their own progress. */
function endOfStage(cluster: ClusterReader, runtime: PodRuntime): GameMs | undefined {
  switch (runtime.stage) {
    case "starting":
      return latest(runtime.containers.map((container) => startedBy(cluster, runtime, container)));
    case "crashed":
      return latest(runtime.containers.map((container) => restartsAt(cluster, container)));
    case "pull-failed":
      return latest(runtime.containers.map(({ pullBackoff }) => endOf(pullBackoff)));
    case "terminating":
      return runtime.termination?.killAt;
    default:
      return undefined;
  }
}

function startedBy(
  cluster: ClusterReader,
  { spec }: PodRuntime,
  container: ContainerRuntime,
): GameMs | undefined {
  if (container.startedAt === undefined) return undefined;
  const image = spec.containers.find(({ name }) => name === container.name)?.image;
  const known = cluster.settings.catalogue.images.find(({ name }) => name === image);
  return known && container.startedAt + known.behaviour.startMs;
}

/** Only where the kubelet restarts by itself is there a moment to wait for. */
function restartsAt(
  { settings }: ClusterReader,
  { waitingReason, crashBackoff, lastExit }: ContainerRuntime,
): GameMs | undefined {
  if (waitingReason !== "CrashLoopBackOff" || lastExit === undefined) return undefined;
  return backoffEndsAt(crashBackoff, lastExit.finishedAt, kubeletBackoff(settings.timings));
}

const endOf = (backoff: BackoffEntry | undefined): GameMs | undefined =>
  backoff && backoff.updatedAt + backoff.delay;

function latest(moments: readonly (GameMs | undefined)[]): GameMs | undefined {
  return moments.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
}
