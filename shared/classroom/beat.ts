/**
 * The beats of a session, in order. Each chapter goes from `story` to `lookback`; `lobby` comes before the first one and
 * `debrief` after the last. `quiz` and `quiz-again` are there in courses that ask a quiz.
 * (Not to be mixed up with `pod.status.phase`; in text and code this is the classroom's "beat".)
 */
export const BEATS = [
  "lobby",
  "quiz",
  "story",
  "countdown",
  "play",
  "lookback",
  "quiz-again",
  "debrief",
] as const;
export type Beat = (typeof BEATS)[number];

/** How long a beat lasts when nobody moves it on, in wall milliseconds; 0: until the host says so. */
export const BEAT_MS = {
  lobby: 0,
  quiz: 0,
  story: 0,
  countdown: 10_000,
  play: 0,
  lookback: 0,
  "quiz-again": 0,
  debrief: 0,
} as const satisfies Record<Beat, number>;

/** No chapter has begun yet. */
export const isBeforeChapters = (beat: Beat): boolean => beat === "lobby" || beat === "quiz";

/** A chapter, or all of them, is over. */
export const isAfterPlay = (beat: Beat): boolean =>
  beat === "lookback" || beat === "quiz-again" || beat === "debrief";
