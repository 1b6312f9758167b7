import type { Command } from "../commands/registry.ts";
import { setsOf } from "../controllers/deployment/replica-sets.ts";
import { findImage } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { PodRuntime } from "../model/machine.ts";
import type { GameMs } from "../model/meta.ts";
import { appOf } from "../model/pod-creation.ts";
import { podLimits } from "../model/pod-requests.ts";
import { MEMORY } from "../model/resources.ts";
import type { Situation } from "./framework.ts";
import { lostBytes } from "./memory.ts";

/** What each kind of player takes for broken. */
interface Patience {
  /** It should be up for so long already, and is not. */
  readonly startingMs: GameMs;
  /** It uses so much of its memory limit, in percent. */
  readonly memoryPercent: number;
  /** It has lost so much of what it uses for good, in percent: who looks at the gauge sees it grow. */
  readonly lostPercent: number;
  /** It ended by its own fault so often. */
  readonly crashes: number;
}

/** After so long a version is no news any more, and what goes wrong with it is not its fault. */
const NEW_MS = 45_000;

const PATIENCE: Readonly<Record<"average" | "perfect", Patience>> = {
  average: { startingMs: 11_000, memoryPercent: 85, lostPercent: 101, crashes: 2 },
  perfect: { startingMs: 3000, memoryPercent: 85, lostPercent: 25, crashes: 1 },
};

/** A machine sees first when a new version is no good: says so, and again as long as nothing comes of it. */
export function alarms(situation: Situation): readonly Command[] {
  const { reader, seat, heard, character } = situation;
  if (character === "clumsy" || reader.settings.tools?.includes("undoRollout") !== true) return [];
  const news = newImages(reader);
  if (news.size === 0) return [];
  const broken = [...reader.runtimes.values()].filter(
    (pod) => news.has(imageOf(pod)) && isBroken(reader, pod, PATIENCE[character]),
  );
  const apps = new Set(broken.map(({ podKey }) => appOf(reader.pods.get(podKey)?.metadata.labels ?? {})));
  return [...apps]
    .filter((app) => !heard.some((one) => one.seat === seat.id && one.params["app"] === app))
    .map((app) => ({ type: "call", call: "is-broken", params: { app } }));
}

const imageOf = ({ spec }: Pick<PodRuntime, "spec">): string => spec.containers[0]?.image ?? "";

/** Versions that have come out lately. */
function newImages(reader: ClusterReader): ReadonlySet<string> {
  const images = [...reader.deployments.values()].flatMap((deployment): readonly string[] => {
    const image = imageOf(deployment.spec.template);
    const { newSet, oldSets } = setsOf(reader, deployment);
    const isNew = (newSet?.metadata.creationTimestamp ?? 0) > reader.now - NEW_MS;
    return isNew && oldSets.some(({ spec }) => imageOf(spec.template) !== image) ? [image] : [];
  });
  return new Set(images);
}

function isBroken(reader: ClusterReader, pod: PodRuntime, patience: Patience): boolean {
  const [container] = pod.containers;
  const behaviour = findImage(reader.settings.catalogue, imageOf(pod))?.behaviour;
  if (container === undefined || behaviour === undefined || pod.stage === "terminating") return false;
  const { lastExit, restartCount, startedAt } = container;
  // One that hung and was restarted by hand was killed, too: that is no fault of the version.
  const hasFailed = lastExit?.reason === "OOMKilled" || lastExit?.exitCode === 1;
  if (hasFailed && restartCount + (pod.stage === "crashed" ? 1 : 0) >= patience.crashes) return true;
  const shouldBeUpAt = (startedAt ?? reader.now) + behaviour.startMs + patience.startingMs;
  if (pod.stage === "starting" && reader.now > shouldBeUpAt) return true;
  const limit = podLimits(pod)[MEMORY];
  const lost = lostBytes(reader, pod);
  const isFull = limit !== undefined && pod.memoryUsedBytes * 100 > limit * patience.memoryPercent;
  return lost * 100 > pod.memoryUsedBytes * (isFull ? 0 : patience.lostPercent);
}
