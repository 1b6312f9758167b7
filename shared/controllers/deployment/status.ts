import { withoutCondition } from "../../model/conditions.ts";
import type { ConditionStatus, GameMs } from "../../model/meta.ts";
import type { Timings } from "../../model/timings.ts";
import type {
  Deployment,
  DeploymentCondition,
  DeploymentConditionType,
  DeploymentStatus,
  ReplicaSet,
} from "../../model/workload.ts";
import {
  deploymentComplete,
  deploymentProgressing,
  deploymentTimedOut,
  hasProgressDeadline,
  NEW_REPLICA_SET_AVAILABLE,
  PROGRESS_DEADLINE_EXCEEDED,
  REPLICA_SET_UPDATED,
} from "./progress.ts";
import type { SetsOfDeployment } from "./replica-sets.ts";
import { maxUnavailable } from "./rolling.ts";

type Conditions = readonly DeploymentCondition[];

/**
 * Counts and the condition Available.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/sync.go` calculateStatus, v1.35.
 * Simplified: no ReplicaFailure, since nothing keeps a ReplicaSet from creating Pods.
 */
export function calculateStatus(
  deployment: Deployment,
  sets: SetsOfDeployment,
  now: GameMs,
): DeploymentStatus {
  const all = sets.newSet === undefined ? sets.oldSets : [...sets.oldSets, sets.newSet];
  const sum = (of: (set: ReplicaSet) => number): number => all.reduce((total, set) => total + of(set), 0);
  const availableReplicas = sum(({ status }) => status.availableReplicas);
  const enough = availableReplicas >= deployment.spec.replicas - maxUnavailable(deployment.spec);
  return {
    replicas: sum(({ status }) => status.replicas),
    updatedReplicas: sets.newSet?.status.replicas ?? 0,
    readyReplicas: sum(({ status }) => status.readyReplicas),
    availableReplicas,
    unavailableReplicas: Math.max(0, sum(({ spec }) => spec.replicas) - availableReplicas),
    observedGeneration: deployment.metadata.generation,
    conditions: withDeploymentCondition(deployment.status.conditions, {
      type: "Available",
      status: enough ? "True" : "False",
      reason: enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
      message: enough
        ? "Deployment has minimum availability."
        : "Deployment does not have minimum availability.",
      now,
    }),
  };
}

/**
 * The status with the condition Progressing brought up to date: finished, moving, or stuck.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/progress.go` syncRolloutStatus, v1.35.
 */
export function withProgress(
  deployment: Deployment,
  status: DeploymentStatus,
  newSet: ReplicaSet | undefined,
  now: GameMs,
  timings: Timings,
): DeploymentStatus {
  const { progressDeadlineSeconds: deadline, replicas } = deployment.spec;
  const { generation, name } = deployment.metadata;
  if (!hasProgressDeadline(deadline)) {
    return { ...status, conditions: withoutCondition(status.conditions, "Progressing") };
  }
  const current = deployment.status.conditions.find(({ type }) => type === "Progressing");
  const wasComplete =
    status.replicas === status.updatedReplicas && current?.reason === NEW_REPLICA_SET_AVAILABLE;
  if (wasComplete) return status;
  const who = newSet === undefined ? `Deployment "${name}"` : `ReplicaSet "${newSet.metadata.name}"`;
  const set = (conditions: Conditions, state: ConditionStatus, reason: string, what: string) => ({
    ...status,
    conditions: withDeploymentCondition(conditions, progressing(state, reason, `${who} ${what}`, now)),
  });
  if (deploymentComplete(replicas, generation, status)) {
    return set(status.conditions, "True", NEW_REPLICA_SET_AVAILABLE, "has successfully progressed.");
  }
  if (deploymentProgressing(deployment.status, status)) {
    return set(touched(status.conditions), "True", REPLICA_SET_UPDATED, "is progressing.");
  }
  if (deploymentTimedOut(deadline, current, now, timings)) {
    return set(status.conditions, "False", PROGRESS_DEADLINE_EXCEEDED, "has timed out progressing.");
  }
  return status;
}

interface NewCondition {
  readonly type: DeploymentConditionType;
  readonly status: ConditionStatus;
  readonly reason: string;
  readonly message: string;
  readonly now: GameMs;
}

export const progressing = (
  status: ConditionStatus,
  reason: string,
  message: string,
  now: GameMs,
): NewCondition => ({ type: "Progressing", status, reason, message, now });

/** Nothing changes while status and reason stay. Source: `deployment_util.go` SetDeploymentCondition, v1.35. */
export function withDeploymentCondition(conditions: Conditions, { now, ...next }: NewCondition): Conditions {
  const known = conditions.find(({ type }) => type === next.type);
  if (known?.status === next.status && known.reason === next.reason) return conditions;
  const lastTransitionTime = known?.status === next.status ? known.lastTransitionTime : now;
  return [...withoutCondition(conditions, next.type), { ...next, lastUpdateTime: now, lastTransitionTime }];
}

/** Forgets the reason of Progressing, so that progress for the same reason counts as an update all the same. */
const touched = (conditions: Conditions): Conditions =>
  conditions.map((condition) =>
    condition.type === "Progressing" ? { ...condition, reason: "" } : condition,
  );
