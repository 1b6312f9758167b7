import { z } from "zod";
import type { ClusterReader } from "../model/cluster-state.ts";
import { isPodFinished, isPodTerminating, type Pod } from "../model/pod.ts";
import { bindPod } from "../scheduler/bind.ts";
import { explainNode } from "../scheduler/explain.ts";
import { clusterSnapshot } from "../scheduler/snapshot.ts";
import type { Refusal } from "../util/result.ts";
import { nameSchema, podKeyOf } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Schedules a Pod onto a Node by hand: what kube-scheduler would do.
 * Refused with `PodNotFound` {pod}, `NodeNotFound` {node}, `PodTerminating` {pod}, `PodFinished` {pod}, `PodGated`
 * {pod}, `PodAlreadyBound` {pod, node}, or `NodeRefuses` {pod, node, plugin, reason: what the first plugin that refuses
 * says first}; `explainNode` has the rest.
 *
 * Simplified: the real API binds any Pod to any Node, and the kubelet then rejects what does not fit (OutOfcpu ...).
 * Here the scheduler's filters refuse at once, so that the reason is seen where the mistake was made.
 */
export const bind = defineCommand({
  type: "bind",
  schema: z.strictObject({ type: z.literal("bind"), pod: nameSchema, node: nameSchema }),
  roles: ["control-plane", "scheduler"],
  isWork: true,
  refusal(cluster, _seat, { pod, node }) {
    const found = cluster.pods.get(podKeyOf(pod));
    if (!found) return { code: "PodNotFound", params: { pod } };
    if (!cluster.nodes.has(node)) return { code: "NodeNotFound", params: { node } };
    return stateRefusal(found) ?? nodeRefusal(cluster, found, node);
  },
  apply(draft, seat, { pod, node }) {
    bindPod(draft, podKeyOf(pod), node, seat.id);
  },
});

/** Source: kubernetes/kubernetes `pkg/registry/core/pod/storage/storage.go` setPodNodeAndMetadata, v1.35. */
function stateRefusal(pod: Pod): Refusal | undefined {
  const { name } = pod.metadata;
  if (isPodTerminating(pod)) return { code: "PodTerminating", params: { pod: name } };
  if (pod.spec.nodeName !== undefined) {
    return { code: "PodAlreadyBound", params: { pod: name, node: pod.spec.nodeName } };
  }
  if (isPodFinished(pod)) return { code: "PodFinished", params: { pod: name } };
  if (pod.spec.schedulingGates.length > 0) return { code: "PodGated", params: { pod: name } };
  return undefined;
}

function nodeRefusal(cluster: ClusterReader, pod: Pod, node: string): Refusal | undefined {
  const [first] = explainNode(pod, node, clusterSnapshot(cluster));
  if (!first) return undefined;
  const { plugin, reasons } = first;
  return { code: "NodeRefuses", params: { pod: pod.metadata.name, node, plugin, reason: reasons[0] ?? "" } };
}
