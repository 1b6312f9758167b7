import type { ClusterDraft } from "../model/cluster-draft.ts";
import { runtimeKey, runtimePrefix } from "../model/machine.ts";
import { type GameMs, keyOf } from "../model/meta.ts";

/** The kubelets' work queues, in the order in which they are worked off. Keys: Node names, runtime keys, Node names. */
export const MACHINE_WORK = "kubelet.machine";
export const POD_WORK = "kubelet.pod";
export const USAGE_WORK = "kubelet.usage";

/** The queue of the eras pass: machines whose seat finished a job, or lost it. Keys: Node names. */
export const WORKBENCH_WORK = "workbench";

/** The queue of the traffic pass: asks it to look again at where requests go. */
export const TRAFFIC_WORK = "traffic";
/** Its only key: all Services. */
export const ALL_SERVICES = "*";

/** Has a machine's kubelet look at its pulls, its connection and its disk. */
export const wakeMachine = (draft: ClusterDraft, node: string): void => draft.enqueue(MACHINE_WORK, node);

/** Has a machine's kubelet look at one Pod. */
export const wakePod = (draft: ClusterDraft, node: string, podKey: string): void =>
  draft.enqueue(POD_WORK, runtimeKey(node, podKey));

export const wakePodAt = (draft: ClusterDraft, node: string, podKey: string, at: GameMs): void =>
  draft.enqueueAt(POD_WORK, runtimeKey(node, podKey), at);

/** Has a machine's use of cpu and memory worked out again. */
export const wakeUsage = (draft: ClusterDraft, node: string): void => draft.enqueue(USAGE_WORK, node);

/** What a Pod can serve has changed. */
export const wakeTraffic = (draft: ClusterDraft): void => draft.enqueue(TRAFFIC_WORK, ALL_SERVICES);

/** Has a machine's kubelet look at every Pod that runs there and every Pod that should. */
export function wakePodsOf(draft: ClusterDraft, node: string): void {
  for (const key of draft.runtimes.keysWithPrefix(runtimePrefix(node))) draft.enqueue(POD_WORK, key);
  for (const pod of draft.nodeInfos.get(node)?.pods ?? []) wakePod(draft, node, keyOf(pod));
}

/** For the moment when the kubelets' work passes from the players to Kubernetes or back. */
export function wakeAllKubelets(draft: ClusterDraft): void {
  for (const node of draft.machines.keys()) {
    wakeMachine(draft, node);
    wakePodsOf(draft, node);
  }
}
