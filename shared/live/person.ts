import type { Locale } from "../protocol/basics.ts";
import type { ParticipantRow } from "../protocol/classroom-view.ts";

export type Role = ParticipantRow["role"];

/** Somebody in the classroom, as the classroom keeps them. */
export interface Person {
  /** Public and stable; never a connection's id and never a name. */
  readonly id: string;
  readonly role: Role;
  nickname: string;
  locale: Locale;
  /** Id of the team, or "". The seat is in the team's round. */
  team: string;
  presence: ParticipantRow["presence"];
  ready: boolean;
  /** Milliseconds of play since the connection was lost. */
  goneMs: number;
}

export interface Newcomer extends Pick<Person, "id" | "role" | "locale"> {
  /** As typed; empty for a generated one. */
  readonly nickname: string;
}
