import type { ClusterReader } from "../model/cluster-state.ts";
import { type ClusterNode, isNodeReady, LABEL_ZONE } from "../model/node.ts";
import { CPU, MEMORY, MIB, PODS } from "../model/resources.ts";
import type { NodeRow } from "./rows.ts";

/** A Node as it last reported itself; room is what Pods can have (allocatable). */
export function nodeRow(cluster: Pick<ClusterReader, "drains" | "settings">, node: ClusterNode): NodeRow {
  const { metadata, spec, status } = node;
  const { allocatable, conditions } = status;
  // Only where somebody weighs them: they change with every pull.
  const images = cluster.settings.tools?.includes("setSchedulerProfile") ? { images: status.images } : {};
  return {
    name: metadata.name,
    zone: metadata.labels[LABEL_ZONE] ?? "",
    ready: isNodeReady(node),
    unschedulable: spec.unschedulable,
    draining: cluster.drains.has(metadata.name),
    cpuMilli: allocatable[CPU] ?? 0,
    memoryMi: Math.floor((allocatable[MEMORY] ?? 0) / MIB),
    podSlots: allocatable[PODS] ?? 0,
    json: JSON.stringify({ labels: metadata.labels, taints: spec.taints, conditions, ...images }),
  };
}
