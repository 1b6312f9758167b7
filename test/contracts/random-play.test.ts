import { describe, expect, test } from "vitest";
import { CHAPTERS } from "../../shared/chapters/registry.ts";
import { replay } from "../../shared/engine/journal.ts";
import { Laws } from "../laws.ts";
import { playAtRandom } from "../play-at-random.ts";

const TICKS = 1200;

describe.each(CHAPTERS)("chapter $id played at random", (chapter) => {
  test.each([
    { people: 4, seed: "four" },
    { people: 7, seed: "seven" },
    { people: 12, seed: "twelve" },
  ])("breaks no law in a team of $people", ({ people, seed }) => {
    const laws = new Laws();
    const { recorder, accepted } = playAtRandom({
      chapter,
      people,
      seed,
      ticks: TICKS,
      onTick: (state) => laws.check(state),
    });
    // Chance need not get as far as an app that answers; but somebody asked.
    const { served, failed } = recorder.state.totals;
    expect(served + failed).toBeGreaterThan(0);
    // Seats of the eras have machines only: about half of all commands are not theirs to give.
    expect(accepted.size).toBeGreaterThan(chapter.era === undefined ? 15 : 7);
  });

  test("replays to the same hashes", () => {
    const { recorder } = playAtRandom({ chapter, people: 5, seed: "replay", ticks: TICKS });
    expect(replay(recorder.journal()).divergedAt).toBeUndefined();
  });
});
