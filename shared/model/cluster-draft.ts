import { InvariantError } from "../util/invariant.ts";
import { Rng } from "../util/rng.ts";
import { KEY_SEPARATOR, type TableDraft, type TableView } from "../util/table.ts";
import {
  type Automation,
  type ClusterReader,
  type ClusterState,
  INNER_TABLES,
  type InnerTables,
  type Kind,
  MAX_KUBE_EVENTS,
  type ObjectTables,
  type RoundSettings,
  TABLE_OF_KIND,
} from "./cluster-state.ts";
import { type DerivedDrafts, type DerivedTables, updateDerived } from "./derived.ts";
import type { GameEvent } from "./game-event.ts";
import type { KubeEvent } from "./kube-event.ts";
import { type GameMs, keyOf } from "./meta.ts";
import type { NodeInfo } from "./node-info.ts";
import type { ObjectChange } from "./object-change.ts";
import type { ProfileSettings } from "./profile-settings.ts";
import { TICK_MS } from "./timings.ts";
import type { RoundTotals } from "./totals.ts";

/** Told of every write to an object, at once: how controllers, scheduler and kubelet learn of changes (informers). */
export type Watcher = (draft: ClusterDraft, change: ObjectChange) => void;

/**
 * A cluster while one step writes to it. Objects are replaced whole (`put`), never changed; the state that the draft
 * was made from stays as it was. Only `put` and `remove` write API objects, so that watchers and derived tables
 * cannot miss a change; inner tables (machines, runtimes ...) are written directly.
 */
export class ClusterDraft implements ClusterReader {
  declare readonly nodes: TableView<ObjectTables["Node"]>;
  declare readonly pods: TableView<ObjectTables["Pod"]>;
  declare readonly replicaSets: TableView<ObjectTables["ReplicaSet"]>;
  declare readonly deployments: TableView<ObjectTables["Deployment"]>;
  declare readonly jobs: TableView<ObjectTables["Job"]>;
  declare readonly services: TableView<ObjectTables["Service"]>;
  declare readonly endpointSlices: TableView<ObjectTables["EndpointSlice"]>;
  declare readonly horizontalPodAutoscalers: TableView<ObjectTables["HorizontalPodAutoscaler"]>;
  declare readonly podDisruptionBudgets: TableView<ObjectTables["PodDisruptionBudget"]>;
  declare readonly priorityClasses: TableView<ObjectTables["PriorityClass"]>;
  declare readonly kubeEvents: TableDraft<InnerTables["kubeEvents"]>;
  declare readonly machines: TableDraft<InnerTables["machines"]>;
  declare readonly runtimes: TableDraft<InnerTables["runtimes"]>;
  declare readonly queue: TableDraft<InnerTables["queue"]>;
  declare readonly queueOrder: TableDraft<InnerTables["queueOrder"]>;
  declare readonly work: TableDraft<true>;
  declare readonly timers: TableDraft<true>;
  declare readonly memory: TableDraft<InnerTables["memory"]>;
  declare readonly drains: TableDraft<InnerTables["drains"]>;
  declare readonly traffic: TableDraft<InnerTables["traffic"]>;
  declare readonly incidents: TableDraft<InnerTables["incidents"]>;
  declare readonly timeline: TableDraft<InnerTables["timeline"]>;
  declare readonly workbenches: TableDraft<InnerTables["workbenches"]>;
  declare readonly publishedImages: TableDraft<InnerTables["publishedImages"]>;
  declare readonly usageReports: TableDraft<InnerTables["usageReports"]>;
  declare readonly nodeInfos: TableView<DerivedTables["nodeInfos"]>;
  declare readonly waitingPods: TableView<true>;
  declare readonly podsByLabel: TableView<string>;
  declare readonly podsByOwner: TableView<string>;
  declare readonly tallies: TableView<number>;
  readonly tick: number;
  readonly now: GameMs;
  readonly settings: RoundSettings;
  readonly rng: Rng;
  /** What happened in this step, in order. */
  readonly events: GameEvent[] = [];
  automation: Automation;
  schedulerProfile: ProfileSettings;
  totals: RoundTotals;
  segmentStarts: readonly RoundTotals[];
  scriptDone: number;
  schedulerStart: number;
  readonly #base: ClusterState;
  readonly #watchers: readonly Watcher[];
  readonly #derived: DerivedDrafts;
  readonly #tables: Readonly<Record<TableName, TableDraft<unknown>>>;
  #nextSerial: number;
  #serialsByKey: Map<string, readonly string[]> | undefined;

  /** Opens `base` for writing at tick `tick`. */
  constructor(base: ClusterState, tick: number, watchers: readonly Watcher[]) {
    this.#base = base;
    this.#watchers = watchers;
    this.tick = tick;
    this.now = tick * TICK_MS;
    this.settings = base.settings;
    this.automation = base.automation;
    this.schedulerProfile = base.schedulerProfile;
    this.totals = base.totals;
    this.segmentStarts = base.segmentStarts;
    this.scriptDone = base.scriptDone;
    this.schedulerStart = base.schedulerStart;
    this.rng = new Rng(base.rng);
    this.#nextSerial = base.nextSerial;
    const tables = {} as Record<TableName, TableDraft<unknown>>;
    for (const name of TABLE_NAMES) tables[name] = base[name].edit() as TableDraft<unknown>;
    this.#tables = tables;
    Object.assign(this, tables);
    // The derived tables are drafts of the types that DerivedTables names.
    this.#derived = tables as unknown as DerivedDrafts;
  }

