import { controllerOf } from "../../model/meta.ts";
import { isPodFinished, type Pod } from "../../model/pod.ts";

/** The flags of `kubectl drain` that matter here; all are off unless given. */
export interface DrainFlags {
  /** Also takes Pods that nobody would make again. */
  readonly force?: boolean;
  readonly ignoreDaemonSets?: boolean;
  readonly deleteEmptyDirData?: boolean;
}

/** A Pod as drain looks at it. */
export interface DrainPod {
  readonly pod: Pod;
  /** It has a volume that dies with it. Simplified: our Pods have no volumes, so only cases from outside set it. */
  readonly hasEmptyDir?: boolean;
}

/** What drain does with a Pod. `skip` leaves it without a word of complaint; `stop` stops the whole drain. */
export type DrainDecision = "evict" | "skip" | "stop";

/** What is going to happen; nothing is evicted when a Pod stops it. */
export interface DrainPlan {
  readonly evict: readonly Pod[];
  readonly stop: readonly Pod[];
}

/**
 * Decides about one Pod. `daemonSetExists` tells whether the DaemonSet that manages it is still there.
 * Source: kubernetes/kubectl `pkg/drain/filters.go`, v1.35.
 */
export function drainDecision(
  { pod, hasEmptyDir = false }: DrainPod,
  flags: DrainFlags,
  daemonSetExists: (name: string) => boolean,
): DrainDecision {
  const filters = [
    daemonSetFilter(pod, flags, daemonSetExists),
    hasEmptyDir && !isPodFinished(pod) && !flags.deleteEmptyDirData ? "stop" : "evict",
    controllerOf(pod.metadata) === undefined && !isPodFinished(pod) && !flags.force ? "stop" : "evict",
  ] as const;
  // The first filter that does not let the Pod pass decides.
  return filters.find((decision) => decision !== "evict") ?? "evict";
}

/** A DaemonSet would make its Pod again at once, cordon or not; so drain leaves it or refuses. */
function daemonSetFilter(
  pod: Pod,
  flags: DrainFlags,
  daemonSetExists: (name: string) => boolean,
): DrainDecision {
  const owner = controllerOf(pod.metadata);
  if (owner?.kind !== "DaemonSet" || isPodFinished(pod)) return "evict";
  if (!daemonSetExists(owner.name)) return flags.force ? "evict" : "stop";
  return flags.ignoreDaemonSets ? "skip" : "stop";
}

/** Sorts a Node's Pods into those that go and those in the way. */
export function drainPlan(
  pods: readonly DrainPod[],
  flags: DrainFlags,
  daemonSetExists: (name: string) => boolean,
): DrainPlan {
  const decided = pods.map((one) => ({ pod: one.pod, decision: drainDecision(one, flags, daemonSetExists) }));
  const of = (wanted: DrainDecision): readonly Pod[] =>
    decided.filter(({ decision }) => decision === wanted).map(({ pod }) => pod);
  return { evict: of("evict"), stop: of("stop") };
}

/**
 * Whether drain gives up waiting for a Pod that has been terminating for long. 0 means it never does.
 * Source: kubernetes/kubectl `pkg/drain/filters.go` skipDeletedFilter, v1.35.
 */
export const drainSkipsTerminating = (terminatingSeconds: number, limitSeconds: number): boolean =>
  limitSeconds > 0 && terminatingSeconds > limitSeconds;
