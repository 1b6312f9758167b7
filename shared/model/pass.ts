import type { ClusterDraft, Watcher } from "./cluster-draft.ts";

/** An ordered part of a tick. */
export interface Pass {
  readonly name: string;
  /** Told of every object write in any pass of any tick. */
  readonly watcher?: Watcher;
  run(draft: ClusterDraft): void;
}
