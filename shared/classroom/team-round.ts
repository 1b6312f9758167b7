import { type Bot, botFor } from "../bots/bot.ts";
import { STAND_IN } from "../bots/characters.ts";
import { parseCommand } from "../commands/registry.ts";
import type { SeatCommand } from "../engine/command-pass.ts";
import { type Journal, type JournalEntry, Recorder } from "../engine/journal.ts";
import { stateHash } from "../engine/snapshot.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import type { GameEvent } from "../model/game-event.ts";
import { zoneOf } from "../model/node-name.ts";
import { ROOM_SEAT, type Seat } from "../model/seat.ts";
import { TICK_MS } from "../model/timings.ts";
import { diffRows } from "../projection/diff-rows.ts";
import { roundRow } from "../projection/round-row.ts";
import type { RowChange } from "../projection/row-change.ts";
import type { RoundRow } from "../projection/rows.ts";
import type { Refusal } from "../util/result.ts";
import type { SeatHolding } from "./teams.ts";

/** More commands than this in one tick do not come from people. */
const MAX_WAITING_COMMANDS = 200;
/** The round's figures are written as often as this; every tick would only cost bytes. */
const FIGURES_EVERY_TICKS = 1000 / TICK_MS;

/** Told once, after the step that acted on the command: undefined when it was accepted. */
export type Answer = (refusal: Refusal | undefined) => void;

const isCondition = ({ seat }: SeatCommand): boolean => seat.role === "facilitator" || seat.role === "room";

/** What changed in a tick. */
export interface TickResult {
  readonly rows: readonly RowChange[];
  readonly events: readonly GameEvent[];
  /** The round's figures, when they were due. */
  readonly round: RoundRow | undefined;
  /** What facilitator and room did, as the journal has it: the conditions, beside what the team makes of them. */
  readonly conditions: readonly JournalEntry[];
}

/** What a round begins with. */
export interface NewTeamRound {
  readonly start: ClusterState;
  readonly holdings: readonly SeatHolding[];
  /** For the bots; the cluster has a seed of its own. */
  readonly seed: string;
  /** Participants who are connected now. Missing: all. */
  readonly isHere?: (participant: string) => boolean;
}

interface Waiting {
  readonly given: SeatCommand;
  readonly answer: Answer | undefined;
}

/**
 * One team's round: the engine with its journal, and who sits in which seat. Everything that acts on the cluster goes
 * through here as a command of a seat. It keeps no time: whoever owns it calls `tick`, be it a room on a server, a
 * worker in a browser or a loop in a test.
 */
export class TeamRound {
  readonly #recorder: Recorder;
  readonly #seed: string;
  readonly #isHere: (participant: string) => boolean;
  readonly #bots = new Map<string, Bot>();
  #holdings: readonly SeatHolding[];
  #waiting: Waiting[] = [];
  /** What the last step reported: bots hear what was called out. */
  #events: readonly GameEvent[] = [];
  #lengthTicks: number;
  /** Seats whose machine may have become attended or not since the last tick. */
  #attendanceDue = true;

  constructor({ start, holdings, seed, isHere = () => true }: NewTeamRound) {
    this.#recorder = new Recorder(start);
    this.#holdings = holdings;
    this.#seed = seed;
    this.#isHere = isHere;
    this.#lengthTicks = start.settings.lengthMs / TICK_MS;
  }

  get state(): ClusterState {
    return this.#recorder.state;
  }

  get holdings(): readonly SeatHolding[] {
    return this.#holdings;
  }

  get lengthTicks(): number {
    return this.#lengthTicks;
  }

  get isOver(): boolean {
    return this.state.tick >= this.#lengthTicks;
  }

  /** Somebody's command waits for the next step. */
  get isAwaited(): boolean {
    return this.#waiting.length > 0;
  }

