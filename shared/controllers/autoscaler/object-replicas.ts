import type { ScaledPod } from "./group-pods.ts";
import { isWithinTolerance } from "./tolerance.ts";

/** A figure that belongs to one object or to something outside the cluster, and not to each Pod. */
export interface WholeMetric {
  readonly currentReplicas: number;
  /** The figure itself, and what it should be: in all, or for each Pod. Thousandths. */
  readonly valueMilli: number;
  readonly targetMilli: number;
  readonly tolerance: number;
}

export interface WholeProposal {
  readonly replicas: number;
  /** What is compared with the target. Thousandths. */
  readonly usageMilli: number;
}

/**
 * Replicas that would bring a figure as a whole to its target; only ready Pods are thought to carry it.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/replica_calculator.go` GetObjectMetricReplicas and
 * GetExternalMetricReplicas, v1.35.
 */
export function wholeMetricReplicas(
  { currentReplicas, valueMilli, targetMilli, tolerance }: WholeMetric,
  pods: readonly ScaledPod[],
): WholeProposal {
  const ratio = valueMilli / targetMilli;
  if (currentReplicas === 0) return { replicas: Math.ceil(ratio), usageMilli: valueMilli };
  if (isWithinTolerance(ratio, tolerance)) return { replicas: currentReplicas, usageMilli: valueMilli };
  const ready = pods.filter(({ phase, ready }) => phase === "Running" && ready?.status === "True").length;
  return { replicas: Math.ceil(ratio * ready), usageMilli: valueMilli };
}

/**
 * Replicas among which a figure would be shared as the target says.
 * Source: same file, GetObjectPerPodMetricReplicas and GetExternalPerPodMetricReplicas.
 */
export function perPodMetricReplicas({
  currentReplicas,
  valueMilli,
  targetMilli,
  tolerance,
}: WholeMetric): WholeProposal {
  const ratio = valueMilli / (targetMilli * currentReplicas);
  return {
    replicas: isWithinTolerance(ratio, tolerance) ? currentReplicas : Math.ceil(valueMilli / targetMilli),
    usageMilli: Math.ceil(valueMilli / currentReplicas),
  };
}
