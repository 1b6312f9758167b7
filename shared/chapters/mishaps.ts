import type { ScriptedCommand } from "../model/cluster-state.ts";
import type { Rng } from "../util/rng.ts";
import { at, forTeam } from "./script.ts";

/** Mishaps of one kind come within so many seconds. */
const WITHIN_SECONDS = 12;

/** Things that go wrong with single containers, as many as suit the team. Whom they strike is drawn when they do. */
export function mishaps(
  nodes: number,
  seconds: number,
  incident: string,
  rng: Rng,
): readonly ScriptedCommand[] {
  const count = forTeam(nodes, 1, 5);
  return Array.from({ length: count }, (_, i) =>
    at(seconds + (WITHIN_SECONDS * i) / count + rng.below(20) / 10, { type: "startIncident", incident }),
  );
}
