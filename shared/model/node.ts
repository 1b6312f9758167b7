import type { Condition, ObjectMeta } from "./meta.ts";
import type { ResourceList } from "./resources.ts";

export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: TaintEffect;
}

export type NodeConditionType =
  | "Ready"
  | "MemoryPressure"
  | "DiskPressure"
  | "PIDPressure"
  | "NetworkUnavailable";

export interface NodeSpec {
  /** Set by cordon. */
  readonly unschedulable: boolean;
  readonly taints: readonly Taint[];
}

/** An image as a Node reports it; ImageLocality reads these. */
export interface ContainerImage {
  readonly names: readonly string[];
  readonly sizeBytes: number;
}

export interface NodeStatus {
  readonly capacity: ResourceList;
  readonly allocatable: ResourceList;
  readonly conditions: readonly Condition<NodeConditionType>[];
  readonly images: readonly ContainerImage[];
}

/** A Node of the cluster. Named so because a bare `Node` silently means the DOM type in client code. */
export interface ClusterNode {
  readonly kind: "Node";
  readonly metadata: ObjectMeta;
  readonly spec: NodeSpec;
  readonly status: NodeStatus;
}

/** Whether the control plane believes that the Node is Ready. */
export const isNodeReady = (node: ClusterNode): boolean =>
  node.status.conditions.some((condition) => condition.type === "Ready" && condition.status === "True");

export const LABEL_HOSTNAME = "kubernetes.io/hostname";
export const LABEL_ZONE = "topology.kubernetes.io/zone";
export const TAINT_UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
export const TAINT_NOT_READY = "node.kubernetes.io/not-ready";
export const TAINT_UNREACHABLE = "node.kubernetes.io/unreachable";
export const TAINT_MEMORY_PRESSURE = "node.kubernetes.io/memory-pressure";
export const TAINT_DISK_PRESSURE = "node.kubernetes.io/disk-pressure";
