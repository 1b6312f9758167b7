import { describe, expect, test } from "vitest";
import { byHand } from "../../../shared/chapters/by-hand.ts";
import { desiredState } from "../../../shared/chapters/desired-state.ts";
import type { Chapter } from "../../../shared/chapters/framework.ts";
import { makeRound } from "../../../shared/chapters/make-round.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import type { JournalEntry } from "../../../shared/engine/journal.ts";
import { Recorder } from "../../../shared/engine/journal.ts";
import type { ScriptedCommand } from "../../../shared/model/cluster-state.ts";
import { ROOM_SEAT } from "../../../shared/model/seat.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { NO_TOTALS, type ServiceTraffic, type TimelineSample } from "../../../shared/model/totals.ts";
import { summarizeRound } from "../../../shared/projection/round-summary.ts";
import { timelineKey } from "../../../shared/scoring/pass.ts";
import { Table } from "../../../shared/util/table.ts";

const NODES = ["tokyo-1", "osaka-1", "tokyo-2", "osaka-2"];

function begun(chapter: Chapter) {
  const start = makeRound(chapter, { seed: "summary", timings: TIMINGS.classroom, nodes: NODES });
  return { start, journal: new Recorder(start).journal() };
}

/** A round as it might stand after so many seconds. */
function roundAfter(
  chapter: Chapter,
  seconds: number,
  entries: readonly Omit<JournalEntry, "seat">[] = [],
  script: readonly ScriptedCommand[] = [],
) {
  const { start, journal } = begun(chapter);
  const scriptDone = script.filter(({ atMs }) => atMs <= seconds * 1000).length;
  const state = { ...start, tick: seconds * 10, now: seconds * 1000, script, scriptDone };
  return { state, journal: { ...journal, entries: entries.map((entry) => ({ ...entry, seat: ROOM_SEAT })) } };
}

const rates = (served: number, failed: number): TimelineSample => ({
  served,
  failed,
  readyPods: 0,
  pendingPods: 0,
  readyNodes: 0,
});

describe("how applications were run", () => {
  const auto = (tick: number, part: string): Omit<JournalEntry, "seat"> => ({
    tick,
    command: { type: "switchAutomation", part, mode: "auto" },
  });

  test.each([
    { name: "an era is its own way", chapter: byHand, entries: [], want: [["", "by-hand"]] },
    { name: "people are the scheduler", chapter: theCluster, entries: [], want: [["", "cluster"]] },
    {
      name: "the host switched everything on at once",
      chapter: theCluster,
      entries: [auto(5, "scheduler"), auto(6, "kubelet")],
      want: [["", "declared"]],
    },
    {
      name: "the host switched it on at the very end",
      chapter: theCluster,
      entries: [auto(1990, "scheduler"), auto(1991, "kubelet")],
      want: [["", "cluster"]],
    },
  ])("$name", ({ chapter, entries, want }) => {
    const { state, journal } = roundAfter(chapter, 200, entries);
    expect(summarizeRound(state, journal).parts.map(({ id, way }) => [id, way])).toEqual(want);
  });

  test("each half of a round has its own way and figures", () => {
    // The chapter itself switches Kubernetes on between its halves.
    const { state, journal } = roundAfter(desiredState, 200, [], begun(desiredState).start.script);
    const half = { ...NO_TOTALS, served: 600, actions: 40 };
    const { parts } = summarizeRound(
      { ...state, segmentStarts: [NO_TOTALS, half], totals: { ...half, served: 1500, actions: 45 } },
      journal,
    );
    expect(
      parts.map(({ id, fromSecond, way, totals }) => [id, fromSecond, way, totals.served, totals.actions]),
    ).toEqual([
      ["imperative", 0, "cluster", 600, 40],
      ["declared", 100, "declared", 900, 5],
    ]);
  });
});

describe("the timeline", () => {
  test("says what was served and failed every five seconds", () => {
    const { state, journal } = roundAfter(theCluster, 12);
    // A second without a sample of its own was like the one before.
    const timeline = Table.of([
      [timelineKey(1), rates(0, 0)],
      [timelineKey(3), rates(100, 10)],
      [timelineKey(8), rates(200, 0)],
      [timelineKey(12), rates(100, 50)],
    ]);
    expect(summarizeRound({ ...state, timeline }, journal).timeline).toMatchObject({
      everySeconds: 5,
      served: [60, 160, 150],
      failed: [6, 4, 25],
    });
  });

  test("a long round has no more points than a picture can show", () => {
    const { state, journal } = roundAfter(theCluster, 3600);
    const { everySeconds, served } = summarizeRound(state, journal).timeline;
    expect(served.length).toBeLessThanOrEqual(60);
    expect(served.length * everySeconds).toBeGreaterThanOrEqual(3600);
  });

  test("marks what the chapter let go wrong and what the host did, in order of time", () => {
    const script = [50, 150].map((second) => ({
      atMs: second * 1000,
      command: { type: "startIncident", incident: "container-crash" },
    }));
    const byHost = { tick: 300, command: { type: "startIncident" as const, incident: "node-power-off" } };
    const { state, journal } = roundAfter(theCluster, 120, [byHost], script);
    expect(summarizeRound(state, journal).timeline.incidents.map(({ second }) => second)).toEqual([30, 50]);
  });

  test("marks incidents when they begin, several of a kind at once as one, and none that came too late", () => {
    const strike = (second: number, incident: string): Omit<JournalEntry, "seat"> => ({
      tick: second * 10,
      command: { type: "startIncident", incident, target: "tokyo-1" },
    });
    const { state, journal } = roundAfter(theCluster, 120, [
      // Warned of a minute ahead.
      strike(10, "kernel-upgrade"),
      strike(20, "container-crash"),
      strike(24, "container-crash"),
      strike(50, "container-crash"),
      strike(100, "kernel-upgrade"),
    ]);
    const { incidents } = summarizeRound(state, journal).timeline;
    expect(incidents).toEqual([
      { second: 20, incident: "container-crash", count: 2 },
      { second: 50, incident: "container-crash", count: 1 },
      { second: 70, incident: "kernel-upgrade", count: 1 },
    ]);
    expect(JSON.stringify(incidents)).not.toContain("tokyo");
  });
});

test("an outage that goes on counts with what it has lasted", () => {
  const { state, journal } = roundAfter(theCluster, 60);
  const traffic = Table.of([["default/web", { outageSince: 45_000 } as ServiceTraffic]]);
  const [whole] = summarizeRound({ ...state, traffic }, journal).parts;
  expect(whole?.totals).toMatchObject({ outages: 1, outageMs: 15_000 });
});
