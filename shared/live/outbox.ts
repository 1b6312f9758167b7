import type { GameEvent } from "../model/game-event.ts";
import { listeningNode } from "../projection/listening-node.ts";
import type { RowChange } from "../projection/row-change.ts";
import type {
  ClassroomRow,
  FinishedRoundRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../protocol/classroom-view.ts";
import type { Changed, ClassroomChanges, Fault } from "./changes.ts";

/** The rows of a moment, made only when they are needed. */
export interface RowSource {
  classroomRow(): ClassroomRow;
  participantRows(): readonly ParticipantRow[];
  teamRows(): readonly TeamRow[];
  questionRows(): readonly QuestionRow[];
}

/** Gathers what changes between two `take`s. */
export class Outbox {
  readonly #people = new SentRows<ParticipantRow>();
  readonly #teams = new SentRows<TeamRow>();
  readonly #questions = new SentRows<QuestionRow>();
  readonly #classroom = new SentRows<ClassroomRow>();
  #clusters = new Map<string, { reset: boolean; rows: RowChange[] }>();
  #events: { team: string; node: string; events: GameEvent[] }[] = [];
  #faults: Fault[] = [];
  #finishedRounds: FinishedRoundRow[] = [];
  #isTouched = true;
  #hasFigures = false;
  #secondsLeft = 0;

  /** Something about people, seats, teams, questions or the classroom itself changed. */
  touch(): void {
    this.#isTouched = true;
  }

  /** Only a team's figures changed. */
  figures(): void {
    this.#hasFigures = true;
  }

  rows(team: string, rows: readonly RowChange[]): void {
    if (rows.length > 0) this.#cluster(team).rows.push(...rows);
  }

  /** Another round begins in this team; what was gathered of the last one is void. */
  reset(team: string, rows: readonly RowChange[]): void {
    this.#clusters.set(team, { reset: true, rows: [...rows] });
  }

  /** What a step reported, in order, for those who may hear it. */
  events(team: string, events: readonly GameEvent[]): void {
    for (const event of events) {
      const node = listeningNode(event);
      const last = this.#events.at(-1);
      if (last?.team === team && last.node === node) last.events.push(event);
      else this.#events.push({ team, node, events: [event] });
    }
  }

  fault(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** A round is over. */
  finishedRound(row: FinishedRoundRow): void {
    this.#finishedRounds.push(row);
  }

  /** Everything that changed, once. What is left of the beat counts as a change only once a second. */
  take(source: RowSource, leftMs: number): ClassroomChanges {
    const isTouched = this.#isTouched;
    const hasFigures = this.#hasFigures;
    const secondsLeft = Math.ceil(leftMs / 1000);
    const isNextSecond = secondsLeft !== this.#secondsLeft;
    const changes: ClassroomChanges = {
      classroom:
        isTouched || isNextSecond
          ? this.#classroom.compare([{ id: "", row: source.classroomRow() }])[0]?.row
          : undefined,
      participants: isTouched ? this.#people.compare(withIds(source.participantRows())) : [],
      teams: isTouched || hasFigures ? this.#teams.compare(withIds(source.teamRows())) : [],
      questions: isTouched ? this.#questions.compare(withIds(source.questionRows())) : [],
      clusters: [...this.#clusters].map(([team, change]) => ({ team, ...change })),
      events: this.#events,
      faults: this.#faults,
      finishedRounds: this.#finishedRounds,
    };
    this.#isTouched = false;
    this.#hasFigures = false;
    this.#secondsLeft = secondsLeft;
    this.#clusters = new Map();
    this.#events = [];
    this.#faults = [];
    this.#finishedRounds = [];
    return changes;
  }

  #cluster(team: string): { reset: boolean; rows: RowChange[] } {
    const known = this.#clusters.get(team);
    if (known !== undefined) return known;
    const created = { reset: false, rows: [] };
    this.#clusters.set(team, created);
    return created;
  }
}

const withIds = <Row extends { readonly id: string }>(
  rows: readonly Row[],
): readonly { id: string; row: Row }[] => rows.map((row) => ({ id: row.id, row }));

/** Remembers the rows that were sent, so that only different ones are sent again. */
class SentRows<Row> {
  #sent = new Map<string, string>();

  /** The rows that differ from those of the last call, and those that are gone. */
  compare(rows: readonly { readonly id: string; readonly row: Row }[]): readonly Changed<Row>[] {
    const changed: Changed<Row>[] = [];
    const now = new Map<string, string>();
    for (const { id, row } of rows) {
      const text = JSON.stringify(row);
      now.set(id, text);
      if (this.#sent.get(id) !== text) changed.push({ id, row });
    }
    for (const id of this.#sent.keys()) {
      if (!now.has(id)) changed.push({ id, row: undefined });
    }
    this.#sent = now;
    return changed;
  }
}
