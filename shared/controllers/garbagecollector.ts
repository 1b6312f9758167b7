import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { Kind } from "../model/cluster-state.ts";
import { markForDeletion } from "../model/deletion.ts";
import { podKeysOfOwner } from "../model/derived.ts";
import { type ApiObject, controllerOf, keyOf } from "../model/meta.ts";
import { isPodTerminating } from "../model/pod.ts";
import type { Controller } from "./framework.ts";

/** Kinds that make other objects. */
const OWNERS: readonly Kind[] = ["Deployment", "ReplicaSet", "Job"];

/**
 * Removes what a deleted object made: the ReplicaSets of a Deployment, the Pods of a ReplicaSet or Job.
 * Source: kubernetes/kubernetes `pkg/controller/garbagecollector/garbagecollector.go`, v1.35.
 * Simplified: only background deletion, and only along the one owner that manages an object.
 */
export const garbageCollector: Controller = {
  name: "garbagecollector",
  keysFor(_draft, { kind, before, after }) {
    if (before === undefined || !OWNERS.includes(kind)) return [];
    const { uid } = before.metadata;
    return uid === after?.metadata.uid ? [] : [uid];
  },
  *allKeys(draft) {
    const alive = new Set<string>();
    const dependents: ApiObject[] = [...draft.replicaSets.values(), ...draft.pods.values()];
    for (const owner of [
      ...draft.deployments.values(),
      ...draft.replicaSets.values(),
      ...draft.jobs.values(),
    ]) {
      alive.add(owner.metadata.uid);
    }
    for (const { metadata } of dependents) {
      const uid = controllerOf(metadata)?.uid;
      if (uid !== undefined && !alive.has(uid)) yield uid;
    }
  },
  reconcile(draft, ownerUid) {
    for (const set of setsOwnedBy(draft, ownerUid)) draft.remove("ReplicaSet", set);
    for (const key of podKeysOfOwner(draft.podsByOwner, ownerUid)) {
      const pod = draft.pods.get(key);
      if (pod !== undefined && !isPodTerminating(pod)) markForDeletion(draft, key);
    }
  },
};

const setsOwnedBy = (draft: ClusterDraft, ownerUid: string): readonly string[] =>
  [...draft.replicaSets.values()]
    .filter(({ metadata }) => controllerOf(metadata)?.uid === ownerUid)
    .map(keyOf);
