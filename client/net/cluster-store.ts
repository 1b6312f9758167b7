import { NO_ROUND, type RoundRow, type RowTable, type RowTables } from "../../shared/projection/rows.ts";
import type { ClusterStore } from "./session.ts";

/** Names of all tables, in the order in which rows refer to each other (Pods need their templates). */
export const ROW_TABLES = [
  "templates",
  "nodes",
  "pods",
  "apps",
  "machines",
  "runtimes",
  "kubeEvents",
  "workbenches",
  "publishedImages",
] as const satisfies readonly RowTable[];

type MutableRows = { readonly [T in RowTable]: Map<string, RowTables[T]> };

/** A cluster store that is being written: rows go in one by one, readers are told once for all of them. */
export class WritableClusterStore implements ClusterStore {
  readonly rows: MutableRows = {
    templates: new Map(),
    nodes: new Map(),
    pods: new Map(),
    apps: new Map(),
    machines: new Map(),
    runtimes: new Map(),
    kubeEvents: new Map(),
    workbenches: new Map(),
    publishedImages: new Map(),
  };
  readonly #listeners = new Set<() => void>();
  #round = NO_ROUND;
  #revision = 0;
  #dirty = false;

  get round(): RoundRow {
    return this.#round;
  }

  get revision(): number {
    return this.#revision;
  }

  put<T extends RowTable>(table: T, key: string, row: RowTables[T]): void {
    // The table of a row is named by the same type parameter.
    (this.rows[table] as Map<string, RowTables[T]>).set(key, row);
    this.#dirty = true;
  }

  delete(table: RowTable, key: string): void {
    if (this.rows[table].delete(key)) this.#dirty = true;
  }

  setRound(round: RoundRow): void {
    this.#round = round;
    this.#dirty = true;
  }

  /** Forgets all rows: another round begins. */
  clear(): void {
    for (const table of ROW_TABLES) this.rows[table].clear();
    this.#dirty = true;
  }

  /** Ends a batch: tells the readers if anything changed. */
  commit(): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#revision += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
