import type { ReplicaSet } from "../../model/workload.ts";
import { revisionOf } from "./annotations.ts";

/**
 * Old ReplicaSets that are beyond the history limit, oldest revision first. Only empty ones may go; one that is not
 * uses up its place all the same.
 * Source: kubernetes/kubernetes `pkg/controller/deployment/sync.go` cleanupDeployment, v1.35.
 */
export function surplusReplicaSets(
  oldSets: readonly ReplicaSet[],
  historyLimit: number,
): readonly ReplicaSet[] {
  const alive = oldSets.filter((set) => set.metadata.deletionTimestamp === undefined);
  const surplus = alive.length - historyLimit;
  if (surplus <= 0) return [];
  return [...alive].sort(byRevision).slice(0, surplus).filter(isEmpty);
}

const isEmpty = ({ metadata, spec, status }: ReplicaSet): boolean =>
  spec.replicas === 0 && status.replicas === 0 && metadata.generation <= status.observedGeneration;

const byRevision = (a: ReplicaSet, b: ReplicaSet): number =>
  revisionOf(a.metadata.annotations) - revisionOf(b.metadata.annotations) || byCreation(a, b);

/** Older first; of the same age by name. */
export const byCreation = ({ metadata: a }: ReplicaSet, { metadata: b }: ReplicaSet): number =>
  a.creationTimestamp - b.creationTimestamp || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
