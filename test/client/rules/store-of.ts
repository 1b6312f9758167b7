import { WritableClusterStore } from "../../../client/net/cluster-store.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { diffRows } from "../../../shared/projection/diff-rows.ts";
import { roundRow } from "../../../shared/projection/round-row.ts";

/** A store that was sent a whole cluster. */
export function storeOf(state: ClusterState): WritableClusterStore {
  const store = new WritableClusterStore();
  for (const { table, key, row } of diffRows(undefined, state)) if (row) store.put(table, key, row);
  store.setRound(roundRow(state, 0));
  store.commit();
  return store;
}
