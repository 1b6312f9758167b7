import type { Automation, ClusterState, ScriptedCommand } from "../model/cluster-state.ts";
import type { Catalogue } from "../model/catalogue.ts";
import type { GameMs } from "../model/meta.ts";
import type { Seat } from "../model/seat.ts";
import type { Timings } from "../model/timings.ts";
import type { Rng } from "../util/rng.ts";

/** The hardware of every era, so that the figures compare: one machine of 8 cores and 16 GiB a player. */
export interface MachineSpec {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  readonly bandwidthBytesPerSecond: number;
}

/** What a round is made for: who plays it, and with which numbers. */
export interface RoundOptions {
  readonly seed: string;
  readonly timings: Timings;
  /** Names of the Nodes, one a Node seat, as in "tokyo-1"; the part before the dash is the zone. */
  readonly nodes: readonly string[];
}

/** One lesson of the course: a file of data. Its words are in `text/`, one file a language. */
export interface Chapter {
  /** Stable, as in "the-cluster". */
  readonly id: string;
  /** Place in the course, 0 to 11. */
  readonly number: number;
  readonly lengthMs: GameMs;
  /** Success share that the team has to keep, in basis points. */
  readonly sloBp: number;
  readonly automation: Automation;
  readonly machine: MachineSpec;
  /** Scaled to the number of Nodes, so that a round is as hard for 3 as for 11. */
  catalogue(nodes: number): Catalogue;
  /** What happens by itself: arrivals, incidents, switches. In order of time. */
  script(options: RoundOptions, rng: Rng): readonly ScriptedCommand[];
  /** Further objects to begin with (Deployments, Services are made from the catalogue's apps). */
  fill?(cluster: ClusterState, options: RoundOptions): ClusterState;
}

/** The seats of a team for a chapter: Control Plane (two desks from 6 people on) and one for each machine. */
export interface SeatPlan {
  readonly seats: readonly Seat[];
  readonly nodes: readonly string[];
}

/** A sentence or two for each language lives beside the chapters: `text/<id>.<locale>.ts`. */
export interface ChapterText {
  readonly title: string;
  /** The one new idea, in one line. */
  readonly idea: string;
  /** The story card: three sentences. */
  readonly story: readonly [string, string, string];
  /** What each kind of seat has to do: one sentence, then how (up to three short steps). */
  readonly seats: Readonly<Record<"control-plane" | "node", { readonly job: string; readonly steps: readonly string[] }>>;
  /** Hints in three steps, from a nudge to the answer. */
  readonly hints: Readonly<Record<"control-plane" | "node", readonly [string, string, string]>>;
  readonly lookback: {
    /** What you did, in words of the game. */
    readonly did: string;
    /** What Kubernetes calls it. */
    readonly called: string;
    /** The same as one kubectl line. */
    readonly kubectl: string;
    /** The same as one short piece of YAML. */
    readonly yaml: string;
  };
  /** For the debrief: what to talk about. */
  readonly questions: readonly string[];
}
