import type { ParticipantRow, TeamRow } from "../protocol/classroom-view.ts";
import type { Person } from "./person.ts";
import { holdingsOf, seatIn, type Team } from "./team.ts";

/** A person as everybody sees them. */
export const participantRow = (person: Person, team: Team | undefined): ParticipantRow => ({
  id: person.id,
  nickname: person.nickname,
  locale: person.locale,
  role: person.role,
  team: team?.id ?? "",
  seat: seatIn(team, person.id)?.id ?? "",
  presence: person.presence,
  ready: person.ready,
});

/** A team as everybody sees it. */
export const teamRow = (team: Team): TeamRow => ({
  id: team.id,
  name: team.name,
  style: team.style,
  seats: JSON.stringify(holdingsOf(team).map(({ seat, holder, bot }) => ({ ...seat, holder, bot }))),
  faulted: team.faulted,
  round: team.figures,
});
