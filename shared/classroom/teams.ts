import { MAX_SEATS, type SeatPlan } from "../chapters/seats.ts";
import type { Seat } from "../model/seat.ts";

/** What most rooms should get: everybody has something to do, and two people share the Control Plane. */
const TEAM_SIZE = 6;
export const MAX_TEAMS = 12;

/** Words of the spelling alphabet, which ports use: short, easy to call out, the same in every language. */
const TEAM_NAMES = [
  "Alfa",
  "Bravo",
  "Charlie",
  "Delta",
  "Echo",
  "Foxtrot",
  "Golf",
  "Hotel",
  "India",
  "Juliett",
  "Kilo",
  "Lima",
] as const;

/** A team's id and its name and style (index of its colour). `number` counts from 0. */
export const teamId = (number: number): string => `team-${number + 1}`;
export const teamName = (number: number): string => TEAM_NAMES[number % TEAM_NAMES.length] as string;

/** A seat of a round and who sits there. */
export interface SeatHolding {
  readonly seat: Seat;
  /** Participant id; empty for nobody. */
  readonly holder: string;
  /** A bot acts: because nobody holds the seat, or for a holder who has been away for long. */
  readonly bot: boolean;
}

/** How many teams for so many people: about six each, never more than a team has seats. */
export function teamCount(people: number): number {
  const wanted = Math.max(Math.round(people / TEAM_SIZE), Math.ceil(people / MAX_SEATS), 1);
  return Math.min(wanted, MAX_TEAMS);
}

/** People dealt into teams in turn, so that sizes differ by one at most and neighbours on the list are apart. */
export function dealTeams<P>(people: readonly P[], count: number): readonly (readonly P[])[] {
  return Array.from({ length: count }, (_, team) => people.filter((_person, i) => i % count === team));
}

/**
 * The seats of a plan with people in them. The first seats are the people's, the rest are bots'. With each `rotation`
 * everybody moves on by one, so that the Control Plane goes round; who finds no seat watches and is next.
 */
export function dealSeats(
  { seats }: SeatPlan,
  people: readonly string[],
  rotation: number,
): readonly SeatHolding[] {
  const count = people.length;
  return seats.map((seat, i) => {
    const holder = i < count ? (people[(i + rotation) % count] ?? "") : "";
    return { seat, holder, bot: holder === "" };
  });
}

/** The seat that somebody who comes in the middle of a round takes over: the first that nobody holds. */
export const openSeat = (holdings: readonly SeatHolding[]): Seat | undefined =>
  holdings.find(({ holder }) => holder === "")?.seat;

/** The seat that a participant holds. */
export const seatHeldBy = (holdings: readonly SeatHolding[], participant: string): Seat | undefined =>
  holdings.find(({ holder }) => holder === participant)?.seat;

/**
 * Holdings after somebody took a seat: whoever held it gets the seat that the newcomer had, if any (they swap).
 */
export function takeSeat(
  holdings: readonly SeatHolding[],
  participant: string,
  seatId: string,
): readonly SeatHolding[] {
  const displaced = holdings.find(({ seat }) => seat.id === seatId)?.holder ?? "";
  return holdings.map((holding) => {
    if (holding.seat.id === seatId) return { ...holding, holder: participant, bot: false };
    if (holding.holder !== participant) return holding;
    return { ...holding, holder: displaced, bot: displaced === "" };
  });
}

/** Holdings without a participant: a bot takes over. */
export const leaveSeat = (holdings: readonly SeatHolding[], participant: string): readonly SeatHolding[] =>
  holdings.map((holding) =>
    holding.holder === participant ? { ...holding, holder: "", bot: true } : holding,
  );
