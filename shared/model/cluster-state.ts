import type { RngState } from "../util/rng.ts";
import type { Table, TableView } from "../util/table.ts";
import type { Catalogue } from "./catalogue.ts";
import type { ControllerMemory } from "./controller-memory.ts";
import type { Drain } from "./drain.ts";
import type { EraRules, PublishedImage, Workbench } from "./era.ts";
import type { ActiveIncident } from "./incident.ts";
import type { KubeEvent } from "./kube-event.ts";
import type { Machine, PodRuntime } from "./machine.ts";
import type { GameMs } from "./meta.ts";
import type { ClusterNode } from "./node.ts";
import type { NodeInfo } from "./node-info.ts";
import type { Pod } from "./pod.ts";
import type { ProfileSettings } from "./profile-settings.ts";
import type { QueuedPod } from "./scheduling.ts";
import type { EndpointSlice, Service } from "./service.ts";
import type { Timings } from "./timings.ts";
import type { RoundTotals, Segment, ServiceTraffic, TimelineSample } from "./totals.ts";
import type { UsageReport } from "./usage-report.ts";
import type {
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  PodDisruptionBudget,
  PriorityClass,
  ReplicaSet,
} from "./workload.ts";

/** Who does a part of Kubernetes' work in this round: the players by hand, or Kubernetes. */
export type AutomationMode = "player" | "auto";

/** The switch of each part. Controllers are listed by name; one that is not listed is off. */
export interface Automation {
  readonly scheduler: AutomationMode;
  /** Pulling, starting and restarting on the Nodes. */
  readonly kubelet: AutomationMode;
  readonly controllers: readonly string[];
}

/** What stays as it is for a whole round. */
export interface RoundSettings {
  /** The chapter's id, as in "the-cluster". */
  readonly chapter: string;
  readonly seed: string;
  readonly lengthMs: GameMs;
  readonly timings: Timings;
  readonly catalogue: Catalogue;
  /** The share of requests that has to succeed, in basis points (9,900 is 99 %). */
  readonly sloBp: number;
  readonly stars: StarRules;
  /** Parts of the round whose figures stand beside each other, in order of time, the first from 0. Missing: none. */
  readonly segments?: readonly Segment[];
  /** Types of the commands that the desks offer beside those of every cluster. Missing: none. */
  readonly tools?: readonly string[];
  /** Set in a round of the time before Kubernetes. */
  readonly era?: EraRules;
}

/** What a star asks for: all that is given. */
export interface StarRule {
  /** At least this share of requests served, in basis points. */
  readonly sliBp: number;
  /** At least this share of the CPU paid for served requests, in basis points. */
  readonly efficiencyBp?: number;
  /** At most this much work for each minute of a ready instance, in thousandths of an action. */
  readonly actionsPerInstanceMinuteMilli?: number;
  /** At most this mean time to recovery, in game milliseconds. */
  readonly mttrMs?: number;
}

/** For one, two and three stars; each asks for at least as much as the one before. None in a round without a score. */
export type StarRules = readonly [StarRule, StarRule, StarRule] | readonly [];

/** The object tables, by kind: what the API server of the cluster stores. */
export interface ObjectTables {
  readonly Node: ClusterNode;
  readonly Pod: Pod;
  readonly ReplicaSet: ReplicaSet;
  readonly Deployment: Deployment;
  readonly Job: Job;
  readonly Service: Service;
  readonly EndpointSlice: EndpointSlice;
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  readonly PodDisruptionBudget: PodDisruptionBudget;
  readonly PriorityClass: PriorityClass;
}
export type Kind = keyof ObjectTables;

/** Everything in a table of a state that is not an API object. Keys are described in `ClusterState`. */
export interface InnerTables {
  readonly kubeEvents: KubeEvent;
  readonly machines: Machine;
  readonly runtimes: PodRuntime;
  readonly queue: QueuedPod;
  readonly queueOrder: string;
  readonly work: true;
  readonly timers: true;
  readonly memory: ControllerMemory;
  readonly drains: Drain;
  readonly traffic: ServiceTraffic;
  readonly incidents: ActiveIncident;
  readonly timeline: TimelineSample;
  readonly workbenches: Workbench;
  readonly publishedImages: PublishedImage;
  readonly usageReports: UsageReport;
}

/** Names of the object tables in a state, by kind. */
export const TABLE_OF_KIND = {
  Node: "nodes",
  Pod: "pods",
  ReplicaSet: "replicaSets",
  Deployment: "deployments",
  Job: "jobs",
  Service: "services",
  EndpointSlice: "endpointSlices",
  HorizontalPodAutoscaler: "horizontalPodAutoscalers",
  PodDisruptionBudget: "podDisruptionBudgets",
  PriorityClass: "priorityClasses",
} as const satisfies Record<Kind, string>;

export const INNER_TABLES = [
  "kubeEvents",
  "machines",
  "runtimes",
  "queue",
  "queueOrder",
  "work",
  "timers",
  "memory",
  "drains",
  "traffic",
  "incidents",
  "timeline",
  "workbenches",
  "publishedImages",
  "usageReports",
] as const satisfies readonly (keyof InnerTables)[];

/** A command that the chapter itself gives at a fixed moment: arrivals, incidents, switches. */
export interface ScriptedCommand {
  readonly atMs: GameMs;
  /** Validated like every other command when it is due. */
  readonly command: { readonly type: string };
}

