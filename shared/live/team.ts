import type { Autopilot } from "../classroom/autopilot.ts";
import type { Pace } from "../classroom/pace.ts";
import type { TeamRound } from "../classroom/team-round.ts";
import { type SeatHolding, seatHeldBy } from "../classroom/teams.ts";
import type { Versus } from "../classroom/versus.ts";
import type { Seat } from "../model/seat.ts";
import type { RoundRow } from "../projection/rows.ts";
import type { Refusal } from "../util/result.ts";

/** A team while the course goes on; its round changes with the chapters. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly style: number;
  /** Missing in the lobby. */
  round: TeamRound | undefined;
  /** The round was given up because our rules broke. */
  faulted: boolean;
  /** The figures as they were last written. */
  figures: RoundRow;
  /** The same round, played by Kubernetes alone. Missing where there is no Kubernetes, and after its rules broke. */
  autopilot: Autopilot | undefined;
  /** How both stand beside each other; missing until there is something to show. */
  versus: Versus | undefined;
}

/** Who holds which seat of a team's round; empty without one. */
export const holdingsOf = (team: Team | undefined): readonly SeatHolding[] => team?.round?.holdings ?? [];

/** The seat that somebody holds in a team, by participant id. */
export const seatIn = (team: Team | undefined, participant: string): Seat | undefined =>
  seatHeldBy(holdingsOf(team), participant);

/** Why nobody can do anything in a team's round now: `NotPlaying` {beat}, `Paused`, `RoundFaulted`. */
export function notPlaying({ beat, paused }: Pace, team: Team | undefined): Refusal | undefined {
  if (beat !== "play") return { code: "NotPlaying", params: { beat } };
  if (paused) return { code: "Paused", params: {} };
  return team?.faulted ? { code: "RoundFaulted", params: {} } : undefined;
}
