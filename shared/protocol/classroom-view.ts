import type { Beat } from "../classroom/beat.ts";
import type { RoundRow } from "../projection/rows.ts";
import type { Locale } from "./basics.ts";

/** A person in the classroom, as everybody sees them. */
export interface ParticipantRow {
  readonly id: string;
  readonly nickname: string;
  readonly locale: Locale;
  readonly role: "player" | "host" | "screen";
  /** "" before teams are dealt. */
  readonly team: string;
  /** Id of the seat held, or "". */
  readonly seat: string;
  /** on: connected. away: the tab is in the background. off: no connection. */
  readonly presence: "on" | "away" | "off";
  readonly ready: boolean;
}

/** A team and its round in figures; the whole cluster is a part of its own, seen by the team, host and screen. */
export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly style: number;
  /** JSON `[{id, role, nodeName?, holder: participant id or "", bot: boolean}]`. */
  readonly seats: string;
  /** Our rules broke in this team's round and it ended early; the other teams play on. */
  readonly faulted?: boolean;
  readonly round: RoundRow;
  /** JSON of `Versus`: the same round played by Kubernetes alone, beside theirs. "" until there is something to show. */
  readonly autopilot?: string;
}

/** A team's round that is over, for the look-back and the debrief. For everybody; teams are measured, never persons. */
export interface FinishedRoundRow {
  /** One for each chapter of the course and team: a chapter that was played again counts as it was played last. */
  readonly id: string;
  readonly team: string;
  /** Teams come and go; this one may be gone. */
  readonly teamName: string;
  readonly chapter: string;
  /** Place of the chapter in the course, from 0. */
  readonly chapterIndex: number;
  /** JSON of `RoundSummary`. */
  readonly summary: string;
}

/** A question to the room and what it came to. Totals only: nothing tells who answered, let alone what. */
export interface QuestionRow {
  /** What an answer names, as in "before/pod". */
  readonly id: string;
  /** A poll is asked in a chapter's story, the quiz before the first chapter and after the last one. */
  readonly when: "poll" | "before" | "after";
  /** Whose words have the poll; "" for the quiz. */
  readonly chapter: string;
  /** Id of the question by itself: the same before and after. */
  readonly question: string;
  /** JSON of the ids of its options, in order. */
  readonly options: string;
  /** The right option; "" in a poll, and in the quiz until it is asked again. */
  readonly right: string;
  /** It can be answered now. */
  readonly open: boolean;
  /** How many have answered. */
  readonly answered: number;
  /** JSON of how many chose each option, in order; "" while too few have answered for totals. */
  readonly counts: string;
}

/** The classroom part of the state: for everybody. */
export interface ClassroomRow {
  readonly code: string;
  readonly name: string;
  readonly course: string;
  readonly beat: Beat;
  /** Id of the present chapter, and its place in the course (from 0) of so many. */
  readonly chapter: string;
  readonly chapterIndex: number;
  readonly chapterCount: number;
  /** JSON of the chapter's `ChapterMoment[]`. */
  readonly moments: string;
  /** JSON of the chapter's `EraRules` while there is no cluster yet; "" where there is one. */
  readonly era: string;
  /** JSON of the course's `CourseWords` where somebody wrote it; "" for courses of ours, whose words are the client's. */
  readonly words: string;
  readonly paused: boolean;
  readonly locked: boolean;
  /** What is left of the beat in milliseconds when it was last written; 0 when it waits for the host. */
  readonly beatLeftMs: number;
  readonly timeFactor: number;
  /** Team that the screen shows large, or "". */
  readonly spotlight: string;
  /** Which page of the look-back or the debrief the screen shows, from 0. */
  readonly page: number;
  /** The facilitator's message to all, or "". */
  readonly announcement: string;
}
