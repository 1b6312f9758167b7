import type { ClusterDraft } from "../model/cluster-draft.ts";
import { memoryKey, type PendingTaintEviction } from "../model/controller-memory.ts";
import { markForDeletion } from "../model/deletion.ts";
import { keyOf } from "../model/meta.ts";
import type { ObjectChange } from "../model/object-change.ts";
import { isPodActive, type Pod } from "../model/pod.ts";
import { gameMs } from "../model/timings.ts";
import type { Controller } from "./framework.ts";
import { evictionDelaySeconds, taintEvictionMessage } from "./taint-eviction/delay.ts";

const NAME = "tainteviction";

/**
 * Takes Pods away from Nodes with a NoExecute taint that they do not tolerate, or not for longer.
 * Source: kubernetes/kubernetes `pkg/controller/tainteviction/taint_eviction.go`, v1.35.
 */
export const taintEvictionController: Controller = {
  name: NAME,
  keysFor(draft, change) {
    if (change.kind === "Node")
      return change.before?.spec.taints === change.after?.spec.taints ? [] : podsOn(draft, change);
    return change.kind === "Pod" && matters(change) ? [change.key] : [];
  },
  allKeys: (draft) => draft.pods.keys(),
  reconcile(draft, podKey) {
    const pod = draft.pods.get(podKey);
    const pending = pendingEviction(draft, podKey, pod);
    if (pod === undefined || !isPodActive(pod)) {
      forget(draft, podKey);
      return;
    }
    const taints = draft.nodes.get(pod.spec.nodeName ?? "")?.spec.taints ?? [];
    const delay = evictionDelaySeconds(pod.spec, taints);
    if (pending !== undefined && delay !== null && delay > 0) {
      // A limit that runs already is not moved, whatever the tolerations say now.
      if (pending.at <= draft.now) evict(draft, podKey);
      return;
    }
    if (pending !== undefined) cancel(draft, podKey);
    if (delay === 0) evict(draft, podKey);
    else if (delay !== null) plan(draft, pod, delay);
  },
};

/** Whether where a Pod is, or what it bears, changed. */
function matters({ before, after }: Extract<ObjectChange, { readonly kind: "Pod" }>): boolean {
  return (
    before?.spec.nodeName !== after?.spec.nodeName || before?.spec.tolerations !== after?.spec.tolerations
  );
}

const podsOn = (draft: ClusterDraft, { key }: ObjectChange): readonly string[] =>
  (draft.nodeInfos.get(key)?.pods ?? []).map(keyOf);

function pendingEviction(
  draft: ClusterDraft,
  podKey: string,
  pod: Pod | undefined,
): PendingTaintEviction | undefined {
  const known = draft.memory.get(memoryKey(NAME, podKey));
  return known?.type === "TaintEviction" && known.podUid === pod?.metadata.uid ? known : undefined;
}

function plan(draft: ClusterDraft, pod: Pod, delaySeconds: number): void {
  const podKey = keyOf(pod);
  const at = draft.now + gameMs(delaySeconds, draft.settings.timings);
  draft.memory.set(memoryKey(NAME, podKey), { type: "TaintEviction", podUid: pod.metadata.uid, at });
  draft.enqueueAt(NAME, podKey, at);
}

function cancel(draft: ClusterDraft, podKey: string): void {
  forget(draft, podKey);
  report(draft, podKey, taintEvictionMessage("cancel", podKey));
}

function evict(draft: ClusterDraft, podKey: string): void {
  forget(draft, podKey);
  report(draft, podKey, taintEvictionMessage("evict", podKey));
  markForDeletion(draft, podKey, {
    condition: {
      reason: "DeletionByTaintManager",
      message: "Taint manager: deleting due to NoExecute taint",
    },
  });
}

const forget = (draft: ClusterDraft, podKey: string): void => draft.memory.delete(memoryKey(NAME, podKey));

function report(draft: ClusterDraft, podKey: string, message: string): void {
  draft.report({
    kind: "Pod",
    key: podKey,
    type: "Normal",
    reason: "TaintManagerEviction",
    message,
    source: "taint-eviction-controller",
  });
}
