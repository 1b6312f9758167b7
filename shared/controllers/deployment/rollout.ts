import type { ClusterDraft } from "../../model/cluster-draft.ts";
import { podKeysOfOwner } from "../../model/derived.ts";
import { isPodFinished } from "../../model/pod.ts";
import type { Deployment, ReplicaSet } from "../../model/workload.ts";
import { desiredReplicasOf, maxReplicasOf, withSizes } from "./annotations.ts";
import { reportScaling, syncNewReplicaSet } from "./new-replica-set.ts";
import { type AnnotatedSet, proportionalScale } from "./proportional.ts";
import { replicaSetsOf, setsOf } from "./replica-sets.ts";
import {
  maxSurge,
  type Resizes,
  reconcileNewReplicaSet,
  reconcileOldReplicaSets,
  type SetSize,
} from "./rolling.ts";

/**
 * One step of a rolling update: the new set grows where there is room, or else old ones shrink. Whether it moved.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/rolling.go` rolloutRolling, v1.35.
 */
export function rolloutRolling(draft: ClusterDraft, deployment: Deployment): boolean {
  syncNewReplicaSet(draft, deployment, true);
  const { newSet, oldSets } = setsOf(draft, deployment);
  if (newSet === undefined) return false;
  const total = oldSets.reduce((sum, set) => sum + set.spec.replicas, newSet.spec.replicas);
  const size = reconcileNewReplicaSet(deployment.spec, newSet.spec.replicas, total);
  if (apply(draft, deployment, new Map([[newSet.metadata.name, size]]))) return true;
  return apply(
    draft,
    deployment,
    reconcileOldReplicaSets(deployment.spec, sizeOf(newSet), oldSets.map(sizeOf)),
  );
}

/**
 * One step of a Recreate: old sets to 0, then wait until no old Pod is left, then the new set. Whether it moved.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/recreate.go`, v1.35.
 */
export function rolloutRecreate(draft: ClusterDraft, deployment: Deployment): boolean {
  syncNewReplicaSet(draft, deployment, false);
  const { oldSets } = setsOf(draft, deployment);
  if (apply(draft, deployment, new Map(oldSets.map((set) => [set.metadata.name, 0])))) return true;
  if (oldSets.some((set) => hasPods(draft, set))) return true;
  syncNewReplicaSet(draft, deployment, true);
  const { newSet } = setsOf(draft, deployment);
  if (newSet === undefined) return false;
  return apply(draft, deployment, new Map([[newSet.metadata.name, deployment.spec.replicas]]));
}

/** Resizes the sets after the Deployment's own size changed. */
export function scaleDeployment(draft: ClusterDraft, deployment: Deployment): void {
  const { newSet, oldSets } = setsOf(draft, deployment);
  const sizes = proportionalScale({
    wish: deployment.spec,
    newSet: newSet && annotatedOf(newSet),
    oldSets: oldSets.map(annotatedOf),
    statusReplicas: deployment.status.replicas,
  });
  apply(draft, deployment, sizes);
  // Sets whose size stays are marked as well, or this would count as scaling again and no rollout would go on.
  for (const set of replicaSetsOf(draft, deployment)) {
    if (set.spec.replicas > 0) writeSize(draft, deployment, set, set.spec.replicas);
  }
}

/** Old Pods count until they are gone, also while they terminate. */
const hasPods = (draft: ClusterDraft, set: ReplicaSet): boolean =>
  set.status.replicas > 0 ||
  podKeysOfOwner(draft.podsByOwner, set.metadata.uid).some((key) => {
    const pod = draft.pods.get(key);
    return pod !== undefined && !isPodFinished(pod);
  });

/** Writes the sizes that differ; whether any did. */
function apply(draft: ClusterDraft, deployment: Deployment, sizes: Resizes): boolean {
  let changed = false;
  for (const set of replicaSetsOf(draft, deployment)) {
    const size = sizes.get(set.metadata.name);
    if (size === undefined || size === set.spec.replicas) continue;
    writeSize(draft, deployment, set, size);
    reportScaling(draft, deployment, set.metadata.name, set.spec.replicas, size);
    changed = true;
  }
  return changed;
}

function writeSize(draft: ClusterDraft, { spec }: Deployment, set: ReplicaSet, replicas: number): void {
  const annotations = withSizes(set.metadata.annotations, spec.replicas, spec.replicas + maxSurge(spec));
  const resized = replicas !== set.spec.replicas;
  if (!resized && annotations === set.metadata.annotations) return;
  const generation = set.metadata.generation + (resized ? 1 : 0);
  draft.put({
    ...set,
    metadata: { ...set.metadata, annotations, generation },
    spec: resized ? { ...set.spec, replicas } : set.spec,
  });
}

const sizeOf = ({ metadata, spec, status }: ReplicaSet): SetSize => ({
  name: metadata.name,
  replicas: spec.replicas,
  available: status.availableReplicas,
});

const annotatedOf = (set: ReplicaSet): AnnotatedSet => ({
  ...sizeOf(set),
  createdAt: set.metadata.creationTimestamp,
  desiredReplicas: desiredReplicasOf(set.metadata.annotations),
  maxReplicas: maxReplicasOf(set.metadata.annotations),
});
