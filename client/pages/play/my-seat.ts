import type { ParticipantRow } from "../../../shared/protocol/classroom-view.ts";
import type { Session } from "../../net/session.ts";
import { type OwnSeat, ownSeat } from "../../rules/seats.ts";

/** The person of this session, as the classroom knows them. */
export const meOf = (session: Session): ParticipantRow | undefined =>
  session.participants.value.find(({ id }) => id === session.participantId);

/** Team and seat of the person of this session; undefined before teams are dealt. */
export const mySeat = (session: Session): OwnSeat | undefined => ownSeat(meOf(session), session.teams.value);
