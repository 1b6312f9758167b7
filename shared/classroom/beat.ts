/**
 * The beats of a chapter, in order. `lobby` comes before the first chapter and `debrief` after the last one.
 * (Not to be mixed up with `pod.status.phase`; in text and code this is the classroom's "beat".)
 */
export const BEATS = ["lobby", "story", "countdown", "play", "lookback", "debrief"] as const;
export type Beat = (typeof BEATS)[number];

/** How long a beat lasts when nobody moves it on, in wall milliseconds; 0: until the host says so. */
export const BEAT_MS = { lobby: 0, story: 0, countdown: 10_000, play: 0, lookback: 0, debrief: 0 } as const;
