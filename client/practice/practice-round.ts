import type { Course } from "../../shared/chapters/courses.ts";
import type { PaceOrder } from "../../shared/classroom/pace.ts";
import type { Answer } from "../../shared/classroom/team-round.ts";
import { parseCommand } from "../../shared/commands/registry.ts";
import { Classroom } from "../../shared/live/classroom.ts";
import { giveSelfOrder } from "../../shared/live/self-orders.ts";
import { seatIn } from "../../shared/live/team.ts";
import { TIMINGS } from "../../shared/model/timings.ts";
import type { RowChange } from "../../shared/projection/row-change.ts";
import { selfOrderSchema } from "../../shared/protocol/requests.ts";
import type { Refusal } from "../../shared/util/result.ts";
import { type FromWorker, PRACTICE_PERSON, type PracticeSeat } from "./messages.ts";

/** Alone, nobody covers for the person: the round pauses when the tab is left. */
const NEVER_MS = Number.MAX_SAFE_INTEGER;

/**
 * A classroom of one: the same classroom as on a server, with bots in the other seats. It keeps no time and knows no
 * worker: `advance` is told how much went by, `tell` carries what changed.
 */
export class PracticeRound {
  readonly #classroom: Classroom;
  readonly #wanted: PracticeSeat;
  readonly #tell: (message: FromWorker) => void;

  constructor(course: Course, wanted: PracticeSeat, seed: string, tell: (message: FromWorker) => void) {
    this.#wanted = wanted;
    this.#tell = tell;
    this.#classroom = new Classroom({
      code: "",
      name: "",
      course,
      seed,
      timings: TIMINGS.classroom,
      coverAfterMs: NEVER_MS,
    });
    this.#classroom.enter({ id: PRACTICE_PERSON, role: "player", locale: "en", nickname: "" });
    this.#classroom.order({ type: "start" });
    this.#sit();
    this.#send();
  }

  /** Gives a command for the person's seat; `answer` is called after the step that acted on it. */
  command(input: unknown, answer: Answer): void {
    const parsed = parseCommand(input);
    if (parsed.ok) this.#classroom.command(PRACTICE_PERSON, parsed.value, answer);
    else answer(parsed.refusal);
  }

  /** What the person wants for themself, as in a room. */
  me(input: unknown): Refusal | undefined {
    const order = selfOrderSchema.safeParse(input);
    if (!order.success) return { code: "MalformedOrder", params: {} };
    const refusal = giveSelfOrder(this.#classroom, PRACTICE_PERSON, order.data);
    this.#send();
    return refusal;
  }

  /** Starts, pauses, goes on. Undefined when it was done. */
  move(order: PaceOrder): Refusal | undefined {
    const refusal = this.#classroom.order(order);
    // A new round deals the seats anew.
    if (order.type === "restart") this.#sit();
    this.#send();
    return refusal;
  }

  /** So much time went by. */
  advance(ms: number): void {
    this.#classroom.advance(ms);
    this.#send();
  }

  #sit(): void {
    const { roster, seating } = this.#classroom;
    const person = roster.get(PRACTICE_PERSON);
    const team = person && seating.teamOf(person);
    const seat = team?.round?.holdings.find((holding) => holding.seat.role === this.#wanted)?.seat;
    if (person && team && seat) seating.move(person, team.id, seat.id);
    this.#classroom.touch();
  }

  #send(): void {
    const changes = this.#classroom.drain();
    const [fault] = changes.faults;
    if (fault) throw fault.error;
    if (changes.classroom) this.#tell({ type: "classroom", row: changes.classroom });
    for (const { row } of changes.participants) if (row) this.#tell({ type: "person", row });
    for (const { row } of changes.teams) if (row) this.#tell({ type: "team", row });
    for (const row of changes.finishedRounds) this.#tell({ type: "finishedRound", row });
    for (const { row } of changes.questions) if (row) this.#tell({ type: "question", row });
    const node = this.#ownNode();
    for (const { reset, rows } of changes.clusters) {
      // The person sees the inside of their own machine only, as in a room.
      this.#tell({ type: "rows", reset, changes: rows.filter((change) => isSeenBy(node, change)) });
    }
    for (const { node: listening, events } of changes.events) {
      if (listening === "" || listening === node) this.#tell({ type: "events", events });
    }
  }

  #ownNode(): string | undefined {
    const person = this.#classroom.roster.get(PRACTICE_PERSON);
    return seatIn(person && this.#classroom.seating.teamOf(person), PRACTICE_PERSON)?.nodeName;
  }
}

function isSeenBy(node: string | undefined, { table, row }: RowChange): boolean {
  const isPrivate = table === "machines" || table === "runtimes" || table === "workbenches";
  return !isPrivate || row === undefined || row.node === node;
}
