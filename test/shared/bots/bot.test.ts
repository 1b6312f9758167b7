import { describe, expect, test } from "vitest";
import { botFor } from "../../../shared/bots/bot.ts";
import { CHARACTERS, type Character } from "../../../shared/bots/characters.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { step } from "../../../shared/engine/step.ts";
import type { GameEvent } from "../../../shared/model/game-event.ts";
import { TICK_MS, TIMINGS } from "../../../shared/model/timings.ts";

const { seats, nodes } = seatPlan(theCluster.seats, 4);

/** The ticks at which each seat of a team acted in the first minute, and on what. */
function minuteOf(character: Character, seed: string): { tick: number; seat: string; command: object }[] {
  let state = makeRound(theCluster, { seed: "bots", timings: TIMINGS.classroom, nodes });
  const bots = seats.map((seat) => ({ seat, bot: botFor(seat, character, seed) }));
  const acts: { tick: number; seat: string; command: object }[] = [];
  let events: readonly GameEvent[] = [];
  for (let tick = 0; tick < 600; tick++) {
    const given = bots.flatMap(({ seat, bot }) =>
      bot.think(state, events).map((command) => ({ seat, command })),
    );
    for (const { seat, command } of given) acts.push({ tick, seat: seat.id, command });
    ({ state, events } = step(state, given));
  }
  return acts;
}

describe("botFor", () => {
  test("an idle bot does nothing", () => {
    expect(minuteOf("idle", "a")).toEqual([]);
  });

  test("equal seeds act equally, other seeds otherwise", () => {
    expect(minuteOf("average", "a")).toEqual(minuteOf("average", "a"));
    expect(minuteOf("average", "a")).not.toEqual(minuteOf("average", "b"));
  });

  test.each([
    { character: "clumsy" as const, pauseMs: 5000 },
    { character: "average" as const, pauseMs: 1700 },
    { character: "perfect" as const, pauseMs: 400 },
  ])("a seat that is $character takes at least $pauseMs ms from one action to the next", (row) => {
    const acts = minuteOf(row.character, "pace");
    expect(acts.length).toBeGreaterThan(0);
    for (const { id } of seats) {
      const ticks = acts.filter(({ seat }) => seat === id).map(({ tick }) => tick);
      for (let i = 1; i < ticks.length; i++) {
        const pause = ((ticks[i] ?? 0) - (ticks[i - 1] ?? 0)) * TICK_MS;
        expect(pause).toBeGreaterThanOrEqual(row.pauseMs);
      }
    }
  });

  test("better players do more in the first minute", () => {
    const counts = CHARACTERS.map((character) => minuteOf(character, "count").length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  test("a seat without a brain sits still", () => {
    const bot = botFor({ id: "facilitator", role: "facilitator" }, "perfect", "a");
    const state = makeRound(theCluster, { seed: "bots", timings: TIMINGS.classroom, nodes });
    expect(bot.think(state, [])).toEqual([]);
  });
});
