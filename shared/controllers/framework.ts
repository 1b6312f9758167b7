import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ObjectChange } from "../model/object-change.ts";

/**
 * A level-triggered control loop: it looks at what is wanted and what is there, and does one step towards it.
 * It may be called at any time and any number of times; without a difference it writes nothing.
 */
export interface Controller {
  /** Unique, as in kube-controller-manager: "replicaset", "deployment" ... Also the name of its work queue. */
  readonly name: string;

  /** It is a client's loop, as `kubectl drain`, and not a part of Kubernetes that can be switched off. */
  readonly alwaysOn?: boolean;

  /**
   * Which keys have to be looked at after a change of an object. Called for every write to any object, so it has to be
   * quick: return an empty list for kinds that do not matter. Keys are the controller's own business, usually
   * table keys of the kind that it looks after.
   */
  keysFor(draft: ClusterDraft, change: ObjectChange): readonly string[];

  /** All keys, for the moment when the controller is switched on. */
  allKeys(draft: ClusterDraft): Iterable<string>;

  /**
   * Brings one object closer to what its spec wants. Called at most once a tick for a key, in key order, with all
   * changes of the tick so far visible. Use `draft.enqueueAt(name, key, when)` to be called again.
   */
  reconcile(draft: ClusterDraft, key: string): void;
}
