import type { ClusterDraft } from "../model/cluster-draft.ts";
import { memoryKey } from "../model/controller-memory.ts";
import { markForDeletion } from "../model/deletion.ts";
import { keyOf } from "../model/meta.ts";
import { gameMs } from "../model/timings.ts";
import type { Controller } from "./framework.ts";

const NAME = "podgc";

/** How long a Node has to be gone. Source: kubernetes/kubernetes `pkg/controller/podgc/gc_controller.go`, v1.35. */
const QUARANTINE_SECONDS = 40;

/**
 * Removes Pods whose Node does not exist any more: no kubelet is left to confirm that they stopped.
 * Source: kubernetes/kubernetes `pkg/controller/podgc/gc_controller.go`, v1.35.
 * Simplified: the limit of 12500 finished Pods and the out-of-service taint are left out.
 */
export const podGarbageCollector: Controller = {
  name: NAME,
  keysFor(draft, { kind, key, before, after }) {
    if (kind === "Node") return before === undefined || after === undefined ? [key] : [];
    // A Pod may be bound to a Node that was deleted in the meantime.
    const node = kind === "Pod" ? after?.spec.nodeName : undefined;
    return node === undefined || draft.nodes.has(node) ? [] : [node];
  },
  *allKeys(draft) {
    for (const { name, node } of draft.nodeInfos.values()) if (node === undefined) yield name;
  },
  reconcile(draft, node) {
    const orphans = draft.nodes.has(node) ? [] : (draft.nodeInfos.get(node)?.pods ?? []);
    if (orphans.length === 0) {
      draft.memory.delete(memoryKey(NAME, node));
      return;
    }
    const due = goneSince(draft, node) + gameMs(QUARANTINE_SECONDS, draft.settings.timings);
    if (due > draft.now) {
      draft.enqueueAt(NAME, node, due);
      return;
    }
    for (const pod of orphans) {
      markForDeletion(draft, keyOf(pod), {
        graceSeconds: 0,
        condition: { reason: "DeletionByPodGC", message: "PodGC: node no longer exists" },
      });
    }
  },
};

function goneSince(draft: ClusterDraft, node: string): number {
  const key = memoryKey(NAME, node);
  const known = draft.memory.get(key);
  if (known?.type === "FirstSeen") return known.at;
  draft.memory.set(key, { type: "FirstSeen", at: draft.now });
  return draft.now;
}