  /** Creates or replaces an object. Writing the very same object again does nothing. */
  put<K extends Kind>(object: ObjectTables[K] & { readonly kind: K }): void {
    const kind: K = object.kind;
    const table = this.#tableOf(kind);
    const key = keyOf(object);
    const before = table.get(key);
    if (before === object) return;
    table.set(key, object);
    this.#announce({ kind, key, before, after: object } as ObjectChange);
  }

  /** Removes an object from the store at once, as the API server does at the end of its grace. */
  remove(kind: Kind, key: string): void {
    const table = this.#tableOf(kind);
    const before = table.get(key);
    if (before === undefined) return;
    table.delete(key);
    this.#announce({ kind, key, before, after: undefined } as ObjectChange);
  }

  /** A number that no object of this cluster had before. */
  serial(): number {
    return this.#nextSerial++;
  }

  /** A new uid, in the form that Kubernetes uses. */
  uid(): string {
    return `00000000-0000-4000-8000-${this.serial().toString(16).padStart(12, "0")}`;
  }

  /** Puts a key into a component's work queue, to be handled when that component runs next. */
  enqueue(component: string, key: string): void {
    this.work.set(component + KEY_SEPARATOR + key, true);
  }

  /** Puts a key into a component's work queue at a later moment. */
  enqueueAt(component: string, key: string, at: GameMs): void {
    this.timers.set(timerKey(at, component, key), true);
  }

  /** Takes everything out of a component's work queue, in key order. */
  takeWork(component: string): string[] {
    const prefix = component + KEY_SEPARATOR;
    const keys = this.work.keysWithPrefix(prefix);
    for (const key of keys) this.work.delete(key);
    return keys.map((key) => key.slice(prefix.length));
  }

  /** Reports an Event object; equal ones (object, reason, message) are counted, not repeated. */
  report(event: Omit<KubeEvent, "firstSeen" | "lastSeen" | "count">): void {
    for (const serial of this.#eventSerials().get(event.key) ?? []) {
      const known = this.kubeEvents.get(serial);
      if (known?.reason === event.reason && known.message === event.message && known.kind === event.kind) {
        this.kubeEvents.delete(serial);
        this.#addKubeEvent({ ...known, lastSeen: this.now, count: known.count + 1 });
        return;
      }
    }
    this.#addKubeEvent({ ...event, firstSeen: this.now, lastSeen: this.now, count: 1 });
  }

  /** Notes something for the players' eyes and ears; never read by the rules. */
  emit(event: GameEvent): void {
    this.events.push(event);
  }

  /** Closes the draft. Nothing may be written afterwards. */
  finish(): ClusterState {
    const tables: Record<string, unknown> = {};
    for (const name of TABLE_NAMES) tables[name] = this.#tables[name].finish();
    return {
      ...this.#base,
      ...tables,
      tick: this.tick,
      now: this.now,
      rng: this.rng.state,
      nextSerial: this.#nextSerial,
      automation: this.automation,
      schedulerProfile: this.schedulerProfile,
      totals: this.totals,
      segmentStarts: this.segmentStarts,
      scriptDone: this.scriptDone,
      schedulerStart: this.schedulerStart,
    };
  }

  #tableOf<K extends Kind>(kind: K): TableDraft<ObjectTables[K]> {
    // The table of a kind holds that kind: both come from TABLE_OF_KIND.
    return this.#tables[TABLE_OF_KIND[kind]] as TableDraft<ObjectTables[K]>;
  }

  #announce(change: ObjectChange): void {
    updateDerived(this.#derived, change);
    for (const watcher of this.#watchers) watcher(this, change);
  }

  #addKubeEvent(event: KubeEvent): void {
    const serial = this.serial().toString().padStart(9, "0");
    this.kubeEvents.set(serial, event);
    const serials = this.#eventSerials();
    serials.set(event.key, [...(serials.get(event.key) ?? []), serial]);
    if (this.kubeEvents.size <= MAX_KUBE_EVENTS) return;
    const oldest = this.kubeEvents.firstWithPrefix("");
    if (oldest) this.kubeEvents.delete(oldest[0]);
  }

  /** Serials of the Events by object key, made when a step reports its first one; forgotten Events stay in it. */
  #eventSerials(): Map<string, readonly string[]> {
    if (this.#serialsByKey) return this.#serialsByKey;
    const serials = new Map<string, readonly string[]>();
    for (const [serial, { key }] of this.kubeEvents.entries()) {
      serials.set(key, [...(serials.get(key) ?? []), serial]);
    }
    this.#serialsByKey = serials;
    return serials;
  }
}

/** All tables of a state: of objects, inner and derived ones. */
export const TABLE_NAMES = [
  ...Object.values(TABLE_OF_KIND),
  ...INNER_TABLES,
  ...(["nodeInfos", "waitingPods", "podsByLabel", "podsByOwner", "tallies"] as const),
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** Timers are sorted by time, then by component and key. */
export const timerKey = (at: GameMs, component: string, key: string): string =>
  at.toString().padStart(12, "0") + KEY_SEPARATOR + component + KEY_SEPARATOR + key;

/** The info of a Node that exists. @throws InvariantError when it does not. */
export function nodeInfoOf(cluster: ClusterReader, name: string): NodeInfo {
  const info = cluster.nodeInfos.get(name);
  if (info === undefined) throw new InvariantError("no such Node", { name });
  return info;
}
