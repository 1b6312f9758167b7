import type { AutopilotPlan, Declaration } from "../chapters/autopilot.ts";
import type { SeatCommand } from "../engine/command-pass.ts";
import type { JournalEntry } from "../engine/journal.ts";
import { step } from "../engine/step.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import type { Seat } from "../model/seat.ts";
import { TICK_MS } from "../model/timings.ts";

/** Whoever wrote down beforehand what Kubernetes should see to. */
const DECLARING_SEAT: Seat = { id: "autopilot", role: "control-plane" };

/**
 * A team's round once more, played by Kubernetes alone, some ticks behind the team: "you against kube-scheduler". It is
 * told what happens to the team (incidents, machines that come, people who drop off), never what the team does. What is
 * struck by name is struck here too; where chance decides, it picks alike among what runs here.
 */
export class Autopilot {
  /** The team sees how it stands against it while both play. */
  readonly isRace: boolean;
  readonly #declarations: readonly Declaration[];
  #state: ClusterState;
  #conditions: JournalEntry[] = [];
  #declared = 0;

  constructor({ start, declarations, isRace }: AutopilotPlan) {
    this.isRace = isRace;
    this.#state = start;
    this.#declarations = declarations;
  }

  get state(): ClusterState {
    return this.#state;
  }

  /** Notes what happens to the team, before the ticks in which it does are played here. */
  follow(conditions: readonly JournalEntry[]): void {
    // Whoever hands a part to the players or to Kubernetes speaks to the team: here, Kubernetes has all of it.
    this.#conditions.push(...conditions.filter(({ command }) => command.type !== "switchAutomation"));
  }

  /** Plays on, `ticks` at most and no further than the tick `until`; whether it is there. */
  advance(until: number, ticks: number): boolean {
    for (let left = ticks; left > 0 && this.#state.tick < until; left--) this.#step();
    return this.#state.tick >= until;
  }

  #step(): void {
    const tick = this.#state.tick + 1;
    const due = this.#conditions.filter((entry) => entry.tick <= tick);
    if (due.length > 0) this.#conditions = this.#conditions.filter((entry) => entry.tick > tick);
    this.#state = step(this.#state, [...this.#declarationsUntil(tick * TICK_MS), ...due]).state;
  }

  #declarationsUntil(now: number): readonly SeatCommand[] {
    const from = this.#declared;
    while ((this.#declarations[this.#declared]?.atMs ?? Number.POSITIVE_INFINITY) <= now) this.#declared += 1;
    return this.#declarations
      .slice(from, this.#declared)
      .map(({ command }) => ({ seat: DECLARING_SEAT, command }));
  }
}
