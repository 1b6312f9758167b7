import { defined } from "../../util/defined.ts";
import type { Condition, ConditionStatus } from "../meta.ts";
import type {
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  PodConditionType,
  PodPhase,
  PodStatus,
} from "../pod.ts";
import type { ObjectReader } from "./reader.ts";

const PHASES: readonly PodPhase[] = ["Pending", "Running", "Succeeded", "Failed", "Unknown"];

/** What a new Pod begins with. */
export const NEW_POD_STATUS: PodStatus = {
  phase: "Pending",
  conditions: [],
  containerStatuses: [],
  initContainerStatuses: [],
};

/** The status of a Pod as a cluster shows it. */
export function readPodStatus(reader: ObjectReader): PodStatus {
  return defined({
    phase: reader.word("phase", PHASES, "Pending"),
    conditions: readConditions<PodConditionType>(reader),
    containerStatuses: reader.objects("containerStatuses").map(readContainerStatus),
    initContainerStatuses: reader.objects("initContainerStatuses").map(readContainerStatus),
    podIP: readAddress(reader),
    startTime: reader.time("startTime"),
    reason: reader.optionalText("reason"),
    message: reader.optionalText("message"),
    nominatedNodeName: reader.optionalText("nominatedNodeName"),
  });
}

/** Simplified: a Pod has one address, and it is of the fourth version of the protocol. */
const readAddress = (reader: ObjectReader): string | undefined =>
  reader
    .objects("podIPs")
    .map((one) => one.text("ip"))
    .find((address) => !address.includes(":")) ?? reader.optionalText("podIP");

/** `conditions` of any object. */
export function readConditions<T extends string>(parent: ObjectReader): readonly Condition<T>[] {
  return parent.objects("conditions").map((reader) => ({
    // Observed objects may have conditions of other types; nothing looks for those.
    type: reader.text("type") as T,
    status: reader.word<ConditionStatus>("status", ["True", "False", "Unknown"], "Unknown"),
    reason: reader.text("reason"),
    message: reader.text("message"),
    lastTransitionTime: reader.time("lastTransitionTime") ?? 0,
  }));
}

export function readContainerStatus(reader: ObjectReader): ContainerStatus {
  return defined({
    name: reader.text("name"),
    image: reader.text("image"),
    ready: reader.bool("ready"),
    started: reader.bool("started"),
    restartCount: reader.integer("restartCount", 0),
    state: readState(reader, "state"),
    lastState: readState(reader, "lastState"),
  });
}

/** In the API one of three optional fields; none of them counts as no state at all. */
function readState(parent: ObjectReader, name: string): ContainerState | undefined {
  const reader = parent.object(name);
  const running = reader.optionalObject("running");
  if (running) return { type: "running", startedAt: running.time("startedAt") ?? 0 };
  const terminated = reader.optionalObject("terminated");
  if (terminated) return readTerminated(terminated);
  const waiting = reader.optionalObject("waiting");
  if (waiting) return { type: "waiting", reason: waiting.text("reason"), message: waiting.text("message") };
  return undefined;
}

function readTerminated(reader: ObjectReader): ContainerStateTerminated {
  return defined({
    type: "terminated" as const,
    exitCode: reader.integer("exitCode", 0),
    signal: reader.integer("signal", 0) || undefined,
    reason: reader.text("reason"),
    message: reader.text("message"),
    startedAt: reader.time("startedAt"),
    finishedAt: reader.time("finishedAt"),
  });
}
