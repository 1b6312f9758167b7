import type { ClusterDraft } from "../../model/cluster-draft.ts";
import type { ClusterReader } from "../../model/cluster-state.ts";
import type { EraRules } from "../../model/era.ts";
import type { GameMs } from "../../model/meta.ts";

/** What a job is about: which era's rules, on which machine, and the software or image. */
export interface JobTarget {
  readonly era: EraRules;
  readonly node: string;
  /** Id of the software, or name of the image; empty for a wipe. */
  readonly what: string;
}

/** A kind of work that takes its time: one file each. */
export interface Job {
  /** Asked once, when it begins. Pure. */
  durationMs(cluster: ClusterReader, target: JobTarget): GameMs;
  /** What comes of it. Not called for a job that was lost with its machine's power. */
  finish(draft: ClusterDraft, target: JobTarget): void;
}