/** What can be read of a cluster: a state, a draft during a step, or a client's own reconstruction of both. */
export interface ClusterReader {
  readonly now: GameMs;
  readonly settings: RoundSettings;
  readonly automation: Automation;
  /** What the cluster changes of the scheduler's default profile. */
  readonly schedulerProfile: ProfileSettings;
  /** By name. */
  readonly nodes: TableView<ClusterNode>;
  /** All other objects by `namespace/name`. */
  readonly pods: TableView<Pod>;
  readonly replicaSets: TableView<ReplicaSet>;
  readonly deployments: TableView<Deployment>;
  readonly jobs: TableView<Job>;
  readonly services: TableView<Service>;
  readonly endpointSlices: TableView<EndpointSlice>;
  readonly horizontalPodAutoscalers: TableView<HorizontalPodAutoscaler>;
  readonly podDisruptionBudgets: TableView<PodDisruptionBudget>;
  /** By name (cluster-wide). */
  readonly priorityClasses: TableView<PriorityClass>;
  /** By Node name. */
  readonly machines: TableView<Machine>;
  /** By `runtimeKey(node, podKey)`, so that one machine's Pods stand together. */
  readonly runtimes: TableView<PodRuntime>;
  /** By Pod key: Pods that wait to be scheduled. */
  readonly queue: TableView<QueuedPod>;
  /** By Node name: drains that go on. */
  readonly drains: TableView<Drain>;
  /** By Service key. */
  readonly traffic: TableView<ServiceTraffic>;
  /** By `incidentKey(incident, target)`: what was announced or is going on. */
  readonly incidents: TableView<ActiveIncident>;
  /** By Node name: machines on which something was installed or made. Only in rounds of an era. */
  readonly workbenches: TableView<Workbench>;
  /** By image name: what machines can pull. Only in rounds of an era; elsewhere it is the catalogue. */
  readonly publishedImages: TableView<PublishedImage>;
  /** By `usageReportKey(app, node)`: what Nodes told the others about what really is used. */
  readonly usageReports: TableView<UsageReport>;
  /** By Node name; derived from nodes and pods. */
  readonly nodeInfos: TableView<NodeInfo>;
}

/**
 * A whole simulated cluster at one tick. Never changed in place: `step` makes the next one.
 * Everything in it is plain data; tables share what did not change.
 */
export interface ClusterState extends ClusterReader {
  readonly tick: number;
  readonly rng: RngState;
  /** Serial number of the next object, Pod IP or event. */
  readonly nextSerial: number;
  /** Index of the Node where the scheduler's next search begins; matters from 100 Nodes on. */
  readonly schedulerStart: number;
  readonly nodes: Table<ClusterNode>;
  readonly pods: Table<Pod>;
  readonly replicaSets: Table<ReplicaSet>;
  readonly deployments: Table<Deployment>;
  readonly jobs: Table<Job>;
  readonly services: Table<Service>;
  readonly endpointSlices: Table<EndpointSlice>;
  readonly horizontalPodAutoscalers: Table<HorizontalPodAutoscaler>;
  readonly podDisruptionBudgets: Table<PodDisruptionBudget>;
  readonly priorityClasses: Table<PriorityClass>;
  /** By serial number, oldest first; the oldest are dropped beyond `MAX_KUBE_EVENTS`. */
  readonly kubeEvents: Table<KubeEvent>;
  readonly machines: Table<Machine>;
  readonly runtimes: Table<PodRuntime>;
  readonly queue: Table<QueuedPod>;
  /** The queue in its orders, to Pod keys: `scheduler/queue.ts` says which. */
  readonly queueOrder: Table<string>;
  /** Work queues of all components: `component NUL key`. Each key is there at most once. */
  readonly work: Table<true>;
  /** When a key is put (back) into a work queue: `due (12 digits) NUL component NUL key`. */
  readonly timers: Table<true>;
  /** By `memoryKey(controller, key)`. */
  readonly memory: Table<ControllerMemory>;
  readonly drains: Table<Drain>;
  readonly traffic: Table<ServiceTraffic>;
  readonly incidents: Table<ActiveIncident>;
  readonly workbenches: Table<Workbench>;
  readonly publishedImages: Table<PublishedImage>;
  readonly usageReports: Table<UsageReport>;
  /** By second of the round, as 6 digits; a second that was like the one before has none. */
  readonly timeline: Table<TimelineSample>;
  readonly totals: RoundTotals;
  /** The totals when each of the settings' segments began, as many as have begun. */
  readonly segmentStarts: readonly RoundTotals[];
  readonly script: readonly ScriptedCommand[];
  /** How many of the script's commands are done. */
  readonly scriptDone: number;
  readonly nodeInfos: Table<NodeInfo>;
  /** Derived: keys of the Pods that wait for our scheduler, whether it or the players do its work. */
  readonly waitingPods: Table<true>;
  /** Derived: `label=value NUL podKey` for every label of every Pod, so that selectors cost what they find. */
  readonly podsByLabel: Table<string>;
  /** Derived: `owner uid NUL podKey` to Pod key. */
  readonly podsByOwner: Table<string>;
  /** Derived: by `Tally`, how many there are. */
  readonly tallies: Table<number>;
}

/** Older KubeEvents are forgotten beyond this many. Simplified: the API server forgets after an hour. */
export const MAX_KUBE_EVENTS = 200;
