import type { GameMs } from "./meta.ts";

/** What a scheduling plugin answered for one Node. Names and meanings are kube-scheduler's. */
export type StatusCode = "Success" | "Unschedulable" | "UnschedulableAndUnresolvable" | "Skip" | "Error";

/** Why one Node was refused: the plugin and its reasons, in kube-scheduler's own words. */
export interface NodeRefusal {
  readonly node: string;
  readonly plugin: string;
  readonly code: Exclude<StatusCode, "Success" | "Skip">;
  readonly reasons: readonly string[];
}

/** The last attempt to schedule a Pod, kept as data so that a player sees "why is it Pending", Node by Node. */
export interface SchedulingDecision {
  readonly at: GameMs;
  readonly nodes: number;
  /** One entry for each refused Node; empty when PreFilter refused all at once. */
  readonly refusals: readonly NodeRefusal[];
  /** The whole text of the FailedScheduling event. */
  readonly message: string;
}

/** A Pod without a Node, and where kube-scheduler keeps it. */
export interface QueuedPod {
  readonly podKey: string;
  readonly priority: number;
  /** When it first came; order of Pods with equal priority. */
  readonly queuedAt: GameMs;
  /** Order among Pods that came at the same moment. */
  readonly serial: number;
  readonly where: "active" | "backoff" | "unschedulable" | "gated";
  /** Failed attempts so far. */
  readonly attempts: number;
  readonly lastAttemptAt?: GameMs;
  readonly decision?: SchedulingDecision;
}
