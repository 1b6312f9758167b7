import { describe, expect, test } from "vitest";
import { CHARACTERS, type Character } from "../../shared/bots/characters.ts";
import type { Chapter } from "../../shared/chapters/framework.ts";
import { CHAPTERS, type ChapterId } from "../../shared/chapters/registry.ts";
import { MAX_SEATS } from "../../shared/chapters/seats.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import { type SimulationReport, simulate } from "../tools/simulation.ts";
import { BANDS, spreadOf } from "./bands.ts";

/*
 * What is covered: average and perfect players play every chapter in three sizes of team, a small, a middling and a large
 * one, which go round with the number of the chapter (chapter 1 in teams of 1, 5 and 9, chapter 6 in teams of 2, 6 and 10), so
 * that any four chapters in a row are played in every size from 1 to 12. Idle and clumsy players play chapter n in a team
 * of n. One evening for each: enough to see that a chapter has left its bands, not for fine statistics.
 * `BALANCE=all` plays every chapter in every size with every character; do that after changing a chapter.
 */
const SIZES = Array.from({ length: MAX_SEATS }, (_, i) => i + 1);
const STEP = 4;

const plays = ({ number }: Chapter, player: Character, size: number): boolean =>
  process.env["BALANCE"] === "all" ||
  size === number ||
  (size % STEP === number % STEP && (player === "average" || player === "perfect"));

const sizesOf = (chapter: Chapter, player: Character): readonly number[] =>
  SIZES.filter((size) => plays(chapter, player, size));

const playersOf = (chapter: Chapter, size: number): readonly Character[] =>
  CHARACTERS.filter((player) => plays(chapter, player, size));

/** Of a round that is played twice; a part of it shows whether chance is the same. */
const PART_MS = 60_000;

const played = new Map<string, SimulationReport>();

/** A round of a team; every size of team has an evening of its own, whoever plays it. Each is played once. */
function roundOf(chapter: Chapter, seats: number, player: Character): SimulationReport {
  const key = `${chapter.id} ${seats} ${player}`;
  const report = played.get(key) ?? simulate({ chapter, seats, player, seed: `balance ${seats}` });
  played.set(key, report);
  return report;
}

/** A chapter without a score has nothing to be balanced. */
const SCORED = CHAPTERS.filter(({ unscored }) => !unscored);

describe.each(SCORED)("chapter $id", (chapter) => {
  const sizes = sizesOf(chapter, "average");

  describe.each(CHARACTERS)("played by %s players", (player) => {
    const [least, most] = BANDS[player];

    test.each(sizesOf(chapter, player))(`is worth ${least} to ${most} stars to %i of them`, (seats) => {
      const { stars, sli, total, ticks } = roundOf(chapter, seats, player);
      expect(ticks * TICK_MS).toBe(chapter.lengthMs);
      expect(total).toBeGreaterThan(0);
      expect(stars, `${sli}`).toBeGreaterThanOrEqual(least);
      expect(stars, `${sli}`).toBeLessThanOrEqual(most);
    });
  });

  test.each(sizes)("pays attention back in a team of %i", (seats) => {
    const slis = playersOf(chapter, seats).map((player) => roundOf(chapter, seats, player).sli);
    expect(slis).toEqual(slis.toSorted((a, b) => a - b));
  });

  test("is about as hard for every size of team", () => {
    const slis = sizes.map((seats) => roundOf(chapter, seats, "average").sli);
    expect(Math.max(...slis) - Math.min(...slis)).toBeLessThan(spreadOf(chapter.id as ChapterId));
  });

  test.each(sizes)("asks a team of %i for the same requests however it plays", (seats) => {
    const totals = playersOf(chapter, seats).map((player) => roundOf(chapter, seats, player).total);
    const most = Math.max(...totals);
    // Counted from change to change, the curve is cut a little differently each time.
    expect(most - Math.min(...totals)).toBeLessThan(most * 0.01);
  });

  test("plays the same round from the same seed, and another from another", () => {
    const part = { ...chapter, lengthMs: PART_MS };
    const [one, again, other] = ["one", "one", "another"].map((seed) =>
      simulate({ chapter: part, seats: 4, player: "average", seed }),
    );
    expect(again).toEqual(one);
    expect(other?.hash).not.toBe(one?.hash);
  });
});
