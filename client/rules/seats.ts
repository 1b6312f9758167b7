import type { SeatRole } from "../../shared/model/seat.ts";
import type { ParticipantRow, TeamRow } from "../../shared/protocol/classroom-view.ts";

/** A seat of a team, and who holds it. */
export interface TeamSeat {
  readonly id: string;
  readonly role: SeatRole;
  /** For a Node seat: the machine. */
  readonly nodeName?: string;
  /** Id of the participant, or "". */
  readonly holder: string;
  /** A bot plays it now, also while its holder is away. */
  readonly bot: boolean;
}

const parsed = new Map<string, readonly TeamSeat[]>();

/** The seats of a team. Equal text gives the same list, so that `===` tells whether seats changed. */
export function seatsOf(team: Pick<TeamRow, "seats">): readonly TeamSeat[] {
  const known = parsed.get(team.seats);
  if (known) return known;
  // Written by our own server or worker.
  const seats = team.seats === "" ? [] : (JSON.parse(team.seats) as readonly TeamSeat[]);
  if (parsed.size > 200) parsed.clear();
  parsed.set(team.seats, seats);
  return seats;
}

export interface OwnSeat {
  readonly team: TeamRow;
  readonly seat: TeamSeat | undefined;
}

/** The team and seat of a participant; undefined before teams are dealt. */
export function ownSeat(
  participant: ParticipantRow | undefined,
  teams: readonly TeamRow[],
): OwnSeat | undefined {
  const team = teams.find((candidate) => candidate.id === participant?.team);
  if (team === undefined || participant === undefined) return undefined;
  const seats = seatsOf(team);
  return { team, seat: seats.find((seat) => seat.id === participant.seat) };
}

/** Seats that schedule Pods. */
export const isControlPlane = (role: SeatRole): boolean =>
  role === "control-plane" || role === "scheduler" || role === "controller";
