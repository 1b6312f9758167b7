/** What a seat is about, and so which commands it may give. */
export const SEAT_ROLES = [
  "control-plane",
  "scheduler",
  "controller",
  "node",
  "facilitator",
  "room",
] as const;

/**
 * - `control-plane` holds both desks; in large teams `scheduler` and `controller` are two seats.
 * - `node` is one machine.
 * - `facilitator` throws incidents and switches automation.
 * - `room` is the game itself: the chapter's script, and who is connected.
 */
export type SeatRole = (typeof SEAT_ROLES)[number];

export interface Seat {
  /** Unique in the team: the role, or the Node's name for a Node. Stands in the journal. */
  readonly id: string;
  readonly role: SeatRole;
  /** For a Node seat: the machine. */
  readonly nodeName?: string;
}

export const ROOM_SEAT: Seat = { id: "room", role: "room" };
export const FACILITATOR_SEAT: Seat = { id: "facilitator", role: "facilitator" };