  /** The figures as they are now. */
  get round(): RoundRow {
    return roundRow(this.state, this.#lengthTicks);
  }

  /** All rows as they are now, for somebody who begins to look. */
  rows(): readonly RowChange[] {
    return diffRows(undefined, this.state);
  }

  /** Puts other people or bots into the seats. Machines whose seat is held by nobody who is here fall silent. */
  seat(holdings: readonly SeatHolding[]): void {
    this.#holdings = holdings;
    this.presenceChanged();
  }

  /** Somebody of this team came or went; `isHere` is asked again before the next step. */
  presenceChanged(): void {
    this.#attendanceDue = true;
  }

  /** Somebody came who found no seat: another machine joins with the next step, and they hold it. */
  addMachine(node: string, participant: string): void {
    const command = parseCommand({ type: "addNode", node, zone: zoneOf(node) });
    if (!command.ok) return;
    this.submit({ seat: ROOM_SEAT, command: command.value });
    const seat: Seat = { id: node, role: "node", nodeName: node };
    this.seat([...this.#holdings, { seat, holder: participant, bot: false }]);
  }

  /** The round goes on for longer than its chapter says. */
  extend(ticks: number): void {
    this.#lengthTicks += ticks;
  }

  /** Gives a command for the next step. Refused at once with `TooManyCommands` when far too many wait already. */
  submit(given: SeatCommand, answer?: Answer): void {
    if (this.#waiting.length >= MAX_WAITING_COMMANDS) answer?.({ code: "TooManyCommands", params: {} });
    else this.#waiting.push({ given, answer });
  }

  /** Answers everybody who still waits: nothing will happen any more. */
  close(refusal: Refusal): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { answer } of waiting) answer?.(refusal);
  }

  /**
   * One step with everything that was submitted, and with what the bots do.
   * @throws InvariantError when the rules break; the state and the journal then stay as they were.
   */
  tick(): TickResult {
    const before = this.state;
    const all: readonly Waiting[] = [...this.#attendance(), ...this.#waiting, ...this.#botCommands()];
    const { state, events, refusals } = this.#recorder.step(all.map(({ given }) => given));
    this.#waiting = [];
    this.#events = events;
    for (const [i, { answer }] of all.entries()) answer?.(refusals[i]);
    const conditions = all.flatMap(({ given }, i) =>
      refusals[i] === undefined && isCondition(given) ? [{ tick: state.tick, ...given }] : [],
    );
    const isDue = state.tick % FIGURES_EVERY_TICKS === 0 || state.automation !== before.automation;
    return { rows: diffRows(before, state), events, round: isDue ? this.round : undefined, conditions };
  }

  /** The round as it happened, with a hash of its last state. */
  journal(): Journal {
    const journal = this.#recorder.journal();
    const { tick } = this.state;
    if (tick === 0 || journal.hashes.at(-1)?.tick === tick) return journal;
    return { ...journal, hashes: [...journal.hashes, { tick, hash: stateHash(this.state) }] };
  }

  /** The room's own commands that tell the engine whose machine can be heard. In the journal like all others. */
  #attendance(): Waiting[] {
    if (!this.#attendanceDue) return [];
    this.#attendanceDue = false;
    return this.#holdings.flatMap(({ seat, holder, bot }) => {
      const machine = seat.nodeName === undefined ? undefined : this.state.machines.get(seat.nodeName);
      const attended = bot || this.#isHere(holder);
      if (machine === undefined || machine.attended === attended) return [];
      const command = parseCommand({ type: "setAttended", node: machine.nodeName, attended });
      return command.ok ? [{ given: { seat: ROOM_SEAT, command: command.value }, answer: undefined }] : [];
    });
  }

  #botCommands(): Waiting[] {
    return this.#holdings.flatMap(({ seat, bot }) => {
      if (!bot) return [];
      return this.#botOf(seat)
        .think(this.state, this.#events)
        .map((command) => ({ given: { seat, command }, answer: undefined }));
    });
  }

  #botOf(seat: Seat): Bot {
    const known = this.#bots.get(seat.id);
    if (known !== undefined) return known;
    const bot = botFor(seat, STAND_IN, this.#seed);
    this.#bots.set(seat.id, bot);
    return bot;
  }
}
