import type { ScriptedCommand } from "../model/cluster-state.ts";
import type { Rng } from "../util/rng.ts";
import { at, forTeam } from "./script.ts";

/** Mishaps of one kind come within so many seconds. */
const WITHIN_SECONDS = 12;

/** When single containers misbehave, and how: the id of an incident. */
export type Mishap = readonly [seconds: number, incident: string];

/** A mishap, as often as suits the team. Whom it strikes is drawn when it does. */
export function mishaps(nodes: number, [seconds, incident]: Mishap, rng: Rng): readonly ScriptedCommand[] {
  const count = forTeam(nodes, 1, 5);
  return Array.from({ length: count }, (_, i) =>
    at(seconds + (WITHIN_SECONDS * i) / count + rng.below(20) / 10, { type: "startIncident", incident }),
  );
}
