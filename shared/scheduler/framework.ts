import type { z } from "zod";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Labels } from "../model/meta.ts";
import type { NodeInfo } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import type { StatusCode } from "../model/scheduling.ts";
import type { Rng } from "../util/rng.ts";

/** Score of the best Node for one plugin. Source: k8s.io/kube-scheduler `framework/interface.go`, v1.35. */
export const MAX_NODE_SCORE = 100;

/** What a plugin answers. `undefined` stands for Success everywhere, so that the common case costs nothing. */
export interface Status {
  readonly code: Exclude<StatusCode, "Success" | "Skip">;
  /** kube-scheduler's own words. */
  readonly reasons: readonly string[];
}

/**
 * Everything that plugins may look at during one cycle: the cluster as it was when the cycle began.
 * Made by `snapshot.ts` from a state, a draft, or a plain list of Nodes.
 */
export interface SchedulingSnapshot {
  /** All Nodes that exist, in name order. */
  readonly nodeInfos: readonly NodeInfo[];
  nodeInfo(name: string): NodeInfo | undefined;
  /** The Nodes on which a Pod has any affinity or anti-affinity to Pods, in name order. */
  withAffinity(): readonly NodeInfo[];
  /** The Nodes on which a Pod has required anti-affinity, in name order. */
  withRequiredAntiAffinity(): readonly NodeInfo[];
  /** Pods without a Node for which preemption made room on this one. */
  nominatedTo(node: string): readonly Pod[];
  /** Services, ReplicaSets, budgets ...: what some plugins look at beside Nodes and Pods. */
  readonly cluster: Pick<ClusterReader, "services" | "replicaSets" | "podDisruptionBudgets">;
  /** Labels of namespaces, for terms with a namespaceSelector; a namespace that is not here has none. */
  readonly namespaceLabels: Readonly<Record<string, Labels>>;
  /**
   * What `compute` makes of the Nodes, remembered under `of` for as long as the Node objects stay the same (Pods may
   * come and go). For what would be too slow for every Pod, such as on how many Nodes an image is.
   */
  memo<T>(of: object, compute: (nodeInfos: readonly NodeInfo[]) => T): T;
  /**
   * Sums of what `of` counts on each Node, by the value that it names with the count. Remembered under `key` and kept true
   * as Pods come and go, so that a pass over many Pods adds up once. `of` must not depend on anything but the info.
   */
  sums(key: string, of: NodeCount): ReadonlyMap<string, number>;
  /** The same cluster with other Pods on one Node, for "what if". */
  replacing(info: NodeInfo): SchedulingSnapshot;
}

/** Something that is counted on a Node, and the value of the topology key or the like that it counts for. */
export type NodeCount = (info: NodeInfo) => readonly [value: string, count: number];

/** The plugin has nothing to say about this Pod: its Filter or Score is not asked. */
export const SKIP = "Skip";

/**
 * What PreFilter hands to Filter. In kube-scheduler the two share a CycleState by key; here the state is what the
 * closure holds, so that it is typed and gone with the cycle.
 */
export interface FilterPlan {
  /** PreFilter narrowed the cycle to these Nodes. */
  readonly onlyNodes?: ReadonlySet<string>;
  /** PreFilter found that no Node will do. The cycle then does not ask `filter`; what explains a Node may. */
  readonly refusal?: Status;
  /** Called once a Node until a plugin refuses it. Must not depend on the order of Nodes. */
  filter(info: NodeInfo): Status | undefined;
}

/** What PreScore hands to Score. */
export interface ScorePlan {
  /** Called once for every feasible Node. Any finite integer; 0..100 when there is no `normalizeScore`. */
  score(info: NodeInfo): number;
  /** Turns raw scores into 0..100, in place, in the order of `candidates`. */
  normalizeScore?(scores: number[]): void;
}

/** Every Node of a failed cycle that a plugin refused, and why. */
export type NodeStatuses = ReadonlyMap<string, Status>;

/** What a PostFilter plugin may use beside the snapshot. */
export interface PostFilterHandle {
  /** Runs all filters of the profile for a Pod against one Node of a (simulated) cluster. */
  filter(pod: Pod, info: NodeInfo, snapshot: SchedulingSnapshot): Status | undefined;
  readonly rng: Rng;
}

/** What a PostFilter plugin found. */
export interface PostFilterResult {
  /** The Node that will have room. Empty: there is none, a nomination ends. Missing: it stays as it is. */
  readonly nominatedNode?: string;
  /** Pods that have to leave it. */
  readonly victims: readonly Pod[];
  /** Ends the FailedScheduling message. */
  readonly message: string;
}

/**
 * One rule of scheduling. `preFilter` is called once a cycle before any Node is looked at, `preScore` once a cycle
 * with the Nodes that passed all filters, `postFilter` when none did. All must be pure: preemption asks `preFilter`
 * again on simulated clusters. (kube-scheduler updates its CycleState there instead, by AddPod and RemovePod; asking
 * again gives the same answers from less code.)
 */
export interface SchedulingPlugin {
  preFilter?(pod: Pod, snapshot: SchedulingSnapshot): FilterPlan | Status | typeof SKIP;
  preScore?(
    pod: Pod,
    candidates: readonly NodeInfo[],
    snapshot: SchedulingSnapshot,
  ): ScorePlan | Status | typeof SKIP;
  postFilter?(
    pod: Pod,
    statuses: NodeStatuses,
    snapshot: SchedulingSnapshot,
    handle: PostFilterHandle,
  ): PostFilterResult;
}

/**
 * Changes of the cluster after which a Pod that was refused may fit. Of Pods, only those that have a Node count.
 * Source: k8s.io/kube-scheduler `framework/types.go` ActionType, v1.35.
 */
export type ClusterEvent =
  | "NodeAdd"
  | "NodeDelete"
  | "NodeAllocatable"
  | "NodeLabel"
  | "NodeTaint"
  | "PodAdd"
  | "PodLabel"
  | "PodDelete";

/** A plugin as the registry lists it. */
export interface PluginDefinition<Args = unknown> {
  /** kube-scheduler's name of it. */
  readonly name: string;
  /** Weight of its score in the default profile; 0 when it does not score. */
  readonly weight: number;
  /** Arguments as in KubeSchedulerConfiguration, with their defaults and checks. */
  readonly args: z.ZodType<Args>;
  /** After which events a Pod that this plugin refused is tried again. */
  readonly wakesOn: readonly ClusterEvent[];
  create(args: Args): SchedulingPlugin;
}

/** Writes a registry entry so that its arguments and its maker cannot disagree. */
export const definePlugin = <Args>(definition: PluginDefinition<Args>): PluginDefinition<Args> => definition;

export const isStatus = (answer: object | string): answer is Status =>
  typeof answer === "object" && "code" in answer;
