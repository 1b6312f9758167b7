import type { ClusterDraft } from "../../model/cluster-draft.ts";
import { podKeysOfOwner } from "../../model/derived.ts";
import { controllerOf } from "../../model/meta.ts";
import { isPodActive, type Pod } from "../../model/pod.ts";
import { podsOfSelector } from "../../model/pods-of-selector.ts";
import { selectorMatches } from "../../model/selector.ts";
import type { ReplicaSet } from "../../model/workload.ts";
import { ownerReferenceTo } from "../owners.ts";

/**
 * The active Pods of a ReplicaSet. Pods that match its selector and belong to nobody are adopted; its own that do
 * not match any more are let go.
 * Source: kubernetes/kubernetes `pkg/controller/controller_ref_manager.go` ClaimPods, v1.35.
 */
export function claimPods(draft: ClusterDraft, set: ReplicaSet): readonly Pod[] {
  const { uid, namespace } = set.metadata;
  const mine: Pod[] = [];
  for (const key of podKeysOfOwner(draft.podsByOwner, uid)) {
    const pod = draft.pods.get(key);
    if (pod === undefined || !isPodActive(pod)) continue;
    if (selectorMatches(set.spec.selector, pod.metadata.labels)) mine.push(pod);
    else release(draft, pod, uid);
  }
  for (const pod of podsOfSelector(draft, namespace, set.spec.selector)) {
    if (isPodActive(pod) && controllerOf(pod.metadata) === undefined) mine.push(adopt(draft, pod, set));
  }
  return mine;
}

function adopt(draft: ClusterDraft, pod: Pod, set: ReplicaSet): Pod {
  const ownerReferences = [...pod.metadata.ownerReferences, ownerReferenceTo(set)];
  const adopted: Pod = { ...pod, metadata: { ...pod.metadata, ownerReferences } };
  draft.put(adopted);
  return adopted;
}

function release(draft: ClusterDraft, pod: Pod, ownerUid: string): void {
  const ownerReferences = pod.metadata.ownerReferences.filter(({ uid }) => uid !== ownerUid);
  draft.put({ ...pod, metadata: { ...pod.metadata, ownerReferences } });
}
