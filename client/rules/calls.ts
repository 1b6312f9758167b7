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

/** What a Node says of a version; more urgent than anything else where somebody could take it back. */
const VERDICTS: readonly CallId[] = ["is-broken", "looks-well"];

/**
 * The calls that make sense from a seat, the most useful first. `isEra`: there is no cluster yet; `tools`: what the desks
 * can declare.
 */
export function callsFor(role: SeatRole, isEra: boolean, tools: readonly string[] = []): readonly CallId[] {
  if (isEra) return FROM_SERVER;
  if (role !== "node") return FROM_CONTROL_PLANE;
  if (!tools.includes("undoRollout")) return FROM_NODE;
  // Where Nodes are drained and opened again, there are other things to say, too.
  const first = VERDICTS.slice(0, tools.includes("uncordon") ? 1 : 2);
  return [...first, ...FROM_NODE.filter((call) => !first.includes(call) && call !== "im-full"), "im-full"];
}
