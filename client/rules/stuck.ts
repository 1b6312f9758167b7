import type { ParticipantRow, TeamRow } from "../../shared/protocol/classroom-view.ts";
import type { ClusterRows } from "../net/session.ts";
import { isControlPlane, seatsOf, type TeamSeat } from "./seats.ts";

/** How long something may wait for a hand before somebody may be stuck, in ticks (100 ms). */
const PATIENCE_TICKS = { pending: 200, start: 150, hung: 120 } as const;
const TICKS_PER_SECOND = 10;

/** Stages of a Pod in which its machine waits for a person. */
const WAITS_FOR_NODE = new Set(["image", "pull-failed", "startable"]);

export type StuckReason =
  | { readonly kind: "off" }
  | { readonly kind: "pending"; readonly count: number; readonly seconds: number }
  | { readonly kind: "notStarted"; readonly pod: string; readonly seconds: number }
  | { readonly kind: "hung"; readonly pod: string; readonly seconds: number };

/** Somebody who may need help, and what shows it. */
export interface Stuck {
  readonly participant: ParticipantRow;
  readonly team: TeamRow;
  readonly seat: TeamSeat;
  readonly reason: StuckReason;
}

/**
 * The people of a team whose seat waits for them for longer than it should, in seat order. Only people: a bot that
 * waits is our fault. A guess from what is on the table, not a judgement.
 */
export function stuckPeople(
  team: TeamRow,
  rows: ClusterRows | undefined,
  participants: readonly ParticipantRow[],
  tick: number,
): readonly Stuck[] {
  const found: Stuck[] = [];
  for (const seat of seatsOf(team)) {
    const participant = participants.find((person) => person.id === seat.holder);
    if (participant === undefined) continue;
    const reason =
      participant.presence === "off" ? ({ kind: "off" } as const) : rows && waitsFor(seat, rows, tick);
    if (reason) found.push({ participant, team, seat, reason });
  }
  return found;
}

function waitsFor(seat: TeamSeat, rows: ClusterRows, tick: number): StuckReason | undefined {
  if (seat.role === "controller") return undefined;
  return isControlPlane(seat.role) ? longPending(rows, tick) : longIdle(seat, rows, tick);
}

function longPending(rows: ClusterRows, tick: number): StuckReason | undefined {
  const waits = [...rows.pods.values()]
    .filter((pod) => pod.node === "" && !pod.deleting)
    .map((pod) => tick - pod.createdTick)
    .filter((wait) => wait > PATIENCE_TICKS.pending);
  if (waits.length === 0) return undefined;
  return { kind: "pending", count: waits.length, seconds: Math.floor(Math.max(...waits) / TICKS_PER_SECOND) };
}

function longIdle(seat: TeamSeat, rows: ClusterRows, tick: number): StuckReason | undefined {
  for (const runtime of rows.runtimes.values()) {
    if (runtime.node !== seat.nodeName) continue;
    const waited = tick - runtime.sinceTick;
    const seconds = Math.floor(waited / TICKS_PER_SECOND);
    if (runtime.hung && waited > PATIENCE_TICKS.hung) return { kind: "hung", pod: runtime.pod, seconds };
    if (WAITS_FOR_NODE.has(runtime.stage) && waited > PATIENCE_TICKS.start) {
      return { kind: "notStarted", pod: runtime.pod, seconds };
    }
  }
  return undefined;
}
