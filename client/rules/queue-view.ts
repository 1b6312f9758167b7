import type { AppRow, PodRow } from "../../shared/projection/rows.ts";
import type { ClusterRows } from "../net/session.ts";
import { podShape } from "../view/pod-view.ts";

/** How much a waiting Pod matters now: `urgent` when its app fails requests, `soon` when it waits for long. */
export type Urgency = "urgent" | "soon" | "calm";

/** A Pod that waits for a Node, as a card in the queue. */
export interface WaitingPod {
  readonly name: string;
  readonly app: string;
  readonly style: number;
  readonly cpuMilli: number;
  readonly memoryMi: number;
  readonly waitedSeconds: number;
  readonly urgency: Urgency;
  /** The text of the last FailedScheduling, or "". */
  readonly why: string;
}

const SOON_AFTER_TICKS = 100;
const TICKS_PER_SECOND = 10;
const RANK: Readonly<Record<Urgency, number>> = { urgent: 0, soon: 1, calm: 2 };

/**
 * The Pods that wait for a Node, the biggest need first: apps that fail requests now, then those that wait for long;
 * the oldest first among equals. `placed` are Pods that this person gave to a Node and that the server has not answered.
 */
export function waitingPods(
  rows: ClusterRows,
  tick: number,
  placed: ReadonlySet<string>,
): readonly WaitingPod[] {
  const waiting = [...rows.pods.values()].filter(
    (pod) => pod.node === "" && !pod.deleting && !placed.has(pod.name),
  );
  const cards = waiting.map((pod): WaitingPod & { createdTick: number } => {
    const app = rows.apps.get(pod.app);
    const { cpuMilli, memoryMi } = podShape(rows.templates.get(pod.template));
    return {
      name: pod.name,
      app: pod.app,
      style: app?.style ?? -1,
      cpuMilli,
      memoryMi,
      waitedSeconds: Math.max(0, Math.floor((tick - pod.createdTick) / TICKS_PER_SECOND)),
      urgency: urgencyOf(pod, app, tick),
      why: pod.why,
      createdTick: pod.createdTick,
    };
  });
  return cards.sort(
    (a, b) =>
      RANK[a.urgency] - RANK[b.urgency] || a.createdTick - b.createdTick || (a.name < b.name ? -1 : 1),
  );
}

/** Pods of one app that wait for a Node. */
export interface WaitingApp {
  readonly app: string;
  /** The one that waits longest first. */
  readonly pods: readonly WaitingPod[];
  readonly first: WaitingPod;
}

/** The apps whose Pods have been refused by every Node, who needs it most first. */
export function waitingApps(rows: ClusterRows, tick: number): readonly WaitingApp[] {
  const byApp = new Map<string, WaitingPod[]>();
  for (const pod of waitingPods(rows, tick, new Set())) {
    // The scheduler gets to each within moments: only whom it found no Node for is worth a look.
    if (pod.why === "") continue;
    const known = byApp.get(pod.app);
    if (known) known.push(pod);
    else byApp.set(pod.app, [pod]);
  }
  return [...byApp].flatMap(([app, pods]) => (pods[0] ? [{ app, pods, first: pods[0] }] : []));
}

function urgencyOf(pod: PodRow, app: AppRow | undefined, tick: number): Urgency {
  if (app !== undefined && app.failedRps > 0) return "urgent";
  return tick - pod.createdTick >= SOON_AFTER_TICKS ? "soon" : "calm";
}
