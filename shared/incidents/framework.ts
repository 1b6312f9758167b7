import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { WorldEffects } from "../model/incident.ts";
import type { GameMs } from "../model/meta.ts";

/** What an incident strikes: a Pod's name, a Node's, a zone's, an app's, or nothing in particular (the empty name). */
export type IncidentTarget = "pod" | "node" | "zone" | "app" | "world";

/**
 * One thing that can go wrong, as data. Every incident can be recovered from by the players or passes by itself, and
 * all chance in it is drawn from the draft's generator.
 */
export interface IncidentDefinition {
  /** Stable, as in "container-crash"; also the code of its warning. */
  readonly id: string;
  readonly strikes: IncidentTarget;
  /** How long before it begins the seats of the machines concerned are warned; 0: not at all. */
  readonly warningMs: GameMs;
  /** When it ends by itself; missing: it is done in a moment, and what it leaves behind is the players' to mend. */
  readonly durationMs?: GameMs;
  /** What it can strike now, in order. Asked when it is announced, and without a choice one is drawn. Pure. */
  targets(cluster: ClusterReader): readonly string[];
  /** Names of the machines that are warned. Pure. */
  machines?(cluster: ClusterReader, target: string): readonly string[];
  /** What is to be seen of it already when it is announced. */
  announce?(draft: ClusterDraft, target: string): void;
  /** Strikes. The target may have gone since the warning; then it does nothing. Returns what it does to the world. */
  begin(draft: ClusterDraft, target: string): WorldEffects | undefined;
  /** Undoes what does not end by itself. Called once, at the end or when the facilitator ends it sooner. */
  end?(draft: ClusterDraft, target: string): void;
}
