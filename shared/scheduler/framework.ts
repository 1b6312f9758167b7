import type { z } from "zod";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { NodeInfo } from "../model/node-info.ts";
import type { Pod } from "../model/pod.ts";
import type { StatusCode } from "../model/scheduling.ts";

/** Score of the best Node for one plugin. Source: k8s.io/kube-scheduler `framework/interface.go`, v1.35. */
export const MAX_NODE_SCORE = 100;

/** What a plugin answers. `undefined` stands for Success everywhere, so that the common case costs nothing. */
export interface Status {
  readonly code: Exclude<StatusCode, "Success" | "Skip">;
  /** kube-scheduler's own words. */
  readonly reasons: readonly string[];
}

/** Everything that plugins may look at during one cycle: the cluster as it was when the cycle began. */
export interface SchedulingSnapshot {
  /** All Nodes that exist, in name order. */
  readonly nodeInfos: readonly NodeInfo[];
  nodeInfo(name: string): NodeInfo | undefined;
  /** Services, ReplicaSets, budgets ...: what some plugins look at beside Nodes and Pods. */
  readonly cluster: Pick<ClusterReader, "services" | "replicaSets" | "podDisruptionBudgets">;
  /** Labels of namespaces, for terms with a namespaceSelector; a namespace that is not here has none. */
  readonly namespaceLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The plugin has nothing to say about this Pod: its Filter or Score is not asked. */
export const SKIP = "Skip";

/**
 * What PreFilter hands to Filter. In kube-scheduler the two share a CycleState by key; here the state is what the
 * closure holds, so that it is typed and gone with the cycle.
 */
export interface FilterPlan {
  /** PreFilter narrowed the cycle to these Nodes. */
  readonly onlyNodes?: ReadonlySet<string>;
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

/**
 * One rule of scheduling. `preFilter` is called once a cycle before any Node is looked at, `preScore` once a cycle
 * with the Nodes that passed all filters. Both must be pure: preemption asks `preFilter` again on simulated clusters.
 * (kube-scheduler updates its CycleState there instead, by AddPod and RemovePod; asking again gives the same answers
 * from less code.)
 */
export interface SchedulingPlugin {
  preFilter?(pod: Pod, snapshot: SchedulingSnapshot): FilterPlan | Status | typeof SKIP;
  preScore?(
    pod: Pod,
    candidates: readonly NodeInfo[],
    snapshot: SchedulingSnapshot,
  ): ScorePlan | Status | typeof SKIP;
}

/** A plugin as the registry lists it. */
export interface PluginDefinition<Args = unknown> {
  /** kube-scheduler's name of it. */
  readonly name: string;
  /** Weight of its score in the default profile; 0 when it does not score. */
  readonly weight: number;
  /** Arguments as in KubeSchedulerConfiguration, with their defaults and checks. */
  readonly args: z.ZodType<Args>;
  create(args: Args): SchedulingPlugin;
}

export const isStatus = (answer: object | string): answer is Status =>
  typeof answer === "object" && "code" in answer;
