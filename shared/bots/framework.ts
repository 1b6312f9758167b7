import type { Command } from "../commands/registry.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { GameEvent } from "../model/game-event.ts";
import type { GameMs } from "../model/meta.ts";
import type { Seat } from "../model/seat.ts";
import type { Rng } from "../util/rng.ts";
import type { Character } from "./characters.ts";

/** Something that somebody of the team called out, and when. */
export interface HeardCall extends Omit<Extract<GameEvent, { readonly type: "Called" }>, "type"> {
  readonly at: GameMs;
}

/** What a brain may use to decide. */
export interface Situation {
  /** The cluster as the seat sees it: never more. */
  readonly reader: ClusterReader;
  readonly seat: Seat;
  readonly character: Exclude<Character, "idle">;
  /** True when this action is to be a mistake of the kind that people make at this seat. */
  readonly slips: boolean;
  readonly rng: Rng;
  /** What was called out lately, by this seat too, oldest first. */
  readonly heard: readonly HeardCall[];
}

/**
 * What to do in a kind of seat: one file each. Called only when the bot has a hand free, never every tick.
 * Returns the one command that matters most now, or undefined when there is nothing to do.
 */
export type Brain = (situation: Situation) => Command | undefined;
