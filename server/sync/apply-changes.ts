import type { Schema } from "@colyseus/schema";
import type { ClassroomChanges, ClusterChange } from "../../shared/live/changes.ts";
import type { RowTable } from "../../shared/projection/rows.ts";
import type { TeamRow } from "../../shared/protocol/classroom-view.ts";
import {
  FinishedRoundSchema,
  ParticipantSchema,
  QuestionSchema,
  type RoomSchema,
  TeamSchema,
} from "../schema/classroom-schema.ts";
import { ClusterSchema, ROW_SCHEMAS } from "../schema/cluster-schema.ts";
import { isPrivate, type Viewers } from "./viewers.ts";

/** Writes what changed into the schema. Fields that are the same already cost nothing on the wire. */
export function applyChanges(state: RoomSchema, changes: ClassroomChanges, viewers: Viewers): void {
  if (changes.classroom) write(state.classroom, changes.classroom);
  for (const { id, row } of changes.participants) {
    if (row === undefined) state.participants.delete(id);
    else
      write(
        state.participants.getOrInsertComputed(id, () => new ParticipantSchema()),
        row,
      );
  }
  for (const { id, row } of changes.teams) applyTeam(state, id, row);
  for (const row of changes.finishedRounds) {
    write(
      state.finishedRounds.getOrInsertComputed(row.id, () => new FinishedRoundSchema()),
      row,
    );
  }
  for (const { id, row } of changes.questions) {
    const question = state.questions.getOrInsertComputed(id, () => new QuestionSchema());
    if (row !== undefined) write(question, row);
  }
  for (const change of changes.clusters) applyCluster(state, change, viewers);
}

function applyTeam(state: RoomSchema, id: string, row: TeamRow | undefined): void {
  if (row === undefined) {
    state.teams.delete(id);
    state.clusters.delete(id);
    return;
  }
  const { round, ...fields } = row;
  const team = state.teams.getOrInsertComputed(id, () => new TeamSchema());
  write(team, fields);
  write(team.round, round);
}

function applyCluster(state: RoomSchema, { team, reset, rows }: ClusterChange, viewers: Viewers): void {
  // A team that was given up in the same moment: its rows are void.
  if (!state.teams.has(team)) return;
  let cluster = state.clusters.get(team);
  if (cluster === undefined) {
    cluster = new ClusterSchema();
    state.clusters.set(team, cluster);
    viewers.clusterAdded(team, cluster);
  }
  if (reset) dropRows(cluster, new Set(rows.map(({ table, key }) => `${table} ${key}`)));
  for (const { table, key, row } of rows) {
    if (row === undefined) cluster[table].delete(key);
    else putRow(cluster, table, key, row, (added) => viewers.rowAdded(team, added));
  }
}

/** Removes the rows of an earlier round that the new one does not have. */
function dropRows(cluster: ClusterSchema, wanted: ReadonlySet<string>): void {
  for (const table of Object.keys(ROW_SCHEMAS) as RowTable[]) {
    for (const key of [...cluster[table].keys()]) {
      if (!wanted.has(`${table} ${key}`)) cluster[table].delete(key);
    }
  }
}

function putRow(
  cluster: ClusterSchema,
  table: RowTable,
  key: string,
  row: object,
  onPrivate: (row: Parameters<Viewers["rowAdded"]>[1]) => void,
): void {
  const known = cluster[table].get(key);
  if (known !== undefined) {
    write(known, row);
    return;
  }
  const added = new ROW_SCHEMAS[table]();
  write(added, row);
  // The row was made by the class of this very table.
  (cluster[table] as { set(key: string, row: Schema): void }).set(key, added);
  if (isPrivate(table)) onPrivate(added as Parameters<typeof onPrivate>[0]);
}

/** The schema has a field for each field of the row: `satisfies FieldsOf` in schema/ makes sure of it. */
function write(target: Schema, row: object): void {
  Object.assign(target, row);
}
