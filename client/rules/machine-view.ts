import type { MachineRow, PodRow, RuntimeRow } from "../../shared/projection/rows.ts";
import type { ClusterRows } from "../net/session.ts";
import { type PodShape, podShape } from "../view/pod-view.ts";

const TICKS_PER_SECOND = 10;

/** What the person at a machine can do for one of its Pods now. */
export type MachineAction = "pull" | "start" | "restart";

/** How a Pod on the own machine is, in one word; each names a sentence in every language. */
export type PodState =
  | "image"
  | "pulling"
  | "pull-failed"
  | "startable"
  | "starting"
  | "running"
  | "not-ready"
  | "hung"
  | "crashed"
  | "down"
  | "terminating"
  | "finished"
  | "unknown";

/** A Pod on the own machine, as a card. */
export interface PodOnMachine {
  readonly name: string;
  readonly app: string;
  readonly style: number;
  readonly shape: PodShape;
  readonly state: PodState;
  /** What it waits for; undefined while it does well or goes on by itself. */
  readonly action: MachineAction | undefined;
  /** 0 to 1, of what goes on by itself; undefined where nothing is under way. */
  readonly progress: number | undefined;
  /** Whole seconds until the present state ends by itself; undefined when that is not known. */
  readonly secondsLeft: number | undefined;
  readonly waitedSeconds: number;
  readonly restarts: number;
  /** MiB; the limit is 0 where there is none. */
  readonly memoryUsedMi: number;
  readonly memoryLimitMi: number;
  readonly cpuUsedMilli: number;
  readonly rps: number;
  readonly lastExit: string;
}

/** An image on its way, in the order in which they arrive. */
export interface PullOnMachine {
  readonly image: string;
  readonly totalMi: number;
  readonly remainingMi: number;
  readonly progress: number;
  /** Whole seconds at the present speed; undefined while it waits. */
  readonly secondsLeft: number | undefined;
}

export interface WarningOnMachine {
  readonly code: string;
  readonly secondsLeft: number;
}

const ACTIONS: Partial<Record<PodState, MachineAction>> = {
  image: "pull",
  "pull-failed": "pull",
  startable: "start",
  hung: "restart",
  crashed: "restart",
};

/** What a kubelet does not see: a process that runs and answers nobody. */
const SEEN_BY_NOBODY: readonly PodState[] = ["hung"];

/** Who needs a hand comes first; then what is under way; then what runs. */
const ORDER: readonly PodState[] = [
  "hung",
  "crashed",
  "startable",
  "pull-failed",
  "image",
  "not-ready",
  "starting",
  "pulling",
  "unknown",
  "running",
  "down",
  "terminating",
  "finished",
];

/** The Pods of a machine, who needs a hand first; the oldest first among equals. */
export function podsOnMachine(
  rows: ClusterRows,
  node: string,
  tick: number,
  byHand: boolean,
): readonly PodOnMachine[] {
  const pulls = pullsOnMachine(rows.machines.get(node), tick);
  const cards: PodOnMachine[] = [];
  for (const runtime of rows.runtimes.values()) {
    if (runtime.node === node) cards.push(cardOf(rows, runtime, pulls, tick, byHand));
  }
  for (const pod of rows.pods.values()) {
    // Bound a moment ago: the machine has not taken it on yet.
    if (pod.node === node && !cards.some(({ name }) => name === pod.name))
      cards.push(announced(rows, pod, tick));
  }
  return cards.sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      b.waitedSeconds - a.waitedSeconds ||
      (a.name < b.name ? -1 : 1),
  );
}

/** What a machine is pulling, as far as it must have come by `tick`. */
export function pullsOnMachine(machine: MachineRow | undefined, tick: number): readonly PullOnMachine[] {
  if (machine === undefined || machine.pulls === "") return [];
  // The projection writes this text; its shape is in rows.ts.
  const pulls = JSON.parse(machine.pulls) as readonly {
    image: string;
    totalMi: number;
    remainingMi: number;
    measuredTick: number;
    miPerSecond: number;
  }[];
  return pulls.map(({ image, totalMi, remainingMi, measuredTick, miPerSecond }) => {
    const since = Math.max(0, tick - measuredTick) / TICKS_PER_SECOND;
    const left = Math.max(0, remainingMi - since * miPerSecond);
    return {
      image,
      totalMi,
      remainingMi: Math.round(left),
      progress: totalMi <= 0 ? 1 : 1 - left / totalMi,
      secondsLeft: miPerSecond > 0 ? Math.ceil(left / miPerSecond) : undefined,
    };
  });
}

