import { type ClusterNode, isNodeReady, LABEL_ZONE } from "../model/node.ts";
import { CPU, MEMORY, MIB, PODS } from "../model/resources.ts";
import type { NodeRow } from "./rows.ts";

/** A Node as it last reported itself; room is what Pods can have (allocatable). */
export function nodeRow({ metadata, spec, status }: ClusterNode): NodeRow {
  const { allocatable, conditions } = status;
  return {
    name: metadata.name,
    zone: metadata.labels[LABEL_ZONE] ?? "",
    ready: isNodeReady({ kind: "Node", metadata, spec, status }),
    unschedulable: spec.unschedulable,
    cpuMilli: allocatable[CPU] ?? 0,
    memoryMi: Math.floor((allocatable[MEMORY] ?? 0) / MIB),
    podSlots: allocatable[PODS] ?? 0,
    json: JSON.stringify({ labels: metadata.labels, taints: spec.taints, conditions }),
  };
}
