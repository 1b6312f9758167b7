import { describe, expect, test } from "vitest";
import {
  debriefPages,
  lookbackPages,
  partsSideBySide,
  playedChapters,
  rungsOf,
} from "../../../client/rules/report.ts";
import { timelineShape, topOf } from "../../../client/rules/timeline.ts";
import { NO_TOTALS, type RoundTotals } from "../../../shared/model/totals.ts";
import type { RoundPart, RoundSummary } from "../../../shared/projection/round-summary.ts";
import type { FinishedRoundRow } from "../../../shared/protocol/classroom-view.ts";

const totals = (changes: Partial<RoundTotals>): RoundTotals => ({ ...NO_TOTALS, ...changes });

const part = (changes: Partial<RoundPart>): RoundPart => ({
  id: "",
  fromSecond: 0,
  way: "cluster",
  totals: totals({ served: 900, failed: 100, instanceSeconds: 600, paidCpuMilliSeconds: 900, actions: 30 }),
  ...changes,
});

const summary = (changes: Partial<RoundSummary> = {}): RoundSummary => ({
  seconds: 20,
  sloBp: 9000,
  stars: 2,
  machineCpuMilli: 8000,
  parts: [part({})],
  timeline: { everySeconds: 5, served: [0, 100, 80, 100], failed: [0, 0, 40, 0], incidents: [] },
  ...changes,
});

const row = (
  chapterIndex: number,
  team: number,
  changes: Partial<RoundSummary> = {},
  chapter = `chapter-${chapterIndex}`,
): FinishedRoundRow => ({
  id: `${chapterIndex} team-${team}`,
  team: `team-${team}`,
  teamName: `Team ${team}`,
  chapter,
  chapterIndex,
  summary: JSON.stringify(summary(changes)),
});

test("chapters stand in the order of the course, and teams in the order of their numbers", () => {
  const rows = [row(2, 1), row(0, 10), row(0, 2), row(0, 1)];
  expect(
    playedChapters(rows).map(({ chapter, rounds }) => [chapter, rounds.map(({ team }) => team)]),
  ).toEqual([
    ["chapter-0", ["team-1", "team-2", "team-10"]],
    ["chapter-2", ["team-1"]],
  ]);
});

test("the ladder counts every part by the way in which it was played", () => {
  const halves = [part({ id: "imperative" }), part({ id: "declared", way: "declared", fromSecond: 10 })];
  const rows = [row(0, 1, { parts: [part({ way: "by-hand" })] }), row(1, 1, { parts: halves })];
  expect(rungsOf(rows).map(({ way }) => way)).toEqual(["by-hand", "cluster", "declared"]);
});

describe("parts side by side", () => {
  test("of a round without parts there are none", () => {
    expect(partsSideBySide(playedChapters([row(0, 1)])[0]?.rounds ?? [])).toEqual([]);
  });

  test("of several teams they are added up", () => {
    const parts = [
      part({ id: "imperative", totals: totals({ served: 80, failed: 20, outages: 1, outageMs: 9000 }) }),
      part({ id: "declared", totals: totals({ served: 95, failed: 5, actions: 3, instanceSeconds: 60 }) }),
    ];
    const rounds = playedChapters([row(0, 1, { parts }), row(0, 2, { parts })])[0]?.rounds ?? [];
    expect(partsSideBySide(rounds)).toEqual([
      {
        id: "imperative",
        sliBp: 8000,
        failed: 40,
        actions: 0,
        actionsPerInstanceMinuteMilli: 0,
        outages: 2,
        mttrMs: 9000,
      },
      {
        id: "declared",
        sliBp: 9500,
        failed: 10,
        actions: 6,
        actionsPerInstanceMinuteMilli: 3000,
        outages: 0,
        mttrMs: 0,
      },
    ]);
  });
});

describe("pages of the screen", () => {
  const types = (pages: readonly { readonly type: string }[]): string[] => pages.map(({ type }) => type);

  test.each([
    { name: "nothing was played", rows: [], want: ["questions"] },
    { name: "one way only", rows: [row(0, 1), row(1, 1)], want: ["figures", "figures", "questions"] },
    {
      name: "two ways",
      rows: [row(0, 1, { parts: [part({ way: "by-hand" })] }), row(1, 1)],
      want: ["claim", "figures", "figures", "questions"],
    },
    {
      name: "a chapter of which nothing ran",
      rows: [row(0, 1, { parts: [part({ totals: totals({ failed: 10 }) })] })],
      want: ["figures", "questions"],
    },
  ])("in the debrief: $name", ({ rows, want }) => {
    expect(types(debriefPages(rows, []))).toEqual(want);
  });

  test("in a look-back: the words, and the figures of this very chapter", () => {
    expect(types(lookbackPages([row(0, 1)], 1))).toEqual(["words"]);
    expect(types(lookbackPages([row(0, 1), row(1, 1)], 1))).toEqual(["words", "figures"]);
  });
});

describe("a timeline's shape", () => {
  test("failed requests stand on those that were answered, under a round top", () => {
    const shape = timelineShape(summary());
    expect(shape.top).toBe(120);
    expect(shape.served.slice(2, 6)).toEqual([
      [0.125, 0],
      [0.375, 100 / 120],
      [0.625, 80 / 120],
      [0.875, 100 / 120],
    ]);
    expect(shape.failed.slice(2, 6).map(([, y]) => y)).toEqual([0, 100 / 120, 1, 100 / 120]);
    expect(shape).toMatchObject({ mostServed: 100, mostFailed: 40, worstSecond: 10 });
  });

  test("each kind of incident has a letter, wherever it comes again", () => {
    const incidents = [
      { second: 5, incident: "node-power-off", count: 1 },
      { second: 10, incident: "container-crash", count: 2 },
      { second: 15, incident: "node-power-off", count: 1 },
    ];
    const shape = timelineShape(summary({ timeline: { ...summary().timeline, incidents } }));
    expect(shape.marks).toEqual([
      { x: 0.25, letter: "A" },
      { x: 0.5, letter: "B" },
      { x: 0.75, letter: "A" },
    ]);
    expect(shape.kinds.map(({ incident, seconds }) => [incident, seconds])).toEqual([
      ["node-power-off", [5, 15]],
      ["container-crash", [10]],
    ]);
  });

  test.each([
    { most: 0, want: 1 },
    { most: 7, want: 7 },
    { most: 118, want: 120 },
    { most: 2431, want: 2500 },
  ])("a top for $most is $want", ({ most, want }) => {
    expect(topOf([{ everySeconds: 5, served: [most], failed: [0], incidents: [] }])).toBe(want);
  });
});
