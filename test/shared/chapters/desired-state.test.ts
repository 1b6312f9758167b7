import { describe, expect, test } from "vitest";
import type { Character } from "../../../shared/bots/characters.ts";
import { desiredState } from "../../../shared/chapters/desired-state.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { actionsPerInstanceMinuteMilli, sliBp } from "../../../shared/scoring/figures.ts";
import { segmentTotals } from "../../../shared/scoring/segments.ts";
import { simulate } from "../../tools/simulation.ts";

const HALF_MS = desiredState.lengthMs / 2;

const roundFor = (people: number): ClusterState =>
  makeRound(desiredState, {
    seed: "halves",
    timings: TIMINGS.classroom,
    nodes: seatPlan(desiredState.seats, people).nodes,
  });

/** What falls into each half, with times counted from its beginning. */
function halvesOf<T extends { readonly atMs: number }>(
  items: readonly T[],
): readonly [readonly T[], readonly T[]] {
  const first = items.filter(({ atMs }) => atMs < HALF_MS);
  const second = items.filter(({ atMs }) => atMs >= HALF_MS);
  return [first, second.map((item) => ({ ...item, atMs: item.atMs - HALF_MS }))];
}

describe.each([1, 6, 12])("for %i people both halves", (people) => {
  const { script, settings } = roundFor(people);

  test("suffer the same at the same moments", () => {
    const incidents = script.filter(({ command }) => command.type === "startIncident");
    const [first, second] = halvesOf(incidents);
    expect(first.length).toBeGreaterThan(5);
    expect(second).toEqual(first);
  });

  test.each(["web", "api", "matchmaking"])("have the same people and the same orders for %s", (name) => {
    const app = settings.catalogue.apps.find((one) => one.name === name);
    const [first, second] = halvesOf(app?.demand ?? []);
    expect(second).toEqual(first);
    const [ordered, orderedAgain] = halvesOf(app?.orders ?? []);
    expect(orderedAgain).toEqual(ordered.filter(({ atMs, replicas }) => atMs === 0 || replicas > 0));
  });
});

function played(player: Character, people: number): ClusterState {
  let last = roundFor(people);
  simulate({
    chapter: desiredState,
    seats: people,
    player,
    seed: `halves ${people}`,
    onTick(state) {
      last = state;
    },
  });
  return last;
}

test("the second half begins as empty as the first, and nobody carries Pods over", () => {
  const seen: ClusterState[] = [];
  simulate({
    chapter: desiredState,
    seats: 4,
    player: "average",
    seed: "break",
    onTick: (state) => state.now === HALF_MS && seen.push(state),
  });
  const [atHalfTime] = seen;
  expect(atHalfTime?.pods.size).toBe(0);
  expect([...(atHalfTime?.nodes.values() ?? [])].every(({ spec }) => !spec.unschedulable)).toBe(true);
  expect(atHalfTime?.automation).toMatchObject({ kubelet: "auto" });
  expect(atHalfTime?.automation.controllers).toEqual(expect.arrayContaining(["deployment", "replicaset"]));
});

describe.each(["average", "perfect"] as const)("played by %s players", (player) => {
  test.each([1, 4, 8, 12])(
    "declaring takes a third of the work at most, and serves no worse, for %i",
    (people) => {
      const [imperative, declared] = segmentTotals(played(player, people));
      if (imperative === undefined || declared === undefined) throw new Error("a round has two halves");
      expect([imperative.id, declared.id]).toEqual(["imperative", "declared"]);
      const work = actionsPerInstanceMinuteMilli(declared.totals) * 3;
      expect(work).toBeLessThan(actionsPerInstanceMinuteMilli(imperative.totals));
      // Both halves ask for the same; nobody is so good by hand that the loop is not as good.
      const asked = ({ served, failed }: typeof declared.totals): number => served + failed;
      expect(Math.abs(asked(declared.totals) - asked(imperative.totals))).toBeLessThan(
        asked(imperative.totals) / 100,
      );
      expect(sliBp(declared.totals)).toBeGreaterThan(sliBp(imperative.totals) - 100);
    },
  );
});
