import type { ClusterReader } from "../../model/cluster-state.ts";
import type { PodTemplateSpec } from "../../model/pod.ts";
import type { Deployment, ReplicaSet } from "../../model/workload.ts";
import { ok, type Result, refuse } from "../../util/result.ts";
import { revisionOf } from "./annotations.ts";
import { replicaSetsOf } from "./replica-sets.ts";
import { sameTemplate, withoutHashLabel } from "./template.ts";

/**
 * The template that `kubectl rollout undo` goes back to: that of `toRevision`, or of the last revision before the
 * present one when it is 0. Refused with `RolloutPaused` {deployment}, `NoRolloutHistory` {deployment},
 * `RevisionNotFound` {deployment, revision}, `AlreadyAtRevision` {deployment, revision}.
 * Source: kubernetes/kubectl `pkg/polymorphichelpers/rollback.go`, v1.35.
 */
export function rollbackTemplate(
  cluster: Pick<ClusterReader, "replicaSets">,
  deployment: Deployment,
  toRevision: number,
): Result<PodTemplateSpec> {
  const { name } = deployment.metadata;
  if (deployment.spec.paused) return refuse("RolloutPaused", { deployment: name });
  const target = rollbackTarget(replicaSetsOf(cluster, deployment), toRevision);
  if (target === undefined) {
    return toRevision === 0
      ? refuse("NoRolloutHistory", { deployment: name })
      : refuse("RevisionNotFound", { deployment: name, revision: toRevision });
  }
  if (sameTemplate(target.spec.template, deployment.spec.template)) {
    const revision = revisionOf(target.metadata.annotations);
    return refuse("AlreadyAtRevision", { deployment: name, revision });
  }
  return ok(withoutHashLabel(target.spec.template));
}

/** The set of a revision; 0 means the last but one. */
function rollbackTarget(sets: readonly ReplicaSet[], toRevision: number): ReplicaSet | undefined {
  const revision = ({ metadata }: ReplicaSet): number => revisionOf(metadata.annotations);
  if (toRevision > 0) return sets.find((set) => revision(set) === toRevision);
  return [...sets].sort((a, b) => revision(b) - revision(a))[1];
}
