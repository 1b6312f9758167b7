import type { Command } from "../commands/registry.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { PodRuntime } from "../model/machine.ts";
import { appOf } from "../model/pod-creation.ts";
import { podLimits, podRequests } from "../model/pod-requests.ts";
import { CPU, MEMORY } from "../model/resources.ts";
import { usageReportKey } from "../model/usage-report.ts";
import type { Situation } from "./framework.ts";
import { lostBytes } from "./memory.ts";

/** Nobody speaks of the same app again before this, however much it has changed. */
const SETTLED_MS = { perfect: 8000, average: 45_000, clumsy: 45_000 } as const;
/** What was told is news again when it is so much off, in percent. */
const NEWS_PERCENT = 15;
/** Nearer to its memory limit than this, a Pod is worth a word, in percent. */
const TIGHT_PERCENT = 80;
/** A request that is so much more than what is used is worth a word, in percent. */
const IDLE_PERCENT = 150;

/** What one app uses on the own machine: its hungriest instance. */
interface Own {
  readonly app: string;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  /** Without what it has lost: that it leaks is no news every second. */
  readonly neededBytes: number;
  readonly pods: readonly PodRuntime[];
}

/**
 * Tells what apps really use here, where that is far from what they promise. Most people speak up when they have a
 * problem or when somebody waits outside; who plays well says it before.
 */
export function tellings(situation: Situation): readonly Command[] {
  const { reader, character, seat } = situation;
  if (reader.settings.tools?.includes("tellUsage") !== true) return [];
  const isAsked = character === "perfect" || reader.queue.size > 0;
  return ownApps(reader)
    .filter((own) => isNews(reader, seat.nodeName ?? "", own, SETTLED_MS[character]))
    .filter((own) => isInTrouble(own) || (isAsked && isOff(own)))
    .map(({ app }) => ({ type: "tellUsage", app }));
}

function ownApps(reader: ClusterReader): readonly Own[] {
  const byApp = new Map<string, PodRuntime[]>();
  for (const pod of reader.runtimes.values()) {
    const app = appOf(reader.pods.get(pod.podKey)?.metadata.labels ?? {});
    if (pod.memoryUsedBytes > 0) byApp.set(app, [...(byApp.get(app) ?? []), pod]);
  }
  return [...byApp].map(([app, pods]) => ({
    app,
    pods,
    cpuMilli: Math.max(...pods.map(({ cpuUsedMilli }) => cpuUsedMilli)),
    memoryBytes: Math.max(...pods.map(({ memoryUsedBytes }) => memoryUsedBytes)),
    neededBytes: Math.max(...pods.map((pod) => pod.memoryUsedBytes - lostBytes(reader, pod))),
  }));
}

function isNews({ usageReports, now }: ClusterReader, node: string, own: Own, settledMs: number): boolean {
  const told = usageReports.get(usageReportKey(own.app, node));
  if (told === undefined) return true;
  if (told.at > now - settledMs) return false;
  const differs = (before: number, after: number): boolean =>
    Math.abs(after - before) * 100 > Math.max(1, before) * NEWS_PERCENT;
  return (
    differs(told.cpuMilli, own.cpuMilli) || told.memoryBytes * (100 + NEWS_PERCENT) < own.neededBytes * 100
  );
}

/** It is about to be killed for its memory, or has been, or nothing would stop it; or it uses all the CPU it may. */
const isInTrouble = ({ pods }: Own): boolean =>
  pods.some((pod) => {
    const { [MEMORY]: limit, [CPU]: cpuLimit = Number.POSITIVE_INFINITY } = podLimits(pod);
    if (pod.cpuUsedMilli * 100 > cpuLimit * TIGHT_PERCENT) return true;
    const wasKilled = pod.containers.some(({ lastExit }) => lastExit?.reason === "OOMKilled");
    return wasKilled || limit === undefined || pod.memoryUsedBytes * 100 > limit * TIGHT_PERCENT;
  });

/** Its promise has little to do with what it uses. */
function isOff({ pods, cpuMilli, memoryBytes }: Own): boolean {
  const requests = pods[0] === undefined ? {} : podRequests(pods[0]).requests;
  const promised = { cpuMilli: requests[CPU] ?? 0, memoryBytes: requests[MEMORY] ?? 0 };
  const asksTooMuch =
    promised.cpuMilli * 100 > cpuMilli * IDLE_PERCENT ||
    promised.memoryBytes * 100 > memoryBytes * IDLE_PERCENT;
  return asksTooMuch || promised.memoryBytes < memoryBytes || promised.cpuMilli < cpuMilli;
}
