import type { ParticipantRow, QuestionRow } from "../../shared/protocol/classroom-view.ts";

/** An option and how many chose it. */
export interface OptionCount {
  readonly option: string;
  readonly count: number;
}

/** The poll that is open in the story of the present chapter. */
export const openPoll = (rows: readonly QuestionRow[]): QuestionRow | undefined =>
  rows.find(({ when, open }) => when === "poll" && open);

/** The questions of the quiz that is open: before the course, or after it. */
export const openQuiz = (rows: readonly QuestionRow[]): readonly QuestionRow[] =>
  rows.filter(({ when, open }) => when !== "poll" && open);

/** What can be answered, in order. */
export const optionsOf = ({ options }: QuestionRow): readonly string[] => JSON.parse(options) as string[];

/** The options with their totals; undefined while too few have answered. */
export function totalsOf(row: QuestionRow): readonly OptionCount[] | undefined {
  if (row.counts === "") return undefined;
  // As the row says what it holds.
  const counts = JSON.parse(row.counts) as readonly number[];
  return optionsOf(row).map((option, i) => ({ option, count: counts[i] ?? 0 }));
}

/** How far the room is with some questions: those who have answered all of them, of those who are here or were. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  /** Everybody who is here has answered. */
  readonly isComplete: boolean;
}

/** How many of those who are here have answered all of these questions. */
export function progressOf(rows: readonly QuestionRow[], participants: readonly ParticipantRow[]): Progress {
  const here = participants.filter(({ role, presence }) => role === "player" && presence !== "off").length;
  // Whoever answers the last one has answered them all: they are asked in order.
  const done = rows.reduce((least, { answered }) => Math.min(least, answered), rows[0]?.answered ?? 0);
  return { done, of: Math.max(here, done), isComplete: done > 0 && done >= here };
}

/** How many knew the answer to a question, of so many. */
export interface Known {
  readonly right: number;
  readonly of: number;
}

/** A question of the quiz with what the room knew before the course and after it. */
export interface BeforeAfter {
  readonly row: QuestionRow;
  readonly before: Known;
  readonly after: Known;
}

/** Both quizzes side by side, question by question; empty where nobody answered anything or it is not told yet. */
export function beforeAndAfter(rows: readonly QuestionRow[]): readonly BeforeAfter[] {
  const sides = rows
    .filter(({ when }) => when === "after")
    .flatMap((after): BeforeAfter[] => {
      const before = rows.find(({ when, question }) => when === "before" && question === after.question);
      if (before === undefined || after.right === "") return [];
      return [{ row: after, before: knownOf(before, after.right), after: knownOf(after, after.right) }];
    });
  return sides.some(({ before, after }) => before.of + after.of > 0) ? sides : [];
}

function knownOf(row: QuestionRow, right: string): Known {
  const count = totalsOf(row)?.find(({ option }) => option === right)?.count ?? 0;
  return { right: count, of: row.answered };
}
