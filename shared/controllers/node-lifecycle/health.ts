import type { ConditionStatus } from "../../model/meta.ts";

/** How long the control plane waits for a Node, in seconds of Kubernetes time. */
export interface NodeGrace {
  /** For a Node that reported before. */
  readonly monitorSeconds: number;
  /** For a Node that never did. */
  readonly startupSeconds: number;
}

/** Source: kubernetes/kubernetes `pkg/controller/nodelifecycle/config/v1alpha1/defaults.go`, v1.35. */
export const DEFAULT_NODE_GRACE: NodeGrace = { monitorSeconds: 50, startupSeconds: 60 };

export interface NodeSilence {
  /** The condition Ready as it stands; undefined while the kubelet never reported. */
  readonly ready: ConditionStatus | undefined;
  /** Since the last status or lease, whichever came later; since its creation if neither ever did. */
  readonly silentSeconds: number;
}

/** What becomes of a Node's conditions, and of the condition Ready of its Pods. */
export interface NodeVerdict {
  readonly status: "Unknown";
  readonly reason: "NodeStatusUnknown" | "NodeStatusNeverUpdated";
  readonly message: string;
  /** Its Pods are no longer counted as ready. Only where the Node was Ready before. */
  readonly marksPods: boolean;
}

/**
 * Judges a Node that was not heard for a while; undefined when nothing changes.
 * Source: kubernetes/kubernetes `pkg/controller/nodelifecycle/node_lifecycle_controller.go` tryUpdateNodeHealth, v1.35.
 */
export function judgeSilence(
  { ready, silentSeconds }: NodeSilence,
  grace: NodeGrace,
): NodeVerdict | undefined {
  const patience = ready === undefined ? grace.startupSeconds : grace.monitorSeconds;
  if (silentSeconds <= patience || ready === "Unknown") return undefined;
  if (ready === undefined) {
    return {
      status: "Unknown",
      reason: "NodeStatusNeverUpdated",
      message: "Kubelet never posted node status.",
      marksPods: false,
    };
  }
  return {
    status: "Unknown",
    reason: "NodeStatusUnknown",
    message: "Kubelet stopped posting node status.",
    marksPods: ready === "True",
  };
}
