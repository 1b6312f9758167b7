import { PodSync } from "../kubelet/pod-sync.ts";
import { wakePod, wakeUsage } from "../kubelet/work.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import {
  type Machine,
  type PodRuntime,
  type PodStage,
  type PodTrouble,
  runtimeKey,
} from "../model/machine.ts";
import { DEFAULT_NAMESPACE, namespacedKey, splitKey } from "../model/meta.ts";
import { LABEL_ZONE } from "../model/node.ts";

const podKeyOf = (name: string): string => namespacedKey(DEFAULT_NAMESPACE, name);

/** Names of the Pods that really are in a stage of their life, in the order of their machines. */
export function podsInStage(cluster: ClusterReader, ...stages: readonly PodStage[]): readonly string[] {
  return [...cluster.runtimes.values()]
    .filter(({ stage, nodeName }) => stages.includes(stage) && cluster.machines.get(nodeName)?.power === "on")
    .map(({ podKey }) => splitKey(podKey).name);
}

/** Names of machines, in order. */
export const machinesWith = (cluster: ClusterReader, has: (machine: Machine) => boolean): readonly string[] =>
  [...cluster.machines.values()].filter(has).map(({ nodeName }) => nodeName);

/** The zone of a machine, by its Node's label. */
export const zoneOf = (cluster: ClusterReader, node: string): string =>
  cluster.nodes.get(node)?.metadata.labels[LABEL_ZONE] ?? "";

/** A Pod as it runs; undefined when it does not (any more). */
export function runtimeOf(cluster: ClusterReader, pod: string): PodRuntime | undefined {
  const podKey = podKeyOf(pod);
  const node = cluster.pods.get(podKey)?.spec.nodeName;
  return node === undefined ? undefined : cluster.runtimes.get(runtimeKey(node, podKey));
}

/** The machine that a Pod runs on, as a list for warnings. */
export function machineOfPod(cluster: ClusterReader, pod: string): readonly string[] {
  const runtime = runtimeOf(cluster, pod);
  return runtime === undefined ? [] : [runtime.nodeName];
}

/** Changes a Pod on its machine, and has the machine's kubelet look at it. Nothing happens to one that is gone. */
export function strikePod(draft: ClusterDraft, pod: string, strike: (sync: PodSync) => void): void {
  const runtime = runtimeOf(draft, pod);
  if (runtime === undefined) return;
  const sync = new PodSync(draft, runtime);
  strike(sync);
  sync.save();
  wakePod(draft, runtime.nodeName, runtime.podKey);
  wakeUsage(draft, runtime.nodeName);
}

/** Adds to the trouble that a Pod makes. */
export function addTrouble(sync: PodSync, added: Partial<Omit<PodTrouble, "since">>): void {
  const none = { leakBytesPerSecond: 0, cpuMilli: 0, memoryBytes: 0, diskBytes: 0 };
  const before = sync.runtime.trouble ?? none;
  sync.setPod({ trouble: { ...before, ...added, since: sync.now } });
}
