import type { Taint } from "./node.ts";
import type { Toleration } from "./pod.ts";

/**
 * Whether a toleration covers a taint: effect missing or equal, key missing (with Exists) or equal, and the operator
 * Exists or (Equal, the default) the same value.
 * Source: k8s.io/api `core/v1/toleration.go` ToleratesTaint, v1.35.
 */
export function toleratesTaint(toleration: Toleration, taint: Taint): boolean {
  const { key = "", operator = "Equal", value = "", effect } = toleration;
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  // An observed Pod may have another operator (v1.35 can be told to compare numbers): it covers nothing.
  return operator === "Exists" || (operator === "Equal" && value === taint.value);
}

export const tolerationsCover = (tolerations: readonly Toleration[], taint: Taint): boolean =>
  tolerations.some((toleration) => toleratesTaint(toleration, taint));

/**
 * The first taint that keeps a Pod from being scheduled: NoSchedule or NoExecute, and not tolerated.
 * Source: k8s.io/component-helpers `scheduling/corev1/helpers.go` FindMatchingUntoleratedTaint, v1.35.
 */
export const untoleratedTaint = (
  taints: readonly Taint[],
  tolerations: readonly Toleration[],
): Taint | undefined =>
  taints.find((taint) => taint.effect !== "PreferNoSchedule" && !tolerationsCover(tolerations, taint));
