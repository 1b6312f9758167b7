import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ObjectChange } from "../model/object-change.ts";
import type { Pass } from "../model/pass.ts";
import { syncMachine } from "./sync-machine.ts";
import { syncPod } from "./sync-pod.ts";
import { syncUsage } from "./usage.ts";
import { MACHINE_WORK, POD_WORK, USAGE_WORK, wakePod } from "./work.ts";

/**
 * The kubelets of all machines. Each has work only when something about its Pods or its machine changed, or when a
 * moment that a stage waits for has come.
 */
export const kubeletPass: Pass = {
  name: "kubelet",
  watcher(draft, change) {
    if (change.kind === "Pod") watchPod(draft, change);
  },
  run(draft) {
    if (draft.work.size === 0) return;
    for (const node of draft.takeWork(MACHINE_WORK)) syncMachine(draft, node);
    for (const key of draft.takeWork(POD_WORK)) syncPod(draft, key);
    for (const node of draft.takeWork(USAGE_WORK)) syncUsage(draft, node);
  },
};

/** What kubelets write themselves is only status, and of no interest to them. */
function watchPod(
  draft: ClusterDraft,
  { key, before, after }: ObjectChange & { readonly kind: "Pod" },
): void {
  if (before?.spec === after?.spec && before?.metadata === after?.metadata) return;
  for (const node of new Set([before?.spec.nodeName, after?.spec.nodeName])) {
    if (node !== undefined) wakePod(draft, node, key);
  }
}
