import { expect, test } from "vitest";
import { advancePace, movePace, newPace, type Pace, type PaceOrder } from "../../../shared/classroom/pace.ts";

const PLAN = [120_000, 180_000];

/** The pace after orders; numbers let so many milliseconds go by. */
function after(...steps: readonly (PaceOrder["type"] | number)[]): Pace {
  let pace = newPace();
  for (const step of steps) {
    if (typeof step === "number") {
      pace = advancePace(pace, step, PLAN);
      continue;
    }
    const moved = movePace(pace, step === "extend" ? { type: step, seconds: 60 } : { type: step }, PLAN);
    if (!moved.ok) throw new Error(`${step}: ${moved.refusal.code}`);
    pace = moved.value;
  }
  return pace;
}

const beatOf = (pace: Pace): string =>
  `${pace.beat} ${pace.chapter}.${pace.attempt} ${pace.leftMs}${pace.paused ? " paused" : ""}`;

test.each<[string, readonly (PaceOrder["type"] | number)[], string]>([
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
  [
    "after the last chapter comes the debrief",
    Array.from({ length: 9 }, () => "next" as const),
    "debrief 1.0 0",
  ],
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

test.each<[PaceOrder["type"], readonly (PaceOrder["type"] | number)[]]>([
  ["start", ["start", "start"]],
  ["start", ["next", "next", "next"]],
  ["pause", []],
  ["pause", ["start"]],
  ["resume", ["next", "next", "next", "next"]],
  ["restart", []],
  ["restart", ["start"]],
  ["extend", ["start"]],
  ["extend", ["next", "next", "next", "next"]],
  ["next", Array.from({ length: 9 }, () => "next" as const)],
])("%s makes no sense after %j", (type, steps) => {
  const pace = after(...steps);
  const order = type === "extend" ? ({ type, seconds: 60 } as const) : ({ type } as PaceOrder);
  expect(movePace(pace, order, PLAN)).toEqual({
    ok: false,
    refusal: { code: "NotNow", params: { order: type, beat: pace.beat } },
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
