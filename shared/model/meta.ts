/** Game time: whole milliseconds since the round began (a tick is 100 of them). Never wall-clock time. */
export type GameMs = number;

export type Labels = Readonly<Record<string, string>>;

/** Who made an object and cleans it up: garbage collection follows these. */
export interface OwnerReference {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  /** True for the one owner that manages the object, as the ReplicaSet of a Pod. */
  readonly controller: boolean;
}

/** What every API object carries. Field names are those of the Kubernetes API (v1.35). */
export interface ObjectMeta {
  readonly name: string;
  /** Empty for cluster-wide kinds such as Node. */
  readonly namespace: string;
  readonly uid: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly creationTimestamp: GameMs;
  /** Grows by one with every change of `spec`. */
  readonly generation: number;
  readonly ownerReferences: readonly OwnerReference[];
  /** Set when deletion was asked for: the moment by which the object is gone at the latest. */
  readonly deletionTimestamp?: GameMs;
  /** The grace that was granted, in seconds of Kubernetes time. */
  readonly deletionGracePeriodSeconds?: number;
}

/** Any object of the cluster's store. */
export interface ApiObject {
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

export type ConditionStatus = "True" | "False" | "Unknown";

export interface Condition<T extends string = string> {
  readonly type: T;
  readonly status: ConditionStatus;
  readonly reason: string;
  readonly message: string;
  readonly lastTransitionTime: GameMs;
}

/** The key of an object in its table: `namespace/name`, or `name` alone for cluster-wide kinds. */
export function keyOf(object: { readonly metadata: Pick<ObjectMeta, "name" | "namespace"> }): string {
  const { name, namespace } = object.metadata;
  return namespace === "" ? name : `${namespace}/${name}`;
}

/** The key of a namespaced object from its parts. */
export const namespacedKey = (namespace: string, name: string): string => `${namespace}/${name}`;

/** Splits a table key; `namespace` is empty for cluster-wide kinds. */
export function splitKey(key: string): { readonly namespace: string; readonly name: string } {
  const slash = key.indexOf("/");
  return slash < 0
    ? { namespace: "", name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}

/** The owner that manages the object, if any. */
export const controllerOf = (metadata: ObjectMeta): OwnerReference | undefined =>
  metadata.ownerReferences.find((owner) => owner.controller);

/** The namespace that everything of a classroom lives in. */
export const DEFAULT_NAMESPACE = "default";
