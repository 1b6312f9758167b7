import type { Character } from "../../shared/bots/characters.ts";
import type { ChapterId } from "../../shared/chapters/registry.ts";

/** Fewest and most stars. */
type Band = readonly [least: number, most: number];

/**
 * What each kind of player has to get in each chapter, in every size of team: doing nothing earns nothing, carelessness
 * little, attention something, and mastery everything.
 */
export const BANDS: Readonly<Record<ChapterId, Readonly<Record<Character, Band>>>> = {
  "the-cluster": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "desired-state": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  scale: { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
};
