import type { Course } from "../chapters/courses.ts";
import type { Pace } from "../classroom/pace.ts";
import type { Timings } from "../model/timings.ts";
import { summarizeRound } from "../projection/round-summary.ts";
import type { ClassroomRow, FinishedRoundRow, ParticipantRow, TeamRow } from "../protocol/classroom-view.ts";
import type { Person } from "./person.ts";
import { holdingsOf, seatIn, type Team } from "./team.ts";

/** What a host sets directly. */
export type Flags = Pick<ClassroomRow, "locked" | "spotlight" | "page" | "announcement">;

interface Setting {
  readonly code: string;
  readonly name: string;
  readonly course: Course;
  readonly timings: Timings;
}

/** The session as everybody sees it. */
export const classroomRow = (
  { code, name, course, timings }: Setting,
  { beat, chapter, paused, leftMs }: Pace,
  flags: Flags,
): ClassroomRow => ({
  code,
  name,
  course: course.id,
  beat,
  chapter: course.chapters[chapter]?.id ?? "",
  chapterIndex: chapter,
  chapterCount: course.chapters.length,
  moments: jsonOf(course.chapters[chapter]?.moments),
  era: jsonOf(course.chapters[chapter]?.era),
  words: jsonOf(course.words),
  paused,
  beatLeftMs: leftMs,
  timeFactor: timings.factor,
  ...flags,
});

/** What a course consists of never changes, so its text is made once. */
const texts = new WeakMap<object, string>();

function jsonOf(value: object | undefined): string {
  if (value === undefined) return "";
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, text);
  return text;
}

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
  autopilot: team.versus === undefined ? "" : JSON.stringify(team.versus),
});

/** The round of a team that is over, as everybody sees it; undefined when nobody asked anything of it yet. */
export function finishedRoundRow(
  { id: team, name, round }: Team,
  chapter: string,
  chapterIndex: number,
): FinishedRoundRow | undefined {
  if (round === undefined || round.state.totals.served + round.state.totals.failed === 0) return undefined;
  return {
    id: `${chapterIndex} ${team}`,
    team,
    teamName: name,
    chapter,
    chapterIndex,
    summary: JSON.stringify(summarizeRound(round.state, round.journal())),
  };
}
