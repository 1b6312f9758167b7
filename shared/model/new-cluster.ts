import { seedRng } from "../util/rng.ts";
import { Table } from "../util/table.ts";
import { ClusterDraft, TABLE_NAMES } from "./cluster-draft.ts";
import type { Automation, ClusterState, RoundSettings, ScriptedCommand } from "./cluster-state.ts";
import { DEFAULT_PROFILE_SETTINGS } from "./profile-settings.ts";
import { NO_TOTALS } from "./totals.ts";

/** What a round begins with, besides its objects. */
export interface NewCluster {
  readonly settings: RoundSettings;
  readonly automation: Automation;
  /** In order of `atMs`. */
  readonly script: readonly ScriptedCommand[];
}

/** A cluster at tick 0 with nothing in it. */
export function emptyCluster({ settings, automation, script }: NewCluster): ClusterState {
  const tables: Record<string, unknown> = {};
  for (const name of TABLE_NAMES) tables[name] = Table.empty();
  return {
    // All tables are there: TABLE_NAMES is the list of a state's tables.
    ...(tables as unknown as Omit<ClusterState, "now">),
    settings,
    automation,
    schedulerProfile: DEFAULT_PROFILE_SETTINGS,
    script,
    scriptDone: 0,
    tick: 0,
    now: 0,
    rng: seedRng(settings.seed),
    nextSerial: 1,
    schedulerStart: 0,
    totals: NO_TOTALS,
    segmentStarts: [],
  };
}

/** A cluster with what `fill` puts into it, at the same tick. For building rounds and tests; not a step. */
export function fillCluster(cluster: ClusterState, fill: (draft: ClusterDraft) => void): ClusterState {
  const draft = new ClusterDraft(cluster, cluster.tick, []);
  fill(draft);
  return draft.finish();
}
