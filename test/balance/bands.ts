import type { Character } from "../../shared/bots/characters.ts";
import type { ChapterId } from "../../shared/chapters/registry.ts";

/** Every chapter with a score. */
export type ScoredChapterId = Exclude<ChapterId, "warm-up">;

/** Fewest and most stars. */
type Band = readonly [least: number, most: number];

/**
 * What each kind of player has to get in each chapter, in every size of team: doing nothing earns nothing, carelessness
 * little, attention something, and mastery everything.
 */
export const BANDS: Readonly<Record<ScoredChapterId, Readonly<Record<Character, Band>>>> = {
  "by-hand": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "virtual-machines": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  containers: { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "the-cluster": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "desired-state": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "requests-and-usage": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "rolling-update": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  scale: { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "rules-of-placement": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "game-day": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
  "extend-it": { idle: [0, 0], clumsy: [0, 1], average: [1, 2], perfect: [3, 3] },
};

/** By how much average players may do better in one size of team than in another, as a share of all requests. */
const SPREAD = 0.06;
const SPREADS: Readonly<Partial<Record<ScoredChapterId, number>>> = {
  // Alone somebody sets up every image; in a team each sets up one. That is what images are for.
  "virtual-machines": 0.13,
  // One evening in ten has a reboot at a bad moment, in teams of every size.
  "rules-of-placement": 0.1,
  // Which of two equal Nodes is taken is chance, and one Pod of three hangs on it.
  "extend-it": 0.08,
};
export const spreadOf = (id: ScoredChapterId): number => SPREADS[id] ?? SPREAD;
