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

/** Among servers nobody gives orders, so that all that helps is to say who does what. */
const FROM_SERVER: readonly CallId[] = [
  "i-take",
  "have-room",
  "im-full",
  "who-has-room",
  "is-broken",
  "looks-well",
  "something-is-wrong",
  ...ANSWERS,
];

/** The calls that make sense from a seat, the most useful first; `isEra`: there is no cluster yet. */
export function callsFor(role: SeatRole, isEra: boolean): readonly CallId[] {
  if (isEra) return FROM_SERVER;
  return role === "node" ? FROM_NODE : FROM_CONTROL_PLANE;
}
