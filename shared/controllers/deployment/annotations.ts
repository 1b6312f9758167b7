import type { Labels } from "../../model/meta.ts";

/** Source of all names: kubernetes/kubernetes `pkg/controller/deployment/util/deployment_util.go`, v1.35. */
export const REVISION = "deployment.kubernetes.io/revision";
export const REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
const DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
const MAX_REPLICAS = "deployment.kubernetes.io/max-replicas";
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

/** What belongs to the Deployment or to one ReplicaSet alone; all else is copied from the one to the other. */
const NOT_COPIED = [LAST_APPLIED, REVISION, REVISION_HISTORY, DESIRED_REPLICAS, MAX_REPLICAS];

/** The revision that is written on an object; 0 when none is. */
export const revisionOf = (annotations: Labels): number => numberIn(annotations, REVISION) ?? 0;

export const desiredReplicasOf = (annotations: Labels): number | undefined =>
  numberIn(annotations, DESIRED_REPLICAS);
export const maxReplicasOf = (annotations: Labels): number | undefined => numberIn(annotations, MAX_REPLICAS);

/** Annotations with the sizes that a later proportional scaling goes by. */
export const withSizes = (annotations: Labels, desired: number, max: number): Labels =>
  withAnnotations(annotations, { [DESIRED_REPLICAS]: `${desired}`, [MAX_REPLICAS]: `${max}` });

/**
 * The annotations of the newest ReplicaSet: the Deployment's own, and the revision, which only grows. A set that
 * becomes the newest again (a rollback) keeps its earlier revisions as history.
 * Source: same file, SetNewReplicaSetAnnotations.
 */
export function withRevision(setAnnotations: Labels, deployment: Labels, revision: number): Labels {
  const copied = Object.fromEntries(
    Object.entries(deployment).filter(([name]) => !NOT_COPIED.includes(name)),
  );
  const known = revisionOf(setAnnotations);
  const next = withAnnotations(setAnnotations, copied);
  if (known >= revision) return next;
  const history = setAnnotations[REVISION_HISTORY] ?? "";
  const earlier = history === "" ? `${known}` : `${history},${known}`;
  return withAnnotations(next, {
    [REVISION]: `${revision}`,
    ...(known > 0 ? { [REVISION_HISTORY]: earlier } : {}),
  });
}

/** The very same annotations when nothing changes. */
export function withAnnotations(annotations: Labels, added: Labels): Labels {
  const changed = Object.keys(added).some((name) => annotations[name] !== added[name]);
  return changed ? { ...annotations, ...added } : annotations;
}

function numberIn(annotations: Labels, name: string): number | undefined {
  const text = annotations[name];
  return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
}
