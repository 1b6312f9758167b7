import type { GameMs } from "./meta.ts";
import { isPodFinished, isPodTerminating, type Pod } from "./pod.ts";

export const DEFAULT_SCHEDULER_NAME = "default-scheduler";

/** Whether a Pod waits for a Node, and for our scheduler: Pods that name another one are not ours to queue. */
export const waitsForScheduler = (pod: Pod): boolean =>
  pod.spec.nodeName === undefined &&
  pod.spec.schedulerName === DEFAULT_SCHEDULER_NAME &&
  !isPodFinished(pod) &&
  !isPodTerminating(pod);

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
  readonly podUid: string;
  readonly priority: number;
  /** When it came or last failed; order of Pods with equal priority. */
  readonly queuedAt: GameMs;
  /** Order among Pods that came at the same moment. */
  readonly serial: number;
  /**
   * - `active`: it is tried as soon as it is its turn.
   * - `backoff`: something changed that may help, but it has to wait until `backoffUntil` first.
   * - `unschedulable`: it waits for something to change.
   * - `gated`: it has scheduling gates.
   */
  readonly where: "active" | "backoff" | "unschedulable" | "gated";
  /** Failed attempts so far. */
  readonly attempts: number;
  readonly lastAttemptAt?: GameMs;
  /** It is not tried again before this moment. */
  readonly backoffUntil?: GameMs;
  /** The plugins that refused it in the last attempt: what they say decides which changes wake it. */
  readonly refusedBy: readonly string[];
  readonly decision?: SchedulingDecision;
}
