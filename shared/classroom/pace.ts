import { ok, type Result, refuse } from "../util/result.ts";
import { BEAT_MS, type Beat, isBeforeChapters } from "./beat.ts";

/**
 * Where a session is. It knows no clock: whoever owns it says how much time went by (`advancePace`), so a pause shifts
 * every deadline by itself, and tests and bots can live through a session in no time.
 */
export interface Pace {
  readonly beat: Beat;
  /** Place in the course, from 0. Stays at the last chapter in what comes after it. */
  readonly chapter: number;
  /** Grows when the present chapter is played again; each try has rounds of its own. */
  readonly attempt: number;
  readonly paused: boolean;
  /** What is left of this beat, in milliseconds; 0 in a beat that waits for the host. */
  readonly leftMs: number;
}

/** What the pace has to know of a course. */
export interface Plan {
  /** How long each chapter is played, in milliseconds. */
  readonly chaptersMs: readonly number[];
  /** A quiz is asked before the first chapter, and again after the last one. */
  readonly quiz: boolean;
}

/** What the host may do to the pace. */
export type PaceOrder =
  | { readonly type: "start" | "next" | "pause" | "resume" | "restart" }
  | { readonly type: "extend"; readonly seconds: number };

/** No beat may be made longer than this. */
export const MAX_BEAT_MS = 60 * 60 * 1000;

/** Before anything begins: people come in. */
export const newPace = (): Pace => ({ beat: "lobby", chapter: 0, attempt: 0, paused: false, leftMs: 0 });

/**
 * What an order does to the pace. Refused with `NotNow` {order, beat} where it makes no sense, and with `TooLong`
 * {seconds} for an extension beyond an hour. Pausing twice is no mistake: two hosts may do it at once.
 */
export function movePace(pace: Pace, order: PaceOrder, plan: Plan): Result<Pace> {
  const next = ORDERS[order.type](pace, order, plan);
  if (next === undefined) return refuse("NotNow", { order: order.type, beat: pace.beat });
  if (next.leftMs > MAX_BEAT_MS) return refuse("TooLong", { seconds: MAX_BEAT_MS / 1000 });
  return ok(next);
}

/** The pace after so many milliseconds: a beat whose time is up gives way to the next one. */
export function advancePace(pace: Pace, ms: number, plan: Plan): Pace {
  if (pace.paused || pace.leftMs === 0) return pace;
  if (pace.leftMs > ms) return { ...pace, leftMs: pace.leftMs - ms };
  return nextBeat(pace, plan) ?? pace;
}

/** The beat after this one, entered; undefined after the debrief. */
function nextBeat(pace: Pace, plan: Plan): Pace | undefined {
  switch (pace.beat) {
    case "lobby":
      return enter(pace, plan.quiz ? "quiz" : "story", plan);
    case "quiz":
      return enter(pace, "story", plan);
    case "story":
      return enter(pace, "countdown", plan);
    case "countdown":
      return enter(pace, "play", plan);
    case "play":
      return enter(pace, "lookback", plan);
    case "lookback":
      return pace.chapter + 1 < plan.chaptersMs.length
        ? enter({ ...pace, chapter: pace.chapter + 1, attempt: 0 }, "story", plan)
        : enter(pace, plan.quiz ? "quiz-again" : "debrief", plan);
    case "quiz-again":
      return enter(pace, "debrief", plan);
    case "debrief":
      return undefined;
  }
}

function enter(pace: Pace, beat: Beat, plan: Plan): Pace {
  const leftMs = beat === "play" ? (plan.chaptersMs[pace.chapter] ?? 0) : BEAT_MS[beat];
  return { ...pace, beat, leftMs, paused: false };
}

type Move = (pace: Pace, order: PaceOrder, plan: Plan) => Pace | undefined;

const canPause = ({ beat }: Pace): boolean => beat === "countdown" || beat === "play";

const ORDERS: Readonly<Record<PaceOrder["type"], Move>> = {
  start: (pace, _order, plan) =>
    pace.beat === "lobby" || pace.beat === "story" ? nextBeat(pace, plan) : undefined,
  next: (pace, _order, plan) => nextBeat(pace, plan),
  pause: (pace) => (canPause(pace) ? { ...pace, paused: true } : undefined),
  resume: (pace) => (canPause(pace) ? { ...pace, paused: false } : undefined),
  restart: (pace, _order, plan) =>
    isBeforeChapters(pace.beat) || pace.beat === "story"
      ? undefined
      : enter({ ...pace, attempt: pace.attempt + 1 }, "countdown", plan),
  extend: (pace, order) =>
    order.type === "extend" && pace.leftMs > 0
      ? { ...pace, leftMs: pace.leftMs + order.seconds * 1000 }
      : undefined,
};
