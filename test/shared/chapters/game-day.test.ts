import { describe, expect, test } from "vitest";
import { gameDay } from "../../../shared/chapters/game-day.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { GameEvent } from "../../../shared/model/game-event.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { NO_TOTALS } from "../../../shared/model/totals.ts";
import { mttrMs } from "../../../shared/scoring/figures.ts";
import { totalsNow } from "../../../shared/scoring/round-totals.ts";
import { starsOf } from "../../../shared/scoring/stars.ts";
import { type Declared, playChapter, shareServed } from "../../play-chapter.ts";

/** What happens on a day, in order of time: its incidents with their targets. */
function dayOf(seed: string, people: number): readonly string[] {
  const { nodes } = seatPlan(gameDay.seats, people);
  const round = makeRound(gameDay, { seed, timings: TIMINGS.classroom, nodes });
  return round.script.map(({ atMs, command }) => `${atMs} ${JSON.stringify(command)}`);
}

const kindsOf = (day: readonly string[]): readonly string[] =>
  [...new Set(day.flatMap((line) => /"incident":"([a-z-]+)"/.exec(line)?.[1] ?? []))].sort();

const EVERY_KIND = [
  "bad-image-version",
  "container-crash",
  "demand-spike",
  "disk-pressure",
  "hung-container",
  "kernel-upgrade",
  "machine-loss",
  "memory-leak",
  "node-network-cut",
  "node-power-off",
  "noisy-neighbour",
  "slow-registry",
  "zone-outage",
];

describe("a game day", () => {
  test("is the same for every team of a size, and another one from another seed", () => {
    expect(dayOf("a", 8)).toEqual(dayOf("a", 8));
    expect(dayOf("b", 8)).not.toEqual(dayOf("a", 8));
  });

  test.each([1, 7, 9, 12])("has everything in it, whatever the seed, for %i people", (people) => {
    for (const seed of ["a", "b", "c"]) expect(kindsOf(dayOf(seed, people))).toEqual(EVERY_KIND);
  });

  test("really happens: every incident finds something to strike", () => {
    const begun = new Set<string>();
    const onTick = (_: ClusterState, events: readonly GameEvent[]): void => {
      for (const event of events) if (event.type === "IncidentBegan") begun.add(event.incident);
    };
    playChapter({ chapter: gameDay, nodes: "average", seed: "a", people: 6, onTick });
    expect([...begun].sort()).toEqual(EVERY_KIND);
  });
});

describe("a version that nobody ordered", () => {
  const { nodes } = seatPlan(gameDay.seats, 6);
  const { settings } = makeRound(gameDay, { seed: "a", timings: TIMINGS.classroom, nodes });
  const crashing = settings.catalogue.images.find(({ behaviour }) => behaviour.crashAfterMs !== undefined);
  const deployment = crashing?.name.split(":")[0] ?? "";
  /** Somebody rolls it out, and nothing else goes wrong. */
  const strike = { type: "startIncident", incident: "bad-image-version", target: deployment };
  const chapter = { ...gameDay, script: () => [{ atMs: 30_000, command: strike }] };
  const play = (...declared: readonly Declared[]): ClusterState =>
    playChapter({ chapter, nodes: "idle", people: 6, seed: "a", untilMs: 100_000, declared });
  const left = play();
  const undone = play({ atMs: 46_000, commands: [{ type: "undoRollout", deployment }] });

  test("fails requests until it is taken back", () => {
    expect(shareServed(undone)).toBeGreaterThan(shareServed(left) + 0.05);
  });

  test("is a short outage or a long one: time to recovery tells them apart", () => {
    expect(mttrMs(totalsNow(undone))).toBeLessThan(mttrMs(totalsNow(left)));
  });
});

test("recovering slowly costs stars that serving alone would earn", () => {
  const served = { ...NO_TOTALS, served: 99, failed: 1, outages: 1 };
  const stars = [1, 6, 15, 40].map((seconds) =>
    starsOf(gameDay.stars, { ...served, outageMs: seconds * 1000 }),
  );
  expect(stars).toEqual([3, 2, 1, 0]);
});
