import { describe, expect, test } from "vitest";
import { CHARACTERS } from "../../../shared/bots/characters.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { warmUp } from "../../../shared/chapters/warm-up.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { isPodReady } from "../../../shared/model/pod.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { roundRow } from "../../../shared/projection/round-row.ts";
import { simulate } from "../../tools/simulation.ts";

/** The states of a round at some seconds, played by so many equal people. */
function play(seats: number, player: (typeof CHARACTERS)[number], ...seconds: readonly number[]) {
  const states: ClusterState[] = [];
  const report = simulate({
    chapter: warmUp,
    seats,
    player,
    seed: `warm ${seats}`,
    onTick: (state) => {
      if (seconds.some((second) => state.now === second * 1000)) states.push(state);
    },
  });
  return { states, report };
}

const podsOn = (state: ClusterState): readonly number[] =>
  [...state.nodeInfos.values()].map(({ pods }) => pods.length);
const waiting = (state: ClusterState): number =>
  [...state.pods.values()].filter(({ spec }) => spec.nodeName === undefined).length;

describe.each([1, 3, 6, 12])("the warm-up of %i people", (seats) => {
  test("gives every Node something to pull and start at once, and nothing to the queue", () => {
    const [state] = play(seats, "idle", 2).states as [ClusterState];
    expect(podsOn(state).every((count) => count === 1)).toBe(true);
    expect(waiting(state)).toBe(0);
  });

  test("leaves placing to the Control Plane, which gets new Pods again and again", () => {
    const { states } = play(seats, "idle", 4, 15, 27);
    const counts = states.map(waiting);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
    expect(counts[2]).toBe(states[2]?.nodes.size);
  });

  test.each(CHARACTERS)("ends with a whole cluster that runs, also with %s players", (player) => {
    const [state] = play(seats, player, 58).states as [ClusterState];
    expect([...state.pods.values()].every(isPodReady)).toBe(true);
    expect(podsOn(state).every((count) => count >= 1)).toBe(true);
  });

  test.each(CHARACTERS)("has no stars for %s players", (player) => {
    expect(play(seats, player).report.stars).toBe(0);
  });

  test("fails nobody who tries", () => {
    const { served, total } = play(seats, "average").report;
    expect(served).toBe(total);
    expect(total).toBeGreaterThan(0);
  });
});

test("nothing goes wrong by itself", () => {
  const start = makeRound(warmUp, {
    seed: "calm",
    timings: TIMINGS.classroom,
    nodes: seatPlan(warmUp.seats, 12).nodes,
  });
  expect(start.script.filter(({ command }) => command.type === "startIncident")).toEqual([]);
});

test("its figures say that they are without a score", () => {
  const start = makeRound(warmUp, {
    seed: "calm",
    timings: TIMINGS.classroom,
    nodes: seatPlan(warmUp.seats, 3).nodes,
  });
  expect(roundRow(start, 600)).toMatchObject({ unscored: true, stars: 0, sloBp: 0 });
});
