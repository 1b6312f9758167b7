/** Why a Pod fits nowhere: what the FailedScheduling message is made of. */
export interface FitError {
  /** Nodes of the whole cluster. */
  readonly nodes: number;
  /** Said by PreFilter about all Nodes at once; it replaces the list. Empty: nothing. */
  readonly preFilterMessage: string;
  /** One entry for each refused Node. */
  readonly refusals: Iterable<{ readonly reasons: readonly string[] }>;
  /** What preemption came to; empty: nothing to say. */
  readonly postFilterMessage: string;
}

/** Said when the cluster has no Node at all. Source: kubernetes/kubernetes `pkg/scheduler/scheduler.go`, v1.35. */
export const NO_NODES_MESSAGE = "no nodes available to schedule pods";

/**
 * The text of the FailedScheduling event: reasons with the number of Nodes that gave them, sorted as text.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/types.go` FitError.Error, v1.35.
 */
export function fitErrorMessage({ nodes, preFilterMessage, refusals, postFilterMessage }: FitError): string {
  const reasons = preFilterMessage === "" ? countReasons(refusals) : preFilterMessage;
  const parts = [`0/${nodes} nodes are available:`];
  if (reasons !== "") parts.push(`${reasons}.`);
  if (postFilterMessage !== "") parts.push(postFilterMessage);
  return parts.join(" ");
}

function countReasons(refusals: FitError["refusals"]): string {
  const counts = new Map<string, number>();
  for (const { reasons } of refusals) {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const texts: string[] = [];
  for (const [reason, count] of counts) texts.push(`${count} ${reason}`);
  return texts.sort().join(", ");
}
