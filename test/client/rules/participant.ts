import type { ParticipantRow } from "../../../shared/protocol/classroom-view.ts";

/** A player of team-1 who is here and has no seat yet; their nickname is their id. */
export const participant = (id: string, over: Partial<ParticipantRow> = {}): ParticipantRow => ({
  id,
  nickname: id,
  locale: "en",
  role: "player",
  team: "team-1",
  seat: "",
  presence: "on",
  ready: false,
  ...over,
});
