import { describe, expect, test } from "vitest";
import {
  advancePace,
  movePace,
  newPace,
  type Pace,
  type PaceOrder,
  type Plan,
} from "../../../shared/classroom/pace.ts";

const PLAN: Plan = { chaptersMs: [120_000, 180_000], quiz: false };
const WITH_QUIZ: Plan = { ...PLAN, quiz: true };

type Step = PaceOrder["type"] | number;

/** The pace after orders; numbers let so many milliseconds go by. */
const after = (...steps: readonly Step[]): Pace => walk(PLAN, steps);

const nexts = (count: number): readonly Step[] => Array.from({ length: count }, () => "next" as const);

function walk(plan: Plan, steps: readonly Step[]): Pace {
  let pace = newPace();
  for (const step of steps) {
    if (typeof step === "number") {
      pace = advancePace(pace, step, plan);
      continue;
    }
    const moved = movePace(pace, step === "extend" ? { type: step, seconds: 60 } : { type: step }, plan);
    if (!moved.ok) throw new Error(`${step}: ${moved.refusal.code}`);
    pace = moved.value;
  }
  return pace;
}

const beatOf = (pace: Pace): string =>
  `${pace.beat} ${pace.chapter}.${pace.attempt} ${pace.leftMs}${pace.paused ? " paused" : ""}`;

test.each<[string, readonly Step[], string]>([
  ["a session begins in the lobby", [], "lobby 0.0 0"],
  ["the lobby waits for the host for ever", [3_600_000], "lobby 0.0 0"],
  ["starting shows the story", ["start"], "story 0.0 0"],
  ["starting again begins the countdown", ["start", "start"], "countdown 0.0 10000"],
  ["the countdown runs", ["start", "start", 4000], "countdown 0.0 6000"],
  ["and ends in play", ["start", "start", 10_000], "play 0.0 120000"],
  ["what went by too much is not lost play", ["start", "start", 12_000], "play 0.0 120000"],
  ["play ends with the chapter's time", ["start", "start", 10_000, 119_999], "play 0.0 1"],
  ["in a look back", ["start", "start", 10_000, 120_000], "lookback 0.0 0"],
  ["which waits", ["start", "start", 10_000, 120_000, 999_999], "lookback 0.0 0"],
  [
    "the next chapter has its own length",
    ["next", "next", "next", "next", "next", "next", "next"],
    "play 1.0 180000",
  ],
  ["after the last chapter comes the debrief", nexts(9), "debrief 1.0 0"],
  ["a pause stops time", ["next", "next", "next", 1000, "pause", 5000], "play 0.0 119000 paused"],
  ["pausing twice is one pause", ["next", "next", "next", "pause", "pause", "resume"], "play 0.0 120000"],
  [
    "after it time goes on from where it was",
    ["next", "next", "next", 1000, "pause", 5000, "resume", 1000],
    "play 0.0 118000",
  ],
  ["skipping ends a pause", ["next", "next", "next", "pause", "next"], "lookback 0.0 0"],
  ["an extension gives time", ["next", "next", "next", "extend"], "play 0.0 180000"],
  ["even in a pause", ["next", "next", "next", "pause", "extend"], "play 0.0 180000 paused"],
  ["a restart counts down to another try", ["next", "next", "next", 5000, "restart"], "countdown 0.1 10000"],
  [
    "and can be had after the look back",
    ["next", "next", "next", "next", "restart", "restart"],
    "countdown 0.2 10000",
  ],
  [
    "a new chapter begins with its first try",
    ["next", "next", "next", "restart", 10_000, "next", "next"],
    "story 1.0 0",
  ],
])("%s", (_name, steps, want) => {
  expect(beatOf(after(...steps))).toBe(want);
});

test.each<[PaceOrder["type"], readonly Step[]]>([
  ["start", ["start", "start"]],
  ["start", ["next", "next", "next"]],
  ["pause", []],
  ["pause", ["start"]],
  ["resume", ["next", "next", "next", "next"]],
  ["restart", []],
  ["restart", ["start"]],
  ["extend", ["start"]],
  ["extend", ["next", "next", "next", "next"]],
  ["next", nexts(9)],
])("%s makes no sense after %j", (type, steps) => {
  const pace = after(...steps);
  const order = type === "extend" ? ({ type, seconds: 60 } as const) : ({ type } as PaceOrder);
  expect(movePace(pace, order, PLAN)).toEqual({
    ok: false,
    refusal: { code: "NotNow", params: { order: type, beat: pace.beat } },
  });
});

test("without a quiz a course goes through its chapters and nothing else", () => {
  const beats = Array.from({ length: 10 }, (_, i) => after(...nexts(i)).beat);
  const chapter = ["story", "countdown", "play", "lookback"];
  expect(beats).toEqual(["lobby", ...chapter, ...chapter, "debrief"]);
});

describe("with a quiz", () => {
  test.each<[string, readonly Step[], string]>([
    ["it is asked before the first chapter", ["start"], "quiz 0.0 0"],
    ["and waits for the host", ["start", 3_600_000], "quiz 0.0 0"],
    ["the story comes after it", ["start", "next"], "story 0.0 0"],
    ["no quiz is asked between chapters", nexts(6), "story 1.0 0"],
    ["it is asked again after the last chapter", nexts(10), "quiz-again 1.0 0"],
    ["and waits", [...nexts(10), 3_600_000], "quiz-again 1.0 0"],
    ["the debrief is the end", nexts(11), "debrief 1.0 0"],
    ["the last chapter can be played again from there", [...nexts(10), "restart"], "countdown 1.1 10000"],
  ])("%s", (_name, steps, want) => {
    expect(beatOf(walk(WITH_QUIZ, steps))).toBe(want);
  });

  test.each<[PaceOrder["type"], readonly Step[]]>([
    ["start", ["start"]],
    ["pause", ["start"]],
    ["restart", ["start"]],
    ["pause", nexts(10)],
    ["next", nexts(11)],
  ])("%s makes no sense after %j", (type, steps) => {
    const pace = walk(WITH_QUIZ, steps);
    expect(movePace(pace, { type } as PaceOrder, WITH_QUIZ)).toMatchObject({
      ok: false,
      refusal: { code: "NotNow" },
    });
  });
});

test("no beat can be made longer than an hour", () => {
  const pace = after("next", "next", "next");
  expect(movePace(pace, { type: "extend", seconds: 600 }, PLAN)).toMatchObject({ ok: true });
  const long = { ...pace, leftMs: 3_590_000 };
  expect(movePace(long, { type: "extend", seconds: 600 }, PLAN)).toMatchObject({
    ok: false,
    refusal: { code: "TooLong" },
  });
});
