import type { ClusterState } from "../model/cluster-state.ts";
import { splitKey } from "../model/meta.ts";
import type { Pod } from "../model/pod.ts";
import { TICK_MS } from "../model/timings.ts";
import { Table } from "../util/table.ts";
import { appRow } from "./app-row.ts";
import { kubeEventRow } from "./kube-event-row.ts";
import { machineRow } from "./machine-row.ts";
import { nodeRow } from "./node-row.ts";
import { podRow, templateKey, templateRow } from "./pod-row.ts";
import { type RowChange, sameRow } from "./row-change.ts";
import { runtimeRow, runtimeRowKey } from "./runtime-row.ts";

/** Figures of traffic are shown as often as this, not with every request. */
const FIGURES_EVERY_TICKS = 1000 / TICK_MS;

/**
 * The rows that differ between two states of the same round, templates before the Pods that name them. Without
 * `before`: all rows. Looks only at what the states do not share; a quiet tick costs next to nothing.
 * Templates are never removed within a round: there are few, and a rollback needs them again.
 */
export function diffRows(before: ClusterState | undefined, after: ClusterState): RowChange[] {
  if (before === after) return [];
  const changes: RowChange[] = [];
  const apps = new Set<string>();
  diffNodes(before, after, changes);
  diffPods(before, after, changes, apps);
  diffApps(before, after, changes, apps);
  diffMachines(before, after, changes);
  diffRuntimes(before, after, changes);
  diffKubeEvents(before, after, changes);
  return changes;
}

const base = <V>(table: Table<V> | undefined): Table<V> => table ?? Table.empty();

function diffNodes(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  Table.diff(base(before?.nodes), after.nodes, (key, old, node) => {
    const row = node && nodeRow(node);
    if (!sameRow(old && nodeRow(old), row)) changes.push({ table: "nodes", key, row });
  });
}

/** Pods that changed themselves or in the scheduling queue; notes the apps that they belong to. */
function diffPods(
  before: ClusterState | undefined,
  after: ClusterState,
  changes: RowChange[],
  apps: Set<string>,
): void {
  const keys = new Set<string>();
  Table.diff(base(before?.pods), after.pods, (key, old, pod) => {
    keys.add(key);
    for (const app of [old?.metadata.labels["app"], pod?.metadata.labels["app"]]) {
      if (app !== undefined) apps.add(app);
    }
    if (pod && isNewTemplate(old, pod)) {
      changes.push({ table: "templates", key: templateKey(pod), row: templateRow(pod) });
    }
  });
  Table.diff(base(before?.queue), after.queue, (key) => keys.add(key));
  for (const key of [...keys].sort()) {
    const row = podRow(after, key);
    if (!sameRow(before && podRow(before, key), row)) {
      changes.push({ table: "pods", key: splitKey(key).name, row });
    }
  }
}

/** Only a guess at "was not sent before": sending a template again is harmless, missing one is not. */
function isNewTemplate(old: Pod | undefined, pod: Pod): boolean {
  if (old === undefined) return true;
  return old.spec !== pod.spec && templateKey(old) !== templateKey(pod);
}

function diffApps(
  before: ClusterState | undefined,
  after: ClusterState,
  changes: RowChange[],
  touched: Set<string>,
): void {
  Table.diff(base(before?.deployments), after.deployments, (key) => touched.add(splitKey(key).name));
  const all = before === undefined || after.tick % FIGURES_EVERY_TICKS === 0;
  for (const app of after.settings.catalogue.apps) {
    if (all || touched.has(app.name)) changes.push({ table: "apps", key: app.name, row: appRow(after, app) });
  }
}

function diffMachines(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  Table.diff(base(before?.machines), after.machines, (key, old, machine) => {
    const row = machine && machineRow(machine);
    if (!sameRow(old && machineRow(old), row)) changes.push({ table: "machines", key, row });
  });
}

function diffRuntimes(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  Table.diff(base(before?.runtimes), after.runtimes, (_key, old, runtime) => {
    const present = runtime ?? old;
    if (present === undefined) return;
    const row = runtime && runtimeRow(after, runtime);
    if (sameRow(old && runtimeRow(after, old), row)) return;
    changes.push({ table: "runtimes", key: runtimeRowKey(present), row });
  });
}

function diffKubeEvents(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  Table.diff(base(before?.kubeEvents), after.kubeEvents, (key, _old, event) => {
    changes.push({ table: "kubeEvents", key, row: event && kubeEventRow(event) });
  });
}
