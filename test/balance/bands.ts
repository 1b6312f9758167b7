import type { Character } from "../../shared/bots/characters.ts";
import type { ChapterId } from "../../shared/chapters/registry.ts";

/** Fewest and most stars. */
type Band = readonly [least: number, most: number];

/**
 * What each kind of player has to get in every chapter with a score, in every size of team: doing nothing earns nothing,
 * carelessness little, attention something, and mastery everything.
 */
export const BANDS = {
  idle: [0, 0],
  clumsy: [0, 1],
  average: [1, 2],
  perfect: [3, 3],
} as const satisfies Record<Character, Band>;

/** By how much average players may do better in one size of team than in another, as a share of all requests. */
const SPREAD = 0.06;
const SPREADS: Readonly<Partial<Record<ChapterId, number>>> = {
  // Alone somebody sets up every image; in a team each sets up one. That is what images are for.
  "virtual-machines": 0.13,
  // One evening in ten has a reboot at a bad moment, in teams of every size.
  "rules-of-placement": 0.1,
  // Which of two equal Nodes is taken is chance, and one Pod of three hangs on it.
  "extend-it": 0.08,
};

/** That of a chapter. */
export const spreadOf = (id: ChapterId): number => SPREADS[id] ?? SPREAD;
