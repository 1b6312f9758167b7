import type { ClusterReader } from "../../shared/model/cluster-state.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../../shared/model/meta.ts";
import { podRequests } from "../../shared/model/pod-requests.ts";
import { CPU, MEMORY, MIB } from "../../shared/model/resources.ts";
import type { NodeRefusal } from "../../shared/model/scheduling.ts";
import { profileOf } from "../../shared/scheduler/configured-profile.ts";
import { explainPod } from "../../shared/scheduler/explain.ts";
import { snapshotOf } from "../../shared/scheduler/snapshot.ts";

/** What the scheduler's rules say about a Pod on one Node. */
export interface NodeVerdict {
  readonly node: string;
  readonly ok: boolean;
  /** kube-scheduler would choose this Node, or one of several that are equally good. */
  readonly best: boolean;
  readonly refusals: readonly NodeRefusal[];
}

/** What a Pod needs against what a Node has left: the figures of "Insufficient cpu". MiB and millicores. */
export interface Room {
  readonly needCpuMilli: number;
  readonly needMemoryMi: number;
  readonly freeCpuMilli: number;
  readonly freeMemoryMi: number;
}

/** Every Node's answer to a Pod, in name order; empty when the Pod is not there (any more). */
export function podVerdicts(reader: ClusterReader, pod: string): readonly NodeVerdict[] {
  const found = reader.pods.get(namespacedKey(DEFAULT_NAMESPACE, pod));
  if (found === undefined) return [];
  const explanation = explainPod(found, snapshotOf(reader), profileOf(reader.schedulerProfile));
  return explanation.nodes.map(({ node, refusals }) => ({
    node,
    refusals,
    ok: refusals.length === 0,
    best: explanation.best.includes(node),
  }));
}

/** Room on a Node for a Pod. */
export function roomFor(reader: ClusterReader, pod: string, node: string): Room | undefined {
  const found = reader.pods.get(namespacedKey(DEFAULT_NAMESPACE, pod));
  const info = reader.nodeInfos.get(node);
  if (found === undefined || info === undefined) return undefined;
  const { requests } = podRequests(found);
  return {
    needCpuMilli: requests[CPU] ?? 0,
    needMemoryMi: Math.round((requests[MEMORY] ?? 0) / MIB),
    freeCpuMilli: info.allocatable.cpuMilli - info.requested.cpuMilli,
    freeMemoryMi: Math.round((info.allocatable.memoryBytes - info.requested.memoryBytes) / MIB),
  };
}
