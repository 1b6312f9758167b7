import { describe, expect, test } from "vitest";
import { byHand } from "../../../shared/chapters/by-hand.ts";
import { containers } from "../../../shared/chapters/containers.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { seatPlan } from "../../../shared/chapters/seats.ts";
import { CHAPTER_TEXT as EN } from "../../../shared/chapters/text/en.ts";
import { CHAPTER_TEXT as JA } from "../../../shared/chapters/text/ja.ts";
import { virtualMachines } from "../../../shared/chapters/virtual-machines.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { EraPlay } from "../eras/era-play.ts";

const ERAS = [byHand, virtualMachines, containers];

describe.each([1, 4, 12])("for %i people", (people) => {
  const rounds = ERAS.map((chapter) =>
    makeRound(chapter, {
      seed: "day",
      timings: TIMINGS.classroom,
      nodes: seatPlan(chapter.seats, people).nodes,
    }),
  );

  test("everybody has a machine of the same size, and there is no Control Plane", () => {
    for (const [i, { machines }] of rounds.entries()) {
      expect(machines.size).toBe(people);
      expect(
        new Set([...machines.values()].map(({ cpuMilli, memoryBytes }) => `${cpuMilli} ${memoryBytes}`)),
      ).toEqual(new Set([`8000 ${16 * 1024 ** 3}`]));
      const roles = seatPlan(ERAS[i]?.seats ?? byHand.seats, people).seats.map(({ role }) => role);
      expect(new Set(roles)).toEqual(new Set(["node"]));
    }
  });

  test("orders, demand and failures are the same, at the same moments", () => {
    const days = rounds.map(({ settings, script, deployments }) => ({
      lengthMs: settings.lengthMs,
      demand: settings.catalogue.apps,
      wanted: [...deployments.values()].map(({ metadata, spec }) => [metadata.name, spec.replicas]),
      script,
    }));
    expect(days[1]).toEqual(days[0]);
    expect(days[2]).toEqual(days[0]);
  });
});

test("nothing runs by itself: what is ordered is only written on the board", () => {
  const play = new EraPlay("containers").run(20_000);
  expect(play.state.deployments.get("default/web")?.spec.replicas).toBe(2);
  expect(play.state.pods.size).toBe(0);
  expect(play.state.totals.actions).toBe(0);
});

test("before the fourth chapter nobody says Pod", () => {
  for (const { id } of ERAS) {
    for (const texts of [EN, JA]) {
      expect(JSON.stringify(texts[id as keyof typeof texts])).not.toMatch(/\bPods?\b/);
    }
  }
});
