import type { Deployment, HorizontalPodAutoscaler, PodDisruptionBudget } from "../model/workload.ts";

/**
 * What a client gets to see of a cluster: flat rows with small fields, so that the server's schema, the practice worker
 * and the client hold the very same thing. Everything nested that rarely changes is JSON text.
 * Times are ticks of the round (100 ms).
 */

/** A Pod as the control plane knows it. Seen by the whole team. */
export interface PodRow {
  readonly name: string;
  /** Label `app`; empty for a Pod of none. */
  readonly app: string;
  /** Key of the TemplateRow that has its labels and spec. */
  readonly template: string;
  /** Empty while it waits for a Node. */
  readonly node: string;
  /** The STATUS column of `kubectl get pods`. */
  readonly status: string;
  /** The READY column is all or nothing for our one-container Pods. */
  readonly ready: boolean;
  readonly restarts: number;
  readonly deleting: boolean;
  /** Its phase is Succeeded or Failed: it holds nothing of its Node any more. STATUS alone does not tell. */
  readonly finished: boolean;
  readonly createdTick: number;
  /** Where the scheduling queue has it: "" (not in the queue), active, backoff, unschedulable, gated. */
  readonly queue: string;
  /** The text of the last FailedScheduling, or "". */
  readonly why: string;
  /** Uid of its controller, or "". */
  readonly owner: string;
}

/** Labels and spec (without nodeName) that many Pods share, as JSON of `PodTemplateSpec`. */
export interface TemplateRow {
  readonly json: string;
}

/** A Node as last reported. Seen by the whole team. */
export interface NodeRow {
  readonly name: string;
  readonly zone: string;
  readonly ready: boolean;
  readonly unschedulable: boolean;
  /** Its Pods are being moved away; that goes on until the last has left. */
  readonly draining: boolean;
  readonly cpuMilli: number;
  readonly memoryMi: number;
  readonly podSlots: number;
  /** JSON of labels, taints and conditions: `{labels, taints, conditions}`. */
  readonly json: string;
}

/** An application: what it should have, what it has, and its requests in the last second. */
export interface AppRow {
  readonly name: string;
  readonly style: number;
  readonly image: string;
  readonly replicas: number;
  readonly readyPods: number;
  readonly updatedPods: number;
  /** What each wanted Pod asks for; 0 without a Deployment. */
  readonly cpuMilli: number;
  readonly memoryMi: number;
  /** How long a Pod of its image takes from its start until it can answer. */
  readonly startMs: number;
  readonly demandRps: number;
  readonly servedRps: number;
  readonly failedRps: number;
  readonly served: number;
  readonly failed: number;
  /** Demand forecast for the next 60 s, JSON `[[second, rps], ...]`; for the Control Plane's board. */
  readonly forecast: string;
  /** Pods that are there and not on their way out, ready or not. */
  readonly pods: number;
  /** How many the business orders now; -1 where what is declared is all that is wanted. */
  readonly ordered: number;
  /** The version that is ordered; "" where any will do. */
  readonly orderedImage: string;
  /** From then on people understand no older version; 0 where nothing is due. */
  readonly dueTick: number;
  /** JSON `DeclaredApp`; "" where there is nothing to declare. */
  readonly declared: string;
  /** Images of this app that the registry has, joined by commas; "" where there is nothing to declare. */
  readonly versions: string;
  /** Where the rollout stands: progressing, stuck (past its deadline), or "" when it is done. */
  readonly rollout: string;
  /** The image that undoing the rollout would bring back, or "". */
  readonly undoImage: string;
  /** CPU that its Pods use, in percent of their requests, as its autoscaler knows it; -1 without one. */
  readonly utilization: number;
  /** How many of its Pods its budget lets go now; -1 without one. */
  readonly disruptionsAllowed: number;
  /** JSON of `ToldUsage[]`, by Node: what Nodes told of what it really uses. */
  readonly told: string;
}

/** What is declared of an app: parts of the specs of its Deployment, HorizontalPodAutoscaler and PodDisruptionBudget. */
export interface DeclaredApp {
  /** `replicas` is a field of the row. */
  readonly deployment: Omit<Deployment["spec"], "replicas">;
  readonly autoscaler?: HorizontalPodAutoscaler["spec"];
  readonly budget?: PodDisruptionBudget["spec"];
}

/** What the hungriest instance of an app really used on a Node when it was told. */
export interface ToldUsage {
  readonly node: string;
  readonly tick: number;
  readonly cpuMilli: number;
  readonly memoryMi: number;
  readonly rps: number;
}

