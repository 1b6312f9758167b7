import { describe, expect, test } from "vitest";
import { NO_TOTALS, type RoundTotals } from "../../../shared/model/totals.ts";
import { instancesPerMachineMilli, paidCpuMicrosPerRequest } from "../../../shared/scoring/figures.ts";
import { claimOf, ladder, type Rung, type Way } from "../../../shared/scoring/ladder.ts";

const totals = (changes: Partial<RoundTotals>): RoundTotals => ({ ...NO_TOTALS, ...changes });

describe("resources", () => {
  test.each([
    { name: "nothing was served", given: { paidCpuMilliSeconds: 8000 }, want: 0 },
    // One machine of 8 cores for 10 s is 80 core-seconds; for 2,000 requests that is 40 ms of a core each.
    { name: "a machine serves", given: { served: 2000, paidCpuMilliSeconds: 80_000 }, want: 40_000 },
    { name: "whole microseconds", given: { served: 3, paidCpuMilliSeconds: 1 }, want: 333 },
  ])("CPU paid for a request: $name", ({ given, want }) => {
    expect(paidCpuMicrosPerRequest(totals(given))).toBe(want);
  });

  test.each([
    { name: "nothing was paid", given: { instanceSeconds: 10 }, want: 0 },
    // Two machines of 8 cores for 60 s, and seven instances all the time.
    { name: "seven on two", given: { instanceSeconds: 420, paidCpuMilliSeconds: 960_000 }, want: 3500 },
  ])("instances on a machine: $name", ({ given, want }) => {
    expect(instancesPerMachineMilli(totals(given), 8000)).toBe(want);
  });
});

describe("the ladder", () => {
  const part = (way: Way, changes: Partial<RoundTotals>) => ({
    way,
    totals: totals({ served: 1000, instanceSeconds: 600, paidCpuMilliSeconds: 480_000, ...changes }),
    machineCpuMilli: 8000,
  });

  test("has the ways that were gone, in the order of the story", () => {
    const rungs = ladder([part("declared", {}), part("by-hand", {}), part("cluster", {})]);
    expect(rungs.map(({ way }) => way)).toEqual(["by-hand", "cluster", "declared"]);
  });

  test("adds up all rounds of a way", () => {
    const [rung] = ladder([
      part("containers", { actions: 30 }),
      part("containers", { actions: 10, served: 3000, instanceSeconds: 1800, paidCpuMilliSeconds: 480_000 }),
    ]);
    // 960 core-seconds for 4,000 requests; 2,400 instance-seconds on 120 machine-seconds; 40 actions in 40 minutes.
    expect(rung).toEqual({
      way: "containers",
      cpuMicrosPerRequest: 240_000,
      instancesPerMachineMilli: 20_000,
      actionsPerInstanceMinuteMilli: 1000,
    });
  });

  test.each([
    { name: "nothing was served", changes: { served: 0 } },
    { name: "no instance ran for a minute", changes: { instanceSeconds: 59 } },
  ])("leaves out a way in which $name", ({ changes }) => {
    expect(ladder([part("by-hand", changes)])).toEqual([]);
  });
});

describe("the claim", () => {
  const rung = (way: Way, cpu: number, work: number): Rung => ({
    way,
    cpuMicrosPerRequest: cpu,
    instancesPerMachineMilli: 1000,
    actionsPerInstanceMinuteMilli: work,
  });

  test.each([
    { name: "cheaper in both", to: [500, 200], want: ["less", 5000, "less", 2000] },
    { name: "work for resources", to: [1500, 200], want: ["more", 15_000, "less", 2000] },
    { name: "resources for work", to: [500, 3000], want: ["less", 5000, "more", 30_000] },
    { name: "dearer in both", to: [1300, 1300], want: ["more", 13_000, "more", 13_000] },
    { name: "within a twentieth is the same", to: [1050, 950], want: ["same", 10_500, "same", 9500] },
    { name: "just beyond it is not", to: [1051, 949], want: ["more", 10_510, "less", 9490] },
    { name: "nothing is less than something", to: [1000, 0], want: ["same", 10_000, "less", 0] },
  ])("$name", ({ to: [cpu = 0, work = 0], want }) => {
    const claim = claimOf([
      rung("by-hand", 1000, 1000),
      rung("containers", 1, 1),
      rung("declared", cpu, work),
    ]);
    expect(claim).toMatchObject({ from: "by-hand", to: "declared" });
    expect([
      claim?.resources.direction,
      claim?.resources.ratioBp,
      claim?.work.direction,
      claim?.work.ratioBp,
    ]).toEqual(want);
  });

  test.each([
    { name: "no work before and after", before: 0, after: 0, want: { direction: "same", ratioBp: 10_000 } },
    { name: "no work before", before: 0, after: 5, want: { direction: "more", ratioBp: 0 } },
  ])("$name", ({ before, after, want }) => {
    expect(claimOf([rung("cluster", 10, before), rung("declared", 10, after)])?.work).toEqual(want);
  });

  test("there is none for a room that went one way, or none", () => {
    expect(claimOf([rung("cluster", 10, 10)])).toBeUndefined();
    expect(claimOf([])).toBeUndefined();
  });
});
