import { TAINT_NOT_READY, TAINT_UNREACHABLE } from "./node.ts";
import type { Toleration } from "./pod.ts";
import { toleratesTaint } from "./tolerations.ts";

/** How long a Pod stays on a Node that is lost, unless it says otherwise. */
const DEFAULT_TOLERATION_SECONDS = 300;

/**
 * The tolerations of a new Pod: what it asks for, and 300 seconds for a Node that is not ready or unreachable.
 * Pods get them when they are made, so whoever makes Pods from a template calls this; templates stay without.
 * Source: kubernetes/kubernetes `plugin/pkg/admission/defaulttolerationseconds/admission.go`, v1.35.
 */
export function withDefaultTolerations(tolerations: readonly Toleration[]): readonly Toleration[] {
  const missing = [TAINT_NOT_READY, TAINT_UNREACHABLE].filter(
    (key) => !tolerations.some((one) => toleratesTaint({ ...one, operator: "Exists" }, noExecute(key))),
  );
  return [...tolerations, ...missing.map(defaultToleration)];
}

const noExecute = (key: string) => ({ key, value: "", effect: "NoExecute" }) as const;

const defaultToleration = (key: string): Toleration => ({
  key,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds: DEFAULT_TOLERATION_SECONDS,
});
