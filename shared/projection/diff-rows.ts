import type { ClusterState } from "../model/cluster-state.ts";
import type { KubeEvent } from "../model/kube-event.ts";
import { splitKey } from "../model/meta.ts";
import { appOf, LABEL_APP } from "../model/pod-creation.ts";
import { TICK_MS } from "../model/timings.ts";
import { Table } from "../util/table.ts";
import { appRow } from "./app-row.ts";
import { publishedImageRow, workbenchRow } from "./era-rows.ts";
import { kubeEventRow } from "./kube-event-row.ts";
import { machineRow } from "./machine-row.ts";
import { nodeRow } from "./node-row.ts";
import { podRow, templateKey, templateRow } from "./pod-row.ts";
import { type RowChange, sameRow } from "./row-change.ts";
import type { NodeRow } from "./rows.ts";
import { runtimeRow, runtimeRowKey } from "./runtime-row.ts";

/** Figures of traffic are shown as often as this, not with every request. */
const FIGURES_EVERY_TICKS = 1000 / TICK_MS;

/** As many Events as a board shows; a cluster remembers more of them. */
export const EVENT_ROWS = 50;

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
  diffEra(before, after, changes);
  return changes;
}

/** Calls `onChange` for all keys that differ, in key order, whatever order the comparison finds them in. */
function eachChange<V>(
  before: Table<V> | undefined,
  after: Table<V>,
  onChange: (key: string, before: V | undefined, after: V | undefined) => void,
): void {
  const found: [key: string, before: V | undefined, after: V | undefined][] = [];
  Table.diff<V>(before ?? Table.empty<V>(), after, (...change) => found.push(change));
  found.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const change of found) onChange(...change);
}

function diffNodes(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  const keys = new Set<string>();
  eachChange(before?.nodes, after.nodes, (key) => keys.add(key));
  eachChange(before?.drains, after.drains, (key) => keys.add(key));
  for (const key of [...keys].sort()) {
    const row = nodeRowIn(after, key);
    if (!sameRow(before && nodeRowIn(before, key), row)) changes.push({ table: "nodes", key, row });
  }
}

function nodeRowIn(cluster: ClusterState, name: string): NodeRow | undefined {
  const node = cluster.nodes.get(name);
  return node && nodeRow(cluster, node);
}

/** Pods that changed themselves or in the scheduling queue; notes the apps that they belong to. */
function diffPods(
  before: ClusterState | undefined,
  after: ClusterState,
  changes: RowChange[],
  apps: Set<string>,
): void {
  const keys = new Set<string>();
  const templates = new Set<string>();
  eachChange(before?.pods, after.pods, (key, old, pod) => {
    keys.add(key);
    for (const one of [old, pod]) {
      if (one?.metadata.labels[LABEL_APP] !== undefined) apps.add(appOf(one.metadata.labels));
    }
    if (pod === undefined || pod.spec === old?.spec) return;
    const template = templateKey(pod);
    // Sending one again is harmless; Pods that were there before have sent theirs.
    if (templates.has(template) || (old && templateKey(old) === template)) return;
    templates.add(template);
    changes.push({ table: "templates", key: template, row: templateRow(pod) });
  });
  eachChange(before?.queue, after.queue, (key) => keys.add(key));
  for (const key of [...keys].sort()) {
    const row = podRow(after, key);
    if (!sameRow(before && podRow(before, key), row)) {
      changes.push({ table: "pods", key: splitKey(key).name, row });
    }
  }
}

function diffApps(
  before: ClusterState | undefined,
  after: ClusterState,
  changes: RowChange[],
  touched: Set<string>,
): void {
  const touch = (key: string): void => {
    touched.add(splitKey(key).name);
  };
  eachChange(before?.deployments, after.deployments, touch);
  eachChange(before?.horizontalPodAutoscalers, after.horizontalPodAutoscalers, touch);
  eachChange(before?.podDisruptionBudgets, after.podDisruptionBudgets, touch);
  eachChange(before?.usageReports, after.usageReports, (_key, old, report) => {
    touched.add((report ?? old)?.app ?? "");
  });
  const all = before === undefined || after.tick % FIGURES_EVERY_TICKS === 0;
  for (const app of after.settings.catalogue.apps) {
    if (all || touched.has(app.name)) changes.push({ table: "apps", key: app.name, row: appRow(after, app) });
  }
}

function diffMachines(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  eachChange(before?.machines, after.machines, (key, old, machine) => {
    const row = machine && machineRow(machine);
    if (!sameRow(old && machineRow(old), row)) changes.push({ table: "machines", key, row });
  });
}

function diffRuntimes(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  eachChange(before?.runtimes, after.runtimes, (_key, old, runtime) => {
    const present = runtime ?? old;
    if (present === undefined) return;
    const row = runtime && runtimeRow(after, runtime);
    if (sameRow(old && runtimeRow(after, old), row)) return;
    changes.push({ table: "runtimes", key: runtimeRowKey(present), row });
  });
}

/** Events within the newest `EVENT_ROWS`; older ones leave the rows as new ones come. */
function diffKubeEvents(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  if (before?.kubeEvents === after.kubeEvents) return;
  const known = new Set(before ? newestKeys(before.kubeEvents) : []);
  const wanted = newestKeys(after.kubeEvents);
  const kept = new Set(wanted);
  for (const key of known) {
    if (!kept.has(key)) changes.push({ table: "kubeEvents", key, row: undefined });
  }
  for (const key of wanted) {
    const event = after.kubeEvents.get(key);
    if (event === undefined || (known.has(key) && before?.kubeEvents.get(key) === event)) continue;
    changes.push({ table: "kubeEvents", key, row: kubeEventRow(event) });
  }
}

const newestKeys = (events: Table<KubeEvent>): readonly string[] => [...events.keys()].slice(-EVENT_ROWS);

function diffEra(before: ClusterState | undefined, after: ClusterState, changes: RowChange[]): void {
  const { era } = after.settings;
  if (era === undefined) return;
  eachChange(before?.workbenches, after.workbenches, (key, old, bench) => {
    const row = bench && workbenchRow(era, bench);
    if (!sameRow(old && workbenchRow(era, old), row)) changes.push({ table: "workbenches", key, row });
  });
  eachChange(before?.publishedImages, after.publishedImages, (key, _old, image) => {
    changes.push({ table: "publishedImages", key, row: image && publishedImageRow(era, image) });
  });
}
