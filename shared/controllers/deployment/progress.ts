import type { GameMs } from "../../model/meta.ts";
import { gameMs, type Timings } from "../../model/timings.ts";
import type { Deployment, DeploymentCondition, DeploymentStatus } from "../../model/workload.ts";

/** Reasons of the condition Progressing. Source: `pkg/controller/deployment/util/deployment_util.go`, v1.35. */
export const NEW_REPLICA_SET_CREATED = "NewReplicaSetCreated";
export const FOUND_NEW_REPLICA_SET = "FoundNewReplicaSet";
export const REPLICA_SET_UPDATED = "ReplicaSetUpdated";
export const NEW_REPLICA_SET_AVAILABLE = "NewReplicaSetAvailable";
export const PROGRESS_DEADLINE_EXCEEDED = "ProgressDeadlineExceeded";
export const DEPLOYMENT_PAUSED = "DeploymentPaused";
export const DEPLOYMENT_RESUMED = "DeploymentResumed";

/** As large as the API allows: stands for "no deadline". */
const NO_DEADLINE_SECONDS = 2_147_483_647;

type Counts = Pick<DeploymentStatus, "replicas" | "updatedReplicas" | "readyReplicas" | "availableReplicas">;

/**
 * Everything is of the newest version, and serves.
 * Source: `pkg/controller/deployment/util/deployment_util.go` DeploymentComplete, v1.35.
 */
export function deploymentComplete(
  replicas: number,
  generation: number,
  status: Pick<Counts, "replicas" | "updatedReplicas" | "availableReplicas"> &
    Pick<DeploymentStatus, "observedGeneration">,
): boolean {
  return (
    status.updatedReplicas === replicas &&
    status.replicas === replicas &&
    status.availableReplicas === replicas &&
    status.observedGeneration >= generation
  );
}

/**
 * Something got better between two statuses: more new Pods, fewer old ones, more ready or more available.
 * Source: same file, DeploymentProgressing.
 */
export function deploymentProgressing(before: Counts, after: Counts): boolean {
  return (
    after.updatedReplicas > before.updatedReplicas ||
    after.replicas - after.updatedReplicas < before.replicas - before.updatedReplicas ||
    after.readyReplicas > before.readyReplicas ||
    after.availableReplicas > before.availableReplicas
  );
}

export const hasProgressDeadline = (seconds: number | undefined): seconds is number =>
  seconds !== undefined && seconds !== NO_DEADLINE_SECONDS;

/**
 * No progress for longer than the deadline; a rollout that was finished once never times out.
 * Source: same file, DeploymentTimedOut.
 */
export function deploymentTimedOut(
  deadlineSeconds: number | undefined,
  progressing: Pick<DeploymentCondition, "reason" | "lastUpdateTime"> | undefined,
  now: GameMs,
  timings: Timings,
): boolean {
  if (!hasProgressDeadline(deadlineSeconds) || progressing === undefined) return false;
  if (progressing.reason === NEW_REPLICA_SET_AVAILABLE) return false;
  if (progressing.reason === PROGRESS_DEADLINE_EXCEEDED) return true;
  return progressing.lastUpdateTime + gameMs(deadlineSeconds, timings) < now;
}

/** When the deadline has to be looked at again; undefined when nothing runs against it. */
export function progressDeadlineAt(deployment: Deployment, timings: Timings): GameMs | undefined {
  const { progressDeadlineSeconds, paused } = deployment.spec;
  const progressing = deployment.status.conditions.find(({ type }) => type === "Progressing");
  if (!hasProgressDeadline(progressDeadlineSeconds) || progressing === undefined || paused) return undefined;
  const { reason, lastUpdateTime } = progressing;
  if (reason === NEW_REPLICA_SET_AVAILABLE || reason === PROGRESS_DEADLINE_EXCEEDED) return undefined;
  return lastUpdateTime + gameMs(progressDeadlineSeconds, timings) + 1;
}
