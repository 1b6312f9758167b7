import { isBeforeChapters } from "../classroom/beat.ts";
import { cleanLine } from "../classroom/nickname.ts";
import type { PaceOrder } from "../classroom/pace.ts";
import type { Answer } from "../classroom/team-round.ts";
import { MAX_TEAMS } from "../classroom/teams.ts";
import { parseCommand } from "../commands/registry.ts";
import type { HostOrder } from "../protocol/requests.ts";
import type { Refusal } from "../util/result.ts";
import type { Classroom } from "./classroom.ts";
import type { Person } from "./person.ts";

type Order<Type extends HostOrder["type"]> = Extract<HostOrder, { type: Type }>;
type Handler<Type extends HostOrder["type"]> = (
  classroom: Classroom,
  order: Order<Type>,
  answer: Answer,
) => void;

/**
 * Does what a host orders. `answer` is called once: at once, or after the next step for what concerns the clusters.
 * Refused with `NotNow` {order, beat}, `NoSuchParticipant`, `NotAPlayer`, `NoSuchTeam` {team}, `NoSuchSeat` {seat},
 * `NicknameEmpty`, `AnnouncementEmpty`, `TooLong`, and with what a command says.
 */
export function giveHostOrder(classroom: Classroom, order: HostOrder, answer: Answer): void {
  // The handler of a type takes the order of that type.
  (HANDLERS[order.type] as Handler<HostOrder["type"]>)(classroom, order, answer);
}

const pace = (classroom: Classroom, order: PaceOrder, answer: Answer): void => answer(classroom.order(order));

const HANDLERS: { readonly [Type in HostOrder["type"]]: Handler<Type> } = {
  start: pace,
  next: pace,
  pause: pace,
  resume: pace,
  restart: pace,
  extend: pace,
  lock: (classroom, { locked }, answer) => {
    classroom.set({ locked });
    answer(undefined);
  },
  rename: (classroom, { participantId, nickname }, answer) =>
    withPlayer(classroom, participantId, answer, (person) => classroom.rename(person, nickname)),
  remove: (classroom, { participantId }, answer) =>
    withPlayer(classroom, participantId, answer, () => {
      classroom.remove(participantId);
      return undefined;
    }),
  move: (classroom, { participantId, team, seat }, answer) =>
    withPlayer(classroom, participantId, answer, (person) => {
      const moved = classroom.seating.move(person, team, seat);
      classroom.touch();
      return moved.ok ? undefined : moved.refusal;
    }),
  teams: (classroom, { count }, answer) => {
    const { beat } = classroom.pace;
    if (!isBeforeChapters(beat) && beat !== "story")
      answer({ code: "NotNow", params: { order: "teams", beat } });
    else {
      classroom.regroup(Math.min(count, MAX_TEAMS));
      answer(undefined);
    }
  },
  incident: (classroom, { incident, target, team }, answer) =>
    command(
      classroom,
      team,
      { type: "startIncident", incident, ...(target === undefined ? {} : { target }) },
      answer,
    ),
  automation: (classroom, { part, mode, team }, answer) =>
    command(classroom, team, { type: "switchAutomation", part, mode }, answer),
  announce: (classroom, { text }, answer) => {
    const announcement = cleanLine(text);
    const isNothing = announcement === "" && text !== "";
    if (!isNothing) classroom.set({ announcement });
    answer(isNothing ? { code: "AnnouncementEmpty", params: {} } : undefined);
  },
  page: (classroom, { page }, answer) => {
    const { beat } = classroom.pace;
    const hasPages = beat === "lookback" || beat === "debrief";
    if (hasPages) classroom.set({ page });
    answer(hasPages ? undefined : { code: "NotNow", params: { order: "page", beat } });
  },
  spotlight: (classroom, { team }, answer) => {
    const isKnown = team === "" || classroom.seating.team(team) !== undefined;
    if (isKnown) classroom.set({ spotlight: team });
    answer(isKnown ? undefined : { code: "NoSuchTeam", params: { team } });
  },
};

function withPlayer(
  classroom: Classroom,
  id: string,
  answer: Answer,
  act: (person: Person) => Refusal | undefined,
): void {
  const person = classroom.roster.get(id);
  if (person === undefined) answer({ code: "NoSuchParticipant", params: {} });
  else if (person.role !== "player") answer({ code: "NotAPlayer", params: {} });
  else answer(act(person));
}

function command(classroom: Classroom, team: string | undefined, input: object, answer: Answer): void {
  const parsed = parseCommand(input);
  if (parsed.ok) classroom.facilitate(team, parsed.value, answer);
  else answer(parsed.refusal);
}
