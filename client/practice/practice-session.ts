import { signal } from "@preact/signals";
import type { Command } from "../../shared/commands/registry.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import type {
  ClassroomRow,
  FinishedRoundRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../../shared/protocol/classroom-view.ts";
import type { HostOrder, SelfOrder } from "../../shared/protocol/requests.ts";
import type { Refusal } from "../../shared/util/result.ts";
import { WritableClusterStore } from "../net/cluster-store.ts";
import { NO_CLASSROOM } from "../net/no-classroom.ts";
import {
  type ClusterStore,
  type Connection,
  type EndReason,
  RefusedError,
  type Session,
} from "../net/session.ts";
import { type FromWorker, PRACTICE_PERSON, type PracticeSeat, type ToWorker } from "./messages.ts";

/** What a practice needs of a worker, so that tests can run the round without one. */
export interface PracticeWire {
  post(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  close(): void;
}

type Ask =
  | { readonly type: "command"; readonly command: unknown }
  | Omit<Extract<ToWorker, { type: "me" }>, "id">
  | Omit<Extract<ToWorker, { type: "pace" }>, "id">;

/** A classroom of one in this very browser. The person is their own host. */
export class PracticeSession implements Session {
  readonly role = "player";
  readonly participantId = PRACTICE_PERSON;
  readonly connection = signal<Connection>("connecting");
  readonly ended = signal<EndReason | undefined>(undefined);
  readonly latencyMs = signal<number | undefined>(undefined);
  readonly classroom = signal<ClassroomRow>(NO_CLASSROOM);
  readonly participants = signal<readonly ParticipantRow[]>([]);
  readonly teams = signal<readonly TeamRow[]>([]);
  readonly questions = signal<readonly QuestionRow[]>([]);
  readonly finishedRounds = signal<readonly FinishedRoundRow[]>([]);
  readonly #store = new WritableClusterStore();
  readonly #wire: PracticeWire;
  readonly #listeners = new Set<(team: string, events: readonly GameEvent[]) => void>();
  readonly #waiting = new Map<number, (refusal: Refusal | undefined) => void>();
  #nextId = 1;
  #team = "";

  constructor(wire: PracticeWire, chapter: string, seat: PracticeSeat, seed: string) {
    this.#wire = wire;
    wire.onMessage((message) => this.#hear(message));
    wire.post({ type: "begin", chapter, seat, seed });
  }

  cluster(team: string): ClusterStore | undefined {
    return team === this.#team ? this.#store : undefined;
  }

  command(command: Command): Promise<void> {
    return this.#ask({ type: "command", command });
  }

  host(order: HostOrder): Promise<void> {
    switch (order.type) {
      case "start":
      case "next":
      case "pause":
      case "resume":
      case "restart":
        return this.#ask({ type: "pace", order: { type: order.type } });
      default:
        return Promise.reject(new RefusedError({ code: "NotNow", params: {} }));
    }
  }

  /** Alone, being ready is the start. Besides it only answers matter; the rest about oneself concerns nobody. */
  async me(order: SelfOrder): Promise<void> {
    if (order.type === "ready" && order.ready) await this.host({ type: "next" });
    if (order.type === "answer") await this.#ask({ type: "me", order });
  }

  onEvents(listener: (team: string, events: readonly GameEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  leave(): void {
    this.ended.value = "left";
    this.connection.value = "ended";
    for (const answer of this.#waiting.values()) answer({ code: "Offline", params: {} });
    this.#waiting.clear();
    this.#wire.close();
  }

  #ask(what: Ask): Promise<void> {
    if (this.connection.peek() === "ended") {
      return Promise.reject(new RefusedError({ code: "Offline", params: {} }));
    }
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (refusal) => {
        if (refusal) reject(new RefusedError(refusal));
        else resolve();
      });
      this.#wire.post({ ...what, id });
    });
  }

  #hear(message: FromWorker): void {
    switch (message.type) {
      case "classroom":
        this.classroom.value = message.row;
        this.connection.value = "online";
        break;
      case "person":
        this.participants.value = [message.row];
        break;
      case "team":
        this.#team = message.row.id;
        // Alone there is no team to tell from others.
        this.teams.value = [{ ...message.row, name: "" }];
        this.#store.setRound(message.row.round);
        this.#store.commit();
        break;
      case "finishedRound":
        // One chapter and one team: there is one row at most.
        this.finishedRounds.value = [{ ...message.row, teamName: "" }];
        break;
      case "question":
        this.questions.value = withRow(this.questions.peek(), message.row);
        break;
      case "rows":
        this.#write(message);
        break;
      case "events":
        for (const listener of this.#listeners) listener(this.#team, message.events);
        break;
      case "answer":
        this.#waiting.get(message.id)?.(message.refusal);
        this.#waiting.delete(message.id);
        break;
    }
  }

  #write({ reset, changes }: Extract<FromWorker, { type: "rows" }>): void {
    if (reset) this.#store.clear();
    for (const { table, key, row } of changes) {
      if (row === undefined) this.#store.delete(table, key);
      else this.#store.put(table, key, row);
    }
    this.#store.commit();
  }
}

/** The rows with this one, at its place or behind the others. */
const withRow = (rows: readonly QuestionRow[], row: QuestionRow): readonly QuestionRow[] =>
  rows.some(({ id }) => id === row.id)
    ? rows.map((known) => (known.id === row.id ? row : known))
    : [...rows, row];

/** A wire to a real worker. */
export function workerWire(): PracticeWire {
  const worker = new Worker(new URL("./practice-worker.ts", import.meta.url), { type: "module" });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) =>
      worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => listener(data)),
    close: () => worker.terminate(),
  };
}
