import type { ClusterReader } from "../../model/cluster-state.ts";
import { controllerOf } from "../../model/meta.ts";
import type { Deployment, ReplicaSet } from "../../model/workload.ts";
import { byCreation } from "./history.ts";
import { findNewReplicaSet } from "./template.ts";

/** The ReplicaSets of a Deployment, told apart. */
export interface SetsOfDeployment {
  /** Makes what the template says now; missing until it was created. */
  readonly newSet: ReplicaSet | undefined;
  /** Oldest first. */
  readonly oldSets: readonly ReplicaSet[];
}

export function setsOf(
  cluster: Pick<ClusterReader, "replicaSets">,
  deployment: Deployment,
): SetsOfDeployment {
  const sets = replicaSetsOf(cluster, deployment);
  const newSet = findNewReplicaSet(deployment.spec.template, sets);
  return { newSet, oldSets: sets.filter((set) => set !== newSet) };
}

/**
 * The ReplicaSets that a Deployment manages, oldest first. Their names begin with its name, so that this costs only
 * what it finds.
 */
export function replicaSetsOf(
  cluster: Pick<ClusterReader, "replicaSets">,
  { metadata }: Deployment,
): readonly ReplicaSet[] {
  return cluster.replicaSets
    .withPrefix(`${metadata.namespace}/${metadata.name}-`)
    .filter((set) => controllerOf(set.metadata)?.uid === metadata.uid)
    .sort(byCreation);
}
