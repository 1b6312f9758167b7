import type { GameMs } from "./meta.ts";

/**
 * How long Kubernetes' own waits take in the game. A factor of 20 means that 300 seconds of Kubernetes time pass in
 * 15 seconds of play; players are shown it as "time x20". Durations inside objects (probes, grace periods,
 * tolerationSeconds ...) stay in seconds of Kubernetes time and are converted by `gameMs`.
 */
export interface Timings {
  readonly preset: TimingsPreset;
  readonly factor: number;
}

export const TIMINGS_PRESETS = ["upstream", "classroom"] as const;
export type TimingsPreset = (typeof TIMINGS_PRESETS)[number];

export const TIMINGS = {
  upstream: { preset: "upstream", factor: 1 },
  classroom: { preset: "classroom", factor: 20 },
} as const satisfies Record<TimingsPreset, Timings>;

/** One unit of game time. */
export const TICK_MS = 100;

/** Seconds of Kubernetes time as game time. Fractions of a millisecond are dropped. */
export const gameMs = (seconds: number, timings: Timings): GameMs =>
  Math.floor((seconds * 1000) / timings.factor);

/** Game time as seconds of Kubernetes time, for what kubectl would print. */
export const kubeSeconds = (ms: GameMs, timings: Timings): number => (ms * timings.factor) / 1000;
