import type { Taint } from "../../model/node.ts";
import type { PodSpec, Toleration } from "../../model/pod.ts";
import { toleratesTaint } from "../../model/tolerations.ts";

/**
 * How long a Pod may stay on its Node with these taints, in seconds of Kubernetes time: 0 at once, null for ever. Only
 * taints with the effect NoExecute count. For each of them the first toleration that covers it decides. A Pod without
 * a Node has nothing to fear.
 * Source: kubernetes/kubernetes `pkg/controller/tainteviction/taint_eviction.go` processPodOnNode, v1.35.
 */
export function evictionDelaySeconds(
  { nodeName, tolerations }: Pick<PodSpec, "nodeName" | "tolerations">,
  taints: readonly Taint[],
): number | null {
  if (nodeName === undefined) return null;
  const used: Toleration[] = [];
  for (const taint of taints) {
    if (taint.effect !== "NoExecute") continue;
    const covering = tolerations.find((toleration) => toleratesTaint(toleration, taint));
    if (covering === undefined) return 0;
    used.push(covering);
  }
  if (used.length === 0) return null;
  const seconds = minTolerationSeconds(used.map(({ tolerationSeconds }) => tolerationSeconds));
  return seconds < 0 ? null : seconds;
}

/**
 * The shortest patience of the tolerations in use; -1 when none has a limit (undefined), 0 when there are none or one
 * of them is 0 or less.
 * Source: same file, getMinTolerationTime.
 */
export function minTolerationSeconds(seconds: readonly (number | undefined)[]): number {
  if (seconds.length === 0) return 0;
  const limits = seconds.filter((limit) => limit !== undefined);
  return limits.length === 0 ? -1 : Math.max(0, Math.min(...limits));
}

/** The text of the event `TaintManagerEviction`. */
export const taintEvictionMessage = (what: "evict" | "cancel", podKey: string): string =>
  what === "evict" ? `Marking for deletion Pod ${podKey}` : `Cancelling deletion of Pod ${podKey}`;
