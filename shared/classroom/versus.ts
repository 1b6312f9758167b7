import type { JournalEntry } from "../engine/journal.ts";
import { type Comparison, compareRounds, compareSoFar } from "../scoring/comparison.ts";
import type { Autopilot } from "./autopilot.ts";
import type { TeamRound } from "./team-round.ts";

/** What people did for which Kubernetes has no hands, ears or mouth: how often. */
export interface Deeds {
  /** Containers restarted by somebody who saw that they hung or crashed. */
  readonly restarts: number;
  /** Nodes drained because their seat said what was coming. */
  readonly drains: number;
  readonly calls: number;
}

/** "You against kube-scheduler": a team's round, and the same round played by Kubernetes alone. */
export interface Versus extends Comparison {
  /** Kubernetes plays with its default scheduler profile against the team's own. */
  readonly isRace: boolean;
  /** The round is over on both sides. */
  readonly isOver: boolean;
  readonly deeds: Deeds;
}

const DEED_OF: Readonly<Partial<Record<string, keyof Deeds>>> = {
  restartContainer: "restarts",
  drain: "drains",
  call: "calls",
  tellUsage: "calls",
};

function deedsOf(entries: readonly JournalEntry[]): Deeds {
  const deeds: Record<keyof Deeds, number> = { restarts: 0, drains: 0, calls: 0 };
  for (const { command } of entries) {
    const deed = DEED_OF[command.type];
    if (deed !== undefined) deeds[deed] += 1;
  }
  return deeds;
}

/** The comparison at the end of a round. */
export const versus = (round: TeamRound, autopilot: Autopilot): Versus => ({
  ...compareRounds(round.state, autopilot.state),
  isRace: autopilot.isRace,
  isOver: true,
  deeds: deedsOf(round.journal().entries),
});

/** The comparison as it stands while both play, for chapters in which it is a race. */
export const versusSoFar = (round: TeamRound, autopilot: Autopilot): Versus => ({
  ...compareSoFar(round.state, autopilot.state),
  isRace: autopilot.isRace,
  isOver: false,
  deeds: { restarts: 0, drains: 0, calls: 0 },
});
