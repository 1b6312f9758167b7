import type { ClusterDraft } from "../model/cluster-draft.ts";
import { keyOf } from "../model/meta.ts";
import type { ObjectChange } from "../model/object-change.ts";
import type { Deployment, DeploymentStatus } from "../model/workload.ts";
import { hashValue } from "../util/hash.ts";
import { desiredReplicasOf } from "./deployment/annotations.ts";
import { surplusReplicaSets } from "./deployment/history.ts";
import { syncNewReplicaSet } from "./deployment/new-replica-set.ts";
import {
  DEPLOYMENT_PAUSED,
  DEPLOYMENT_RESUMED,
  deploymentComplete,
  hasProgressDeadline,
  PROGRESS_DEADLINE_EXCEEDED,
  progressDeadlineAt,
} from "./deployment/progress.ts";
import { replicaSetsOf, setsOf } from "./deployment/replica-sets.ts";
import { rolloutRecreate, rolloutRolling, scaleDeployment } from "./deployment/rollout.ts";
import { calculateStatus, progressing, withDeploymentCondition, withProgress } from "./deployment/status.ts";
import type { Controller } from "./framework.ts";
import { ownerKeyOf, ownerKeysOf } from "./owners.ts";

const NAME = "deployment";

/**
 * Rolls a Deployment out: one ReplicaSet for each version of its template, resized step by step.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/deployment_controller.go`, v1.35.
 * Simplified: it does not adopt ReplicaSets that it did not make.
 */
export const deploymentController: Controller = {
  name: NAME,
  keysFor(draft, change) {
    if (change.kind === "Deployment") return change.after ? [change.key] : [];
    if (change.kind === "ReplicaSet") return ownerKeysOf(change, "Deployment");
    return change.kind === "Pod" && change.after === undefined ? waitingForLastPod(draft, change) : [];
  },
  allKeys: (draft) => draft.deployments.keys(),
  reconcile(draft, key) {
    if (!draft.deployments.has(key)) return;
    notePause(draft, current(draft, key));
    const wasScaled = isScalingEvent(draft, current(draft, key));
    if (current(draft, key).spec.paused || wasScaled) resize(draft, key);
    else rollOut(draft, key);
    const deadline = progressDeadlineAt(current(draft, key), draft.settings.timings);
    if (deadline !== undefined && deadline > draft.now) draft.enqueueAt(NAME, key, deadline);
  },
};

/** The Deployment as it is now, after what this reconcile wrote. */
function current(draft: ClusterDraft, key: string): Deployment {
  // Only asked for keys that reconcile found; nothing in a reconcile removes a Deployment.
  return draft.deployments.get(key) as Deployment;
}

/** A Recreate waits until the last Pod of the old version is gone. */
function waitingForLastPod(draft: ClusterDraft, { before }: ObjectChange): readonly string[] {
  const setKey = before && ownerKeyOf(before.metadata, "ReplicaSet");
  const set = setKey === undefined ? undefined : draft.replicaSets.get(setKey);
  const key = set && ownerKeyOf(set.metadata, "Deployment");
  return key !== undefined && draft.deployments.get(key)?.spec.strategy.type === "Recreate" ? [key] : [];
}

/** A rollout that stands still on purpose must not run into its deadline. */
function notePause(draft: ClusterDraft, deployment: Deployment): void {
  const { paused, progressDeadlineSeconds } = deployment.spec;
  if (!hasProgressDeadline(progressDeadlineSeconds)) return;
  const reason = deployment.status.conditions.find(({ type }) => type === "Progressing")?.reason;
  if (reason === PROGRESS_DEADLINE_EXCEEDED || paused === (reason === DEPLOYMENT_PAUSED)) return;
  const condition = paused
    ? progressing("Unknown", DEPLOYMENT_PAUSED, "Deployment is paused", draft.now)
    : progressing("Unknown", DEPLOYMENT_RESUMED, "Deployment is resumed", draft.now);
  const conditions = withDeploymentCondition(deployment.status.conditions, condition);
  draft.put({ ...deployment, status: { ...deployment.status, conditions } });
}

/** The size changed since the ReplicaSets were last resized: that is scaling, not a rollout. */
function isScalingEvent(draft: ClusterDraft, deployment: Deployment): boolean {
  return replicaSetsOf(draft, deployment).some(({ metadata, spec }) => {
    const desired = desiredReplicasOf(metadata.annotations);
    return spec.replicas > 0 && desired !== undefined && desired !== deployment.spec.replicas;
  });
}

function resize(draft: ClusterDraft, key: string): void {
  const before = current(draft, key);
  syncNewReplicaSet(draft, before, false);
  scaleDeployment(draft, current(draft, key));
  if (before.spec.paused) cleanUp(draft, key);
  const now = current(draft, key);
  writeStatus(draft, now, calculateStatus(now, setsOf(draft, now), draft.now));
}

function rollOut(draft: ClusterDraft, key: string): void {
  const { strategy } = current(draft, key).spec;
  const moved =
    strategy.type === "Recreate"
      ? rolloutRecreate(draft, current(draft, key))
      : rolloutRolling(draft, current(draft, key));
  const { metadata, spec, status } = current(draft, key);
  if (!moved && deploymentComplete(spec.replicas, metadata.generation, status)) cleanUp(draft, key);
  const now = current(draft, key);
  const sets = setsOf(draft, now);
  const counted = calculateStatus(now, sets, draft.now);
  writeStatus(draft, now, withProgress(now, counted, sets.newSet, draft.now, draft.settings.timings));
}

function cleanUp(draft: ClusterDraft, key: string): void {
  const deployment = current(draft, key);
  const { oldSets } = setsOf(draft, deployment);
  for (const set of surplusReplicaSets(oldSets, deployment.spec.revisionHistoryLimit)) {
    draft.remove("ReplicaSet", keyOf(set));
  }
}

function writeStatus(draft: ClusterDraft, deployment: Deployment, status: DeploymentStatus): void {
  if (hashValue(status) !== hashValue(deployment.status)) draft.put({ ...deployment, status });
}