/** The inside of a machine. Seen by its own seat, the facilitator and the screen. */
export interface MachineRow {
  readonly node: string;
  readonly power: string;
  readonly network: string;
  readonly attended: boolean;
  readonly cpuUsedMilli: number;
  readonly memoryUsedMi: number;
  readonly diskUsedMi: number;
  readonly diskMi: number;
  readonly bandwidthMiPerSecond: number;
  /** JSON `[{image, totalMi, remainingMi, measuredTick, miPerSecond}]` in order. */
  readonly pulls: string;
  /** JSON of image names whose layers are all here. */
  readonly images: string;
  /** JSON `[{code, tick}]`. */
  readonly warnings: string;
}

/** A Pod as it really is on its machine. Seen with the machine. */
export interface RuntimeRow {
  readonly pod: string;
  readonly node: string;
  readonly stage: string;
  readonly sinceTick: number;
  /** When the present stage will end by itself, or 0. */
  readonly untilTick: number;
  readonly hung: boolean;
  readonly restarts: number;
  readonly memoryUsedMi: number;
  readonly memoryLimitMi: number;
  readonly cpuUsedMilli: number;
  readonly rps: number;
  /** Why the last run ended, as in OOMKilled; "" before. */
  readonly lastExit: string;
}

/** What the seat of a machine has done and does on it, in an era. Seen with the machine. */
export interface WorkbenchRow {
  readonly node: string;
  /** JSON `[{id, missing}]` in order: what is installed, and what each has lost that it needs, or "". */
  readonly installed: string;
  /** install, wipe, save, build or push; "" while the hands are free. */
  readonly job: string;
  /** Id of the software or name of the image that the job is about. */
  readonly what: string;
  readonly beganTick: number;
  readonly endsTick: number;
}

/** An image that all machines can get, in an era. Seen by the whole team. */
export interface PublishedImageRow {
  readonly image: string;
  /** Id of its app, as in "web:v1". */
  readonly app: string;
  /** The machine that it was made on. */
  readonly node: string;
  readonly sizeMi: number;
  readonly tick: number;
}

/** An Event object, newest last. Text is kubectl's and never translated. */
export interface KubeEventRow {
  readonly type: string;
  readonly reason: string;
  readonly object: string;
  readonly message: string;
  readonly count: number;
  readonly tick: number;
}

/** The round of a team as a whole. */
export interface RoundRow {
  readonly tick: number;
  readonly lengthTicks: number;
  readonly served: number;
  readonly failed: number;
  /** Served of all requests, in basis points; 10000 before the first. */
  readonly sliBp: number;
  readonly sloBp: number;
  /** Useful work of the capacity paid for, in basis points. */
  readonly efficiencyBp: number;
  readonly actions: number;
  /** Stars if the round ended now. */
  readonly stars: number;
  /** Without a score: a round to try things out. */
  readonly unscored: boolean;
  /** player or auto, of each part. */
  readonly scheduler: string;
  readonly kubelet: string;
  /** JSON of `ProfileSettings`: the team's scheduling policy; "" for kube-scheduler's default. */
  readonly schedulerProfile: string;
  /** Names of the controllers that run, joined by commas. */
  readonly controllers: string;
  /** Types of the commands that the desks offer beside those of every cluster, joined by commas. */
  readonly tools: string;
  /** Names of the priority classes that there are, the most important first, joined by commas. */
  readonly priorities: string;
}

/** The round before there is one, or before anything is known of it. */
export const NO_ROUND: RoundRow = {
  tick: 0,
  lengthTicks: 0,
  served: 0,
  failed: 0,
  sliBp: 10_000,
  sloBp: 0,
  efficiencyBp: 0,
  actions: 0,
  stars: 0,
  unscored: false,
  scheduler: "player",
  kubelet: "player",
  schedulerProfile: "",
  controllers: "",
  tools: "",
  priorities: "",
};

/** All rows by table: what a projection writes and a client holds. */
export interface RowTables {
  readonly pods: PodRow;
  readonly templates: TemplateRow;
  readonly nodes: NodeRow;
  readonly apps: AppRow;
  readonly machines: MachineRow;
  readonly runtimes: RuntimeRow;
  readonly kubeEvents: KubeEventRow;
  readonly workbenches: WorkbenchRow;
  readonly publishedImages: PublishedImageRow;
}
export type RowTable = keyof RowTables;

/** Tables that only the machine's own seat (and host and screen) may see. */
export const PRIVATE_TABLES = ["machines", "runtimes", "workbenches"] as const satisfies readonly RowTable[];
