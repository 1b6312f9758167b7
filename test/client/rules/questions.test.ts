import { describe, expect, test } from "vitest";
import {
  beforeAndAfter,
  openPoll,
  openQuiz,
  optionsOf,
  progressOf,
  totalsOf,
} from "../../../client/rules/questions.ts";
import type { QuestionRow } from "../../../shared/protocol/classroom-view.ts";
import { participant } from "./participant.ts";

const row = (over: Partial<QuestionRow> = {}): QuestionRow => ({
  id: "before/pod",
  when: "before",
  chapter: "",
  question: "pod",
  options: '["server","unit"]',
  right: "",
  open: true,
  answered: 0,
  counts: "",
  ...over,
});

test("a question has its options in order", () => {
  expect(optionsOf(row())).toEqual(["server", "unit"]);
});

test("totals are there once they are told", () => {
  expect(totalsOf(row())).toBeUndefined();
  expect(totalsOf(row({ counts: "[1,4]" }))).toEqual([
    { option: "server", count: 1 },
    { option: "unit", count: 4 },
  ]);
});

test("what is open is a poll, or a quiz", () => {
  const poll = row({ id: "poll/x/y", when: "poll" });
  expect(openPoll([row(), poll])).toBe(poll);
  expect(openQuiz([row(), poll])).toEqual([row()]);
  expect(openPoll([{ ...poll, open: false }])).toBeUndefined();
  expect(openQuiz([row({ open: false })])).toEqual([]);
});

describe("progress", () => {
  const room = [
    participant("a"),
    participant("b", { presence: "away" }),
    participant("c", { presence: "off" }),
    participant("h", { role: "host" }),
    participant("s", { role: "screen" }),
  ];
  test.each<[string, readonly number[], { done: number; of: number; isComplete: boolean }]>([
    ["nobody has answered", [0, 0], { done: 0, of: 2, isComplete: false }],
    ["somebody is on the way", [2, 1], { done: 1, of: 2, isComplete: false }],
    ["everybody here is done", [2, 2], { done: 2, of: 2, isComplete: true }],
    ["who went away after it counts", [3, 3], { done: 3, of: 3, isComplete: true }],
    ["nothing is asked", [], { done: 0, of: 2, isComplete: false }],
  ])("%s", (_name, answered, want) => {
    expect(
      progressOf(
        answered.map((count) => row({ answered: count })),
        room,
      ),
    ).toEqual(want);
  });

  test("a room without players is never complete", () => {
    expect(progressOf([row()], [participant("h", { role: "host" })]).isComplete).toBe(false);
  });
});

describe("before and after", () => {
  const before = row({ answered: 5, counts: "[4,1]", right: "unit", open: false });
  const after = row({ id: "after/pod", when: "after", answered: 4, counts: "[1,3]", right: "unit" });

  test("stand side by side", () => {
    expect(beforeAndAfter([before, after])).toEqual([
      { row: after, before: { right: 1, of: 5 }, after: { right: 3, of: 4 } },
    ]);
  });

  test.each<[string, readonly QuestionRow[]]>([
    ["without a quiz", [row({ id: "poll/x/y", when: "poll" })]],
    ["before the right answers are told", [before, { ...after, right: "" }]],
    [
      "where nobody answered",
      [
        { ...before, answered: 0, counts: "" },
        { ...after, answered: 0, counts: "" },
      ],
    ],
  ])("are not there %s", (_name, rows) => expect(beforeAndAfter(rows)).toEqual([]));
});
