import { batch, type Signal, signal } from "@preact/signals";
import { NO_ROUND, type RowTable, type RowTables } from "../../shared/projection/rows.ts";
import type {
  ClassroomRow,
  FinishedRoundRow,
  ParticipantRow,
  QuestionRow,
  TeamRow,
} from "../../shared/protocol/classroom-view.ts";
import { ROW_TABLES, WritableClusterStore } from "./cluster-store.ts";
import { NO_CLASSROOM } from "./no-classroom.ts";

/** An object of Colyseus' decoded state, as much as we use of it. */
interface Decoded {
  toJSON(): Record<string, unknown>;
  /** Of a team: its round is an object of its own. */
  readonly round?: object;
}
type DecodedMap<T> = ReadonlyMap<string, T>;
type DecodedCluster = { readonly [T in RowTable]?: DecodedMap<Decoded> };

/** The room's state as the SDK decodes it (server/schema has the classes; only their shape travels). */
export interface DecodedRoom {
  readonly classroom?: Decoded;
  readonly participants?: DecodedMap<Decoded>;
  readonly teams?: DecodedMap<Decoded>;
  readonly questions?: DecodedMap<Decoded>;
  readonly finishedRounds?: DecodedMap<Decoded>;
  readonly clusters?: DecodedMap<DecodedCluster>;
}

/** Where a decoded row belongs. */
interface Place {
  readonly store: WritableClusterStore;
  readonly table: RowTable;
  readonly key: string;
}

/**
 * Keeps plain rows in step with a room's decoded state. Only what a patch touched is looked at, except when rows came
 * or went: then all keys are compared. Outlives the room, so that pages keep their rows while we reconnect.
 */
export class RoomMirror {
  readonly classroom: Signal<ClassroomRow> = signal(NO_CLASSROOM);
  readonly participants: Signal<readonly ParticipantRow[]> = signal([]);
  readonly teams: Signal<readonly TeamRow[]> = signal([]);
  readonly questions: Signal<readonly QuestionRow[]> = signal([]);
  readonly finishedRounds: Signal<readonly FinishedRoundRow[]> = signal([]);
  readonly clusters = new Map<string, WritableClusterStore>();
  readonly #touched = new Set<object>();
  #places = new WeakMap<object, Place>();

  /** Notes what a patch changed. Rows are made by `flush`, once the whole patch is decoded. */
  touch(ref: object): void {
    this.#touched.add(ref);
  }

  /** Another room was joined: its objects are all new. The next `flush` reads all of it. */
  reset(): void {
    this.#places = new WeakMap();
    this.#touched.clear();
  }

  /** Brings all rows up to the state. */
  flush(room: DecodedRoom): void {
    let unplaced = 0;
    for (const ref of this.#touched) {
      const place = this.#places.get(ref);
      if (place === undefined) unplaced += 1;
      else this.#write(place, ref as Decoded);
    }
    batch(() => this.#flushClassroom(room, unplaced > 0));
    // Rows come and go through objects that are no rows themselves: the maps and the clusters.
    if (unplaced > 0) this.#compareKeys(room.clusters ?? new Map());
    for (const team of this.teams.peek()) this.clusters.get(team.id)?.setRound(team.round);
    for (const store of this.clusters.values()) store.commit();
    this.#touched.clear();
  }

  /** The part for everybody is small: lists are made anew, but only when something in them changed. */
  #flushClassroom(room: DecodedRoom, mayHaveChanged: boolean): void {
    if (!mayHaveChanged) return;
    // The rows' types are the protocol's; the server checks its schema against them when it is compiled.
    if (room.classroom && this.#touched.has(room.classroom)) {
      this.classroom.value = { ...NO_CLASSROOM, ...room.classroom.toJSON() } as ClassroomRow;
    }
    if (this.#touchedIn(room.participants)) {
      this.participants.value = rowsOf(room.participants) as unknown as readonly ParticipantRow[];
    }
    if (this.#touchedIn(room.finishedRounds)) {
      this.finishedRounds.value = rowsOf(room.finishedRounds) as unknown as readonly FinishedRoundRow[];
    }
    if (this.#touchedIn(room.questions)) {
      this.questions.value = rowsOf(room.questions) as unknown as readonly QuestionRow[];
    }
    if (this.#touchedIn(room.teams)) {
      this.teams.value = rowsOf(room.teams).map((row) => ({
        ...row,
        round: { ...NO_ROUND, ...(row["round"] as object | undefined) },
      })) as unknown as readonly TeamRow[];
    }
  }

  #touchedIn(map: DecodedMap<Decoded> | undefined): boolean {
    if (map === undefined) return false;
    if (this.#touched.has(map)) return true;
    for (const item of map.values()) {
      if (this.#touched.has(item) || (item.round !== undefined && this.#touched.has(item.round))) return true;
    }
    return false;
  }

  #compareKeys(clusters: DecodedMap<DecodedCluster>): void {
    for (const [team, store] of this.clusters) {
      // Kept although empty, because pages hold it: the team's next round fills it again.
      if (!clusters.has(team)) store.clear();
    }
    for (const [team, cluster] of clusters.entries()) {
      let store = this.clusters.get(team);
      if (store === undefined) {
        store = new WritableClusterStore();
        this.clusters.set(team, store);
      }
      for (const table of ROW_TABLES) this.#compareTable(store, table, cluster[table] ?? new Map());
    }
  }

  #compareTable(store: WritableClusterStore, table: RowTable, decoded: DecodedMap<Decoded>): void {
    for (const key of [...store.rows[table].keys()]) {
      if (!decoded.has(key)) store.delete(table, key);
    }
    for (const [key, instance] of decoded.entries()) {
      if (this.#places.has(instance)) continue;
      const place: Place = { store, table, key };
      this.#places.set(instance, place);
      this.#write(place, instance);
    }
  }

  #write({ store, table, key }: Place, instance: Decoded): void {
    store.put(table, key, instance.toJSON() as unknown as RowTables[RowTable]);
  }
}

const rowsOf = (map: DecodedMap<Decoded> | undefined): Record<string, unknown>[] =>
  map === undefined ? [] : [...map.values()].map((instance) => instance.toJSON());