/** What a machine knows about its own future, the nearest first. */
export function warningsOnMachine(
  machine: MachineRow | undefined,
  tick: number,
): readonly WarningOnMachine[] {
  if (machine === undefined || machine.warnings === "") return [];
  const warnings = JSON.parse(machine.warnings) as readonly { code: string; tick: number }[];
  return warnings
    .map(({ code, tick: at }) => ({
      code,
      secondsLeft: Math.max(0, Math.ceil((at - tick) / TICKS_PER_SECOND)),
    }))
    .sort((a, b) => a.secondsLeft - b.secondsLeft);
}

function cardOf(
  rows: ClusterRows,
  runtime: RuntimeRow,
  pulls: readonly PullOnMachine[],
  tick: number,
  byHand: boolean,
): PodOnMachine {
  const pod = rows.pods.get(runtime.pod);
  const state = stateOf(rows, runtime, pod);
  const shape = podShape(pod && rows.templates.get(pod.template));
  const pull = pulls.find(({ image }) => image === shape.image);
  const timed = runtime.untilTick > runtime.sinceTick;
  const span = runtime.untilTick - runtime.sinceTick;
  const through = timed ? Math.min(1, Math.max(0, (tick - runtime.sinceTick) / span)) : undefined;
  return {
    name: runtime.pod,
    app: pod?.app ?? "",
    style: rows.apps.get(pod?.app ?? "")?.style ?? -1,
    shape,
    state,
    action: byHand || SEEN_BY_NOBODY.includes(state) ? ACTIONS[state] : undefined,
    progress: state === "pulling" ? (pull?.progress ?? 0) : through,
    secondsLeft:
      state === "pulling"
        ? pull?.secondsLeft
        : timed
          ? Math.max(0, Math.ceil((runtime.untilTick - tick) / TICKS_PER_SECOND))
          : undefined,
    waitedSeconds: Math.max(0, Math.floor((tick - runtime.sinceTick) / TICKS_PER_SECOND)),
    restarts: runtime.restarts,
    memoryUsedMi: runtime.memoryUsedMi,
    memoryLimitMi: runtime.memoryLimitMi,
    cpuUsedMilli: runtime.cpuUsedMilli,
    rps: runtime.rps,
    lastExit: runtime.lastExit,
  };
}

function stateOf({ machines, nodes }: ClusterRows, runtime: RuntimeRow, pod: PodRow | undefined): PodState {
  const stage = runtime.stage as PodState;
  const power = machines.get(runtime.node)?.power ?? "on";
  if (power !== "on" && stage !== "finished") return "down";
  if (runtime.hung) return "hung";
  const isHeard = nodes.get(runtime.node)?.ready !== false;
  // Of a Node that nobody hears the control plane writes that none of its Pods is ready: no probe has failed.
  if (stage === "running" && isHeard && pod !== undefined && !pod.ready) return "not-ready";
  return ORDER.includes(stage) ? stage : "unknown";
}

function announced(rows: ClusterRows, pod: PodRow, tick: number): PodOnMachine {
  return {
    name: pod.name,
    app: pod.app,
    style: rows.apps.get(pod.app)?.style ?? -1,
    shape: podShape(rows.templates.get(pod.template)),
    state: pod.deleting ? "terminating" : "unknown",
    action: undefined,
    progress: undefined,
    secondsLeft: undefined,
    waitedSeconds: Math.max(0, Math.floor((tick - pod.createdTick) / TICKS_PER_SECOND)),
    restarts: pod.restarts,
    memoryUsedMi: 0,
    memoryLimitMi: 0,
    cpuUsedMilli: 0,
    rps: 0,
    lastExit: "",
  };
}
