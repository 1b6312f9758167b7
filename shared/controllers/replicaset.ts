import type { ClusterDraft } from "../model/cluster-draft.ts";
import { markForDeletion } from "../model/deletion.ts";
import { podKeysOfOwner } from "../model/derived.ts";
import { controllerOf, keyOf, type Labels } from "../model/meta.ts";
import type { ObjectChange } from "../model/object-change.ts";
import { isPodReady, type Pod } from "../model/pod.ts";
import { createPod } from "../model/pod-creation.ts";
import { selectorMatches } from "../model/selector.ts";
import type { ReplicaSet } from "../model/workload.ts";
import { hashValue } from "../util/hash.ts";
import type { Controller } from "./framework.ts";
import { ownerKeysOf, ownerReferenceTo } from "./owners.ts";
import { availableSince, isPodAvailable } from "./replicaset/availability.ts";
import { BURST_REPLICAS, slowStartBatch } from "./replicaset/batch.ts";
import { claimPods } from "./replicaset/claim.ts";
import { podsToDelete } from "./replicaset/ranking.ts";

const NAME = "replicaset";
const SOURCE = "replicaset-controller";

/**
 * Keeps as many Pods alive as a ReplicaSet wants. Failed and evicted ones are replaced and stay as objects.
 * Source: kubernetes/kubernetes `pkg/controller/replicaset/replica_set.go`, v1.35.
 */
export const replicaSetController: Controller = {
  name: NAME,
  keysFor(draft, change) {
    if (change.kind === "ReplicaSet") return change.after ? [change.key] : [];
    if (change.kind !== "Pod" || looksTheSame(change.before, change.after)) return [];
    return [...ownerKeysOf(change, "ReplicaSet"), ...adopters(draft, change)];
  },
  allKeys: (draft) => draft.replicaSets.keys(),
  reconcile(draft, key) {
    const set = draft.replicaSets.get(key);
    if (set === undefined) return;
    const pods = claimPods(draft, set);
    const missing = set.spec.replicas - pods.length;
    if (missing > 0) create(draft, set, slowStartBatch(pods, missing, draft.now));
    else if (missing < 0) remove(draft, set, pods, Math.min(-missing, BURST_REPLICAS));
    writeStatus(draft, key);
  },
};

/** Whether a write to a Pod means nothing to the set that owns it; most writes of kubelets do not. */
function looksTheSame(before: Pod | undefined, after: Pod | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.metadata === after.metadata &&
    before.status.phase === after.status.phase &&
    isPodReady(before) === isPodReady(after)
  );
}

/** Sets that may adopt a Pod without an owner. */
function adopters(draft: ClusterDraft, { after }: ObjectChange): readonly string[] {
  if (after === undefined || controllerOf(after.metadata) !== undefined) return [];
  const { namespace, labels } = after.metadata;
  return [...draft.replicaSets.values()]
    .filter(
      ({ metadata, spec }) => metadata.namespace === namespace && selectorMatches(spec.selector, labels),
    )
    .map(keyOf);
}

function create(draft: ClusterDraft, set: ReplicaSet, count: number): void {
  for (let i = 0; i < count; i++) {
    const pod = createPod(draft, {
      namespace: set.metadata.namespace,
      generateName: `${set.metadata.name}-`,
      template: set.spec.template,
      ownerReferences: [ownerReferenceTo(set)],
    });
    report(draft, set, "SuccessfulCreate", `Created pod: ${pod.metadata.name}`);
  }
}

function remove(draft: ClusterDraft, set: ReplicaSet, pods: readonly Pod[], count: number): void {
  for (const pod of podsToDelete(pods, relatedPods(draft, set), count, draft.now, draft.settings.timings)) {
    markForDeletion(draft, keyOf(pod));
    report(draft, set, "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`);
  }
}

/** Pods of all sets of the same Deployment: they tell which Nodes are crowded. */
function relatedPods(draft: ClusterDraft, set: ReplicaSet): readonly Pod[] {
  const owner = controllerOf(set.metadata)?.uid;
  const siblings =
    owner === undefined
      ? [set]
      : [...draft.replicaSets.values()].filter(({ metadata }) => controllerOf(metadata)?.uid === owner);
  return siblings.flatMap((sibling) => podsOwnedBy(draft, sibling.metadata.uid));
}

const podsOwnedBy = (draft: ClusterDraft, uid: string): readonly Pod[] =>
  podKeysOfOwner(draft.podsByOwner, uid).flatMap((key) => draft.pods.get(key) ?? []);

function writeStatus(draft: ClusterDraft, key: string): void {
  const set = draft.replicaSets.get(key);
  if (set === undefined) return;
  const pods = claimPods(draft, set);
  const { minReadySeconds, template } = set.spec;
  const { timings } = draft.settings;
  const status: ReplicaSet["status"] = {
    replicas: pods.length,
    fullyLabeledReplicas: pods.filter(({ metadata }) => carries(metadata.labels, template.labels)).length,
    readyReplicas: pods.filter(isPodReady).length,
    availableReplicas: pods.filter((pod) => isPodAvailable(pod, minReadySeconds, draft.now, timings)).length,
    observedGeneration: set.metadata.generation,
  };
  if (hashValue(status) !== hashValue(set.status)) draft.put({ ...set, status });
  for (const pod of pods) {
    const since = availableSince(pod, minReadySeconds, timings);
    if (since !== undefined && since > draft.now) draft.enqueueAt(NAME, key, since);
  }
}

const carries = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);

function report(draft: ClusterDraft, set: ReplicaSet, reason: string, message: string): void {
  draft.report({ kind: "ReplicaSet", key: keyOf(set), type: "Normal", reason, message, source: SOURCE });
}
