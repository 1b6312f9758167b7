import type { Deployment } from "../../model/workload.ts";
import { PROGRESS_DEADLINE_EXCEEDED } from "./progress.ts";

/** What `kubectl rollout status` prints, and whether it is over. */
export interface RolloutStatus {
  /** With the line break; kubectl prints `error: ` before it when `failed`. */
  readonly message: string;
  readonly done: boolean;
  readonly failed: boolean;
}

/** Source: kubernetes/kubectl `pkg/polymorphichelpers/rollout_status.go`, v1.35. */
export function rolloutStatus({ metadata, spec, status }: Deployment): RolloutStatus {
  const name = `"${metadata.name}"`;
  const waiting = (what: string): RolloutStatus => ({
    message: `Waiting for deployment ${what}...\n`,
    done: false,
    failed: false,
  });
  if (metadata.generation > status.observedGeneration) return waiting("spec update to be observed");
  const { replicas, updatedReplicas, availableReplicas } = status;
  if (status.conditions.some(({ reason }) => reason === PROGRESS_DEADLINE_EXCEEDED)) {
    return { message: `deployment ${name} exceeded its progress deadline`, done: false, failed: true };
  }
  const unfinished = (what: string): RolloutStatus => waiting(`${name} rollout to finish: ${what}`);
  if (updatedReplicas < spec.replicas) {
    return unfinished(`${updatedReplicas} out of ${spec.replicas} new replicas have been updated`);
  }
  if (replicas > updatedReplicas) {
    return unfinished(`${replicas - updatedReplicas} old replicas are pending termination`);
  }
  if (availableReplicas < updatedReplicas) {
    return unfinished(`${availableReplicas} of ${updatedReplicas} updated replicas are available`);
  }
  return { message: `deployment ${name} successfully rolled out\n`, done: true, failed: false };
}
