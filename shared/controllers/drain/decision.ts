import { controllerOf, keyOf } from "../../model/meta.ts";
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

/** What drain does with a Pod. `skip` leaves it where it is; `stop` stops the whole drain. */
export type DrainDecision = "evict" | "skip" | "stop";

/** A decision, and what `kubectl drain` says about it: a warning, or why it stops. Empty: nothing. */
export interface DrainVerdict {
  readonly decision: DrainDecision;
  readonly message: string;
}

/** What is going to happen; nothing is evicted when a Pod stops it. */
export interface DrainPlan {
  readonly evict: readonly Pod[];
  readonly stop: readonly Pod[];
  /** The line that `kubectl drain` prints before it begins; undefined when there is nothing to warn of. */
  readonly warning: string | undefined;
}

const FINE: DrainVerdict = { decision: "evict", message: "" };
const verdict = (decision: DrainDecision, message: string): DrainVerdict => ({ decision, message });

/**
 * Decides about one Pod. `daemonSetExists` tells whether the DaemonSet that manages it is still there.
 * Simplified: there are no mirror Pods, which drain would leave alone.
 * Source: kubernetes/kubectl `pkg/drain/filters.go`, v1.35.
 */
export function drainVerdict(
  { pod, hasEmptyDir = false }: DrainPod,
  flags: DrainFlags,
  daemonSetExists: (name: string) => boolean,
): DrainVerdict {
  if (isPodFinished(pod)) return FINE;
  const daemonSet = daemonSetVerdict(pod, flags, daemonSetExists);
  if (daemonSet.decision !== "evict") return daemonSet;
  if (hasEmptyDir && !flags.deleteEmptyDirData) {
    return verdict("stop", "Pods with local storage (use --delete-emptydir-data to override)");
  }
  // What a later filter has to say replaces what an earlier one said, also when it is nothing.
  if (controllerOf(pod.metadata) !== undefined) return FINE;
  return flags.force
    ? verdict("evict", "deleting Pods that declare no controller")
    : verdict("stop", "Pods that declare no controller (use --force to override)");
}

/** A DaemonSet would make its Pod again at once, cordon or not; so drain leaves it or refuses. */
function daemonSetVerdict(
  pod: Pod,
  flags: DrainFlags,
  daemonSetExists: (name: string) => boolean,
): DrainVerdict {
  const owner = controllerOf(pod.metadata);
  if (owner?.kind !== "DaemonSet") return FINE;
  if (!daemonSetExists(owner.name)) {
    return flags.force ? FINE : verdict("stop", `daemonsets.apps "${owner.name}" not found`);
  }
  return flags.ignoreDaemonSets
    ? verdict("skip", "ignoring DaemonSet-managed Pods")
    : verdict("stop", "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)");
}

/** Sorts a Node's Pods into those that go and those in the way. */
export function drainPlan(
  pods: readonly DrainPod[],
  flags: DrainFlags,
  daemonSetExists: (name: string) => boolean,
): DrainPlan {
  const decided = pods.map((one) => ({ pod: one.pod, ...drainVerdict(one, flags, daemonSetExists) }));
  const of = (wanted: DrainDecision): readonly Pod[] =>
    decided.filter(({ decision }) => decision === wanted).map(({ pod }) => pod);
  return {
    evict: of("evict"),
    stop: of("stop"),
    warning: warningOf(decided.filter(({ decision }) => decision !== "stop")),
  };
}

/** One part for each thing to warn of, with the Pods that it is about. */
function warningOf(decided: readonly (DrainVerdict & { readonly pod: Pod })[]): string | undefined {
  const podsOf = new Map<string, string[]>();
  for (const { message, pod } of decided) {
    if (message !== "") podsOf.set(message, [...(podsOf.get(message) ?? []), keyOf(pod)]);
  }
  if (podsOf.size === 0) return undefined;
  return `Warning: ${[...podsOf].map(([message, names]) => `${message}: ${names.join(", ")}`).join("; ")}`;
}

/**
 * Whether drain gives up waiting for a Pod that has been terminating for so long; undefined for one that is not. A
 * limit of 0 means that it never does.
 * Source: kubernetes/kubectl `pkg/drain/filters.go` skipDeletedFilter, v1.35.
 */
export const drainSkipsTerminating = (
  terminatingSeconds: number | undefined,
  limitSeconds: number,
): boolean => limitSeconds > 0 && terminatingSeconds !== undefined && terminatingSeconds > limitSeconds;
