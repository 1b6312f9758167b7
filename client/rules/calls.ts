import type { CallId } from "../../shared/commands/calls.ts";
import type { SeatRole } from "../../shared/model/seat.ts";

const ANSWERS = ["on-it", "please-wait", "yes", "no", "thanks"] as const satisfies readonly CallId[];

const FROM_NODE: readonly CallId[] = [
  "im-full",
  "drain-me",
  "have-room",
  "something-is-wrong",
  "pod-is-stuck",
  "pull-done",
  "i-take",
  "looks-well",
  "is-broken",
  ...ANSWERS,
];

const FROM_CONTROL_PLANE: readonly CallId[] = [
  "who-has-room",
  ...ANSWERS,
  "pull-please",
  "restart-please",
  "look-at",
];

/** The calls that make sense from a seat, the most useful first. */
export const callsFor = (role: SeatRole): readonly CallId[] =>
  role === "node" ? FROM_NODE : FROM_CONTROL_PLANE;
