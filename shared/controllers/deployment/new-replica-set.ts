import type { ClusterDraft } from "../../model/cluster-draft.ts";
import { keyOf, namespacedKey } from "../../model/meta.ts";
import { newMeta } from "../../model/new-objects.ts";
import type { Deployment, ReplicaSet } from "../../model/workload.ts";
import { ownerReferenceTo } from "../owners.ts";
import { REVISION, revisionOf, withAnnotations, withRevision, withSizes } from "./annotations.ts";
import { FOUND_NEW_REPLICA_SET, hasProgressDeadline, NEW_REPLICA_SET_CREATED } from "./progress.ts";
import { replicaSetsOf } from "./replica-sets.ts";
import { maxSurge, newReplicaSetReplicas } from "./rolling.ts";
import { progressing, withDeploymentCondition } from "./status.ts";
import { findNewReplicaSet, templateHash, withHashLabel, withHashSelector } from "./template.ts";

/**
 * Sees to it that the ReplicaSet of the present template exists and carries the newest revision. With `create` false
 * a missing one stays missing.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/sync.go` getNewReplicaSet, v1.35.
 */
export function syncNewReplicaSet(draft: ClusterDraft, deployment: Deployment, create: boolean): void {
  const sets = replicaSetsOf(draft, deployment);
  const known = findNewReplicaSet(deployment.spec.template, sets);
  const oldSets = sets.filter((set) => set !== known);
  const revision = 1 + Math.max(0, ...oldSets.map(({ metadata }) => revisionOf(metadata.annotations)));
  if (known !== undefined) update(draft, deployment, known, revision);
  else if (create) make(draft, deployment, oldSets, revision);
}

function update(draft: ClusterDraft, deployment: Deployment, known: ReplicaSet, revision: number): void {
  const { minReadySeconds } = deployment.spec;
  const annotations = withRevision(known.metadata.annotations, deployment.metadata.annotations, revision);
  const specChanged = known.spec.minReadySeconds !== minReadySeconds;
  if (annotations !== known.metadata.annotations || specChanged) {
    const generation = known.metadata.generation + (specChanged ? 1 : 0);
    draft.put({
      ...known,
      metadata: { ...known.metadata, annotations, generation },
      spec: { ...known.spec, minReadySeconds },
    });
  }
  const message = `Found new replica set "${known.metadata.name}"`;
  const isKnown = deployment.status.conditions.some(({ type }) => type === "Progressing");
  writeRevision(
    draft,
    deployment,
    revisionOf(annotations),
    isKnown ? undefined : [FOUND_NEW_REPLICA_SET, message],
  );
}

function make(
  draft: ClusterDraft,
  deployment: Deployment,
  oldSets: readonly ReplicaSet[],
  revision: number,
): void {
  const { metadata, spec } = deployment;
  const hash = unusedHash(draft, deployment);
  const total = oldSets.reduce((sum, set) => sum + set.spec.replicas, 0);
  const replicas = newReplicaSetReplicas(spec, 0, total);
  const name = `${metadata.name}-${hash}`;
  draft.put<"ReplicaSet">({
    kind: "ReplicaSet",
    metadata: newMeta({
      name,
      namespace: metadata.namespace,
      uid: draft.uid(),
      creationTimestamp: draft.now,
      labels: withHashLabel(spec.template.labels, hash),
      annotations: withSizes(
        withRevision({}, metadata.annotations, revision),
        spec.replicas,
        spec.replicas + maxSurge(spec),
      ),
      ownerReferences: [ownerReferenceTo(deployment)],
    }),
    spec: {
      replicas,
      minReadySeconds: spec.minReadySeconds,
      selector: withHashSelector(spec.selector, hash),
      template: { ...spec.template, labels: withHashLabel(spec.template.labels, hash) },
    },
    status: {
      replicas: 0,
      fullyLabeledReplicas: 0,
      readyReplicas: 0,
      availableReplicas: 0,
      observedGeneration: 0,
    },
  });
  if (replicas > 0) reportScaling(draft, deployment, name, 0, replicas);
  writeRevision(draft, deployment, revision, [NEW_REPLICA_SET_CREATED, `Created new replica set "${name}"`]);
}

function unusedHash(draft: ClusterDraft, { metadata, spec }: Deployment): string {
  for (let collisions = 0; ; collisions++) {
    const hash = templateHash(spec.template, collisions);
    if (!draft.replicaSets.has(namespacedKey(metadata.namespace, `${metadata.name}-${hash}`))) return hash;
  }
}

/** Notes the revision on the Deployment, and why it is progressing. */
function writeRevision(
  draft: ClusterDraft,
  deployment: Deployment,
  revision: number,
  progress: readonly [reason: string, message: string] | undefined,
): void {
  const annotations = withAnnotations(deployment.metadata.annotations, { [REVISION]: `${revision}` });
  const wanted = progress !== undefined && hasProgressDeadline(deployment.spec.progressDeadlineSeconds);
  const conditions = wanted
    ? withDeploymentCondition(deployment.status.conditions, progressing("True", ...progress, draft.now))
    : deployment.status.conditions;
  if (annotations === deployment.metadata.annotations && conditions === deployment.status.conditions) return;
  draft.put({
    ...deployment,
    metadata: { ...deployment.metadata, annotations },
    status: { ...deployment.status, conditions },
  });
}

/** The event that tells how a rollout moves. */
export function reportScaling(
  draft: ClusterDraft,
  deployment: Deployment,
  setName: string,
  from: number,
  to: number,
): void {
  draft.report({
    kind: "Deployment",
    key: keyOf(deployment),
    type: "Normal",
    reason: "ScalingReplicaSet",
    message: `Scaled ${from < to ? "up" : "down"} replica set ${setName} from ${from} to ${to}`,
    source: "deployment-controller",
  });
}
