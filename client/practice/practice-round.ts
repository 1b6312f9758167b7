import type { Chapter } from "../../shared/chapters/framework.ts";
import { makeRound } from "../../shared/chapters/make-round.ts";
import { seatPlan } from "../../shared/chapters/seats.ts";
import { advancePace, movePace, newPace, type Pace, type PaceOrder } from "../../shared/classroom/pace.ts";
import { TeamRound, type TickResult } from "../../shared/classroom/team-round.ts";
import { parseCommand } from "../../shared/commands/registry.ts";
import type { Seat } from "../../shared/model/seat.ts";
import { TICK_MS, TIMINGS } from "../../shared/model/timings.ts";
import type { ClassroomRow, TeamRow } from "../../shared/protocol/classroom-view.ts";
import type { Refusal } from "../../shared/util/result.ts";
import { type FromWorker, PRACTICE_PERSON, PRACTICE_TEAM, type PracticeSeat } from "./messages.ts";

/** A practice team is as large as a small team in a room: the person, and bots in the other seats. */
const PEOPLE = 4;
/** A tab that was asleep does not run through minutes at once when it wakes. */
const MAX_CATCH_UP_MS = 1000;

/**
 * A classroom of one: a round of a chapter with bots in the other seats, paced like in a room. It keeps no time and
 * knows no worker: `advance` is told how much went by, `tell` carries what changed.
 */
export class PracticeRound {
  readonly #chapter: Chapter;
  readonly #seed: string;
  readonly #seat: Seat;
  readonly #tell: (message: FromWorker) => void;
  #pace: Pace = { ...newPace(), beat: "story" };
  #round: TeamRound;
  #dueMs = 0;

  constructor(chapter: Chapter, wanted: PracticeSeat, seed: string, tell: (message: FromWorker) => void) {
    this.#chapter = chapter;
    this.#seed = seed;
    this.#tell = tell;
    const plan = seatPlan(chapter.seats, PEOPLE);
    const seat = plan.seats.find(({ role }) => role === wanted) ?? plan.seats[0];
    if (seat === undefined) throw new RangeError("a chapter without seats");
    this.#seat = seat;
    this.#round = this.#newRound();
    this.#begin();
  }

  /** Gives a command for the person's seat; `answer` is called after the step that acted on it. */
  command(input: unknown, answer: (refusal: Refusal | undefined) => void): void {
    const parsed = parseCommand(input);
    if (!parsed.ok) answer(parsed.refusal);
    else if (this.#pace.beat !== "play") answer({ code: "NotNow", params: { beat: this.#pace.beat } });
    else if (this.#pace.paused) answer({ code: "Paused", params: {} });
    else this.#round.submit({ seat: this.#seat, command: parsed.value }, answer);
  }

  /** Starts, pauses, goes on. Undefined when it was done. */
  move(order: PaceOrder): Refusal | undefined {
    const moved = movePace(this.#pace, order, this.#plan());
    if (!moved.ok) return moved.refusal;
    const isAgain = moved.value.attempt !== this.#pace.attempt;
    this.#pace = moved.value;
    if (isAgain) {
      this.#round = this.#newRound();
      this.#begin();
    } else this.#tellClassroom();
    return undefined;
  }

  /** So much time went by. */
  advance(ms: number): void {
    const elapsed = Math.min(ms, MAX_CATCH_UP_MS);
    const before = this.#pace;
    this.#pace = advancePace(before, elapsed, this.#plan());
    if (before.beat === "play" && !before.paused) {
      this.#dueMs += elapsed;
      while (this.#dueMs >= TICK_MS && !this.#round.isOver) {
        this.#dueMs -= TICK_MS;
        this.#tellTick(this.#round.tick());
      }
    }
    if (this.#pace.beat !== before.beat) {
      this.#tellTeam();
      this.#tellClassroom();
    }
  }

  #plan(): readonly number[] {
    return [this.#chapter.lengthMs];
  }

  #newRound(): TeamRound {
    const plan = seatPlan(this.#chapter.seats, PEOPLE);
    const start = makeRound(this.#chapter, {
      seed: `${this.#seed} ${this.#pace.attempt}`,
      timings: TIMINGS.classroom,
      nodes: plan.nodes,
    });
    const holdings = plan.seats.map((seat) =>
      seat.id === this.#seat.id
        ? { seat, holder: PRACTICE_PERSON, bot: false }
        : { seat, holder: "", bot: true },
    );
    return new TeamRound({ start, holdings, seed: this.#seed });
  }

  #begin(): void {
    this.#dueMs = 0;
    this.#tell({ type: "reset" });
    this.#tellTeam();
    this.#tellClassroom();
    this.#tell({ type: "rows", changes: this.#round.rows() });
  }

  #tellTick({ rows, events, round }: TickResult): void {
    if (round) this.#tellTeam();
    if (rows.length > 0) this.#tell({ type: "rows", changes: rows });
    if (events.length > 0) this.#tell({ type: "events", events });
  }

  #tellTeam(): void {
    const row: TeamRow = {
      id: PRACTICE_TEAM,
      name: "",
      style: 0,
      seats: JSON.stringify(this.#round.holdings.map(({ seat, holder, bot }) => ({ ...seat, holder, bot }))),
      round: this.#round.round,
    };
    this.#tell({ type: "team", row });
  }

  #tellClassroom(): void {
    const { beat, paused, leftMs } = this.#pace;
    const row: ClassroomRow = {
      code: "",
      name: "",
      course: "",
      beat,
      chapter: this.#chapter.id,
      chapterIndex: 0,
      chapterCount: 1,
      paused,
      locked: false,
      beatLeftMs: leftMs,
      timeFactor: TIMINGS.classroom.factor,
      spotlight: PRACTICE_TEAM,
      announcement: "",
    };
    this.#tell({ type: "classroom", row, seat: this.#seat.id });
  }
}
