import { ClusterDraft, TABLE_NAMES, type TableName } from "../model/cluster-draft.ts";
import { type ClusterState, INNER_TABLES, type Kind, TABLE_OF_KIND } from "../model/cluster-state.ts";
import { emptyCluster } from "../model/new-cluster.ts";
import { Hasher, hashValue } from "../util/hash.ts";
import { Table } from "../util/table.ts";

/** Tables that a snapshot holds; the derived ones are built again from the objects. */
const STORED_TABLES = [...Object.values(TABLE_OF_KIND), ...INNER_TABLES] as const;
const DERIVED = new Set<TableName>(
  TABLE_NAMES.filter((name) => !(STORED_TABLES as readonly string[]).includes(name)),
);

/** A state as plain JSON. */
export interface Snapshot {
  readonly version: 1;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Record<string, readonly (readonly [string, unknown])[]>>;
}

/** The serial form of a state: JSON that `restoreSnapshot` turns back into an equal state. */
export function makeSnapshot(state: ClusterState): Snapshot {
  const fields: Record<string, unknown> = {};
  const tables: Record<string, [string, unknown][]> = {};
  for (const [name, value] of Object.entries(state)) {
    if (value instanceof Table) {
      if (!DERIVED.has(name as TableName)) tables[name] = [...value.entries()];
    } else fields[name] = value;
  }
  return { version: 1, fields, tables };
}

/** The state that a snapshot was made of. The snapshot is trusted: it comes from our own journal. */
export function restoreSnapshot(snapshot: Snapshot): ClusterState {
  const fields = snapshot.fields as unknown as ClusterState;
  const stored: Record<string, unknown> = {};
  const kinds = Object.entries(TABLE_OF_KIND) as [Kind, TableName][];
  for (const name of INNER_TABLES) stored[name] = Table.of(snapshot.tables[name] ?? []);
  const bare: ClusterState = { ...emptyCluster(fields), ...fields, ...stored };
  // Objects are put back one by one, without watchers, so that the derived tables are built like in play.
  const draft = new ClusterDraft(bare, bare.tick, []);
  for (const [, name] of kinds) {
    for (const [, object] of snapshot.tables[name] ?? []) draft.put(object as never);
  }
  return draft.finish();
}

/**
 * A fingerprint of everything that the future of a state depends on: 16 hexadecimal digits. Equal for live run,
 * replay and a run resumed from a snapshot. Costs about what changed since the last call.
 */
export function stateHash(state: ClusterState): string {
  const hasher = new Hasher();
  for (const name of Object.keys(state).sort()) {
    const value = state[name as keyof ClusterState];
    if (value instanceof Table) {
      if (DERIVED.has(name as TableName)) continue;
      hasher.text(name);
      for (const [key, entry] of value.entries()) hasher.text(key).text(hashValue(entry));
    } else hasher.text(name).text(hashValue(value));
  }
  return hasher.digest();
}
