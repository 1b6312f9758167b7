import type { RoundTotals } from "../../shared/model/totals.ts";
import type { RoundPart, RoundSummary } from "../../shared/projection/round-summary.ts";
import type { FinishedRoundRow, QuestionRow } from "../../shared/protocol/classroom-view.ts";
import { actionsPerInstanceMinuteMilli, mttrMs, sliBp } from "../../shared/scoring/figures.ts";
import { type Claim, claimOf, ladder, type Rung, sumTotals } from "../../shared/scoring/ladder.ts";
import { beforeAndAfter } from "./questions.ts";

/** A round that is over, with its summary as an object. */
export interface FinishedRound extends Omit<FinishedRoundRow, "summary"> {
  readonly summary: RoundSummary;
  readonly totals: RoundTotals;
}

/** A chapter that was played, with the round of each team, in the order of the teams. */
export interface PlayedChapter {
  readonly chapter: string;
  readonly chapterIndex: number;
  readonly rounds: readonly FinishedRound[];
}

/** A part of a round as it is shown beside another one. */
export interface PartFigures {
  readonly id: string;
  readonly sliBp: number;
  readonly failed: number;
  readonly actions: number;
  readonly actionsPerInstanceMinuteMilli: number;
  readonly outages: number;
  readonly mttrMs: number;
}

const known = new WeakMap<FinishedRoundRow, FinishedRound>();

function finishedRound(row: FinishedRoundRow): FinishedRound {
  let round = known.get(row);
  if (round === undefined) {
    // The server wrote it, with the type that both sides share.
    const summary = JSON.parse(row.summary) as RoundSummary;
    round = { ...row, summary, totals: sumTotals(summary.parts.map(({ totals }) => totals)) };
    known.set(row, round);
  }
  return round;
}

/** What was played, in the order of the course. */
export function playedChapters(rows: readonly FinishedRoundRow[]): readonly PlayedChapter[] {
  const byIndex = new Map<number, FinishedRound[]>();
  for (const row of rows) {
    const rounds = byIndex.get(row.chapterIndex);
    if (rounds) rounds.push(finishedRound(row));
    else byIndex.set(row.chapterIndex, [finishedRound(row)]);
  }
  return [...byIndex]
    .sort(([a], [b]) => a - b)
    .map(([chapterIndex, rounds]) => ({
      chapter: rounds[0]?.chapter ?? "",
      chapterIndex,
      // Teams are numbered from 1: by their numbers, not letter by letter.
      rounds: rounds.sort((a, b) => a.team.localeCompare(b.team, "en", { numeric: true })),
    }));
}

/** The ways that the room went, with the figures of all its rounds. */
export const rungsOf = (rows: readonly FinishedRoundRow[]): readonly Rung[] =>
  ladder(
    rows
      .map(finishedRound)
      .flatMap(({ summary: { parts, machineCpuMilli } }) =>
        parts.map(({ way, totals }) => ({ way, totals, machineCpuMilli })),
      ),
  );

/** Parts of the same name of all these rounds together; none for rounds without parts. */
export function partsSideBySide(rounds: readonly FinishedRound[]): readonly PartFigures[] {
  const all = rounds.flatMap(({ summary }) => summary.parts);
  const ids = [...new Set(all.map(({ id }) => id))];
  if (ids.length < 2) return [];
  return ids.map((id) => partFigures(id, all));
}

function partFigures(id: string, all: readonly RoundPart[]): PartFigures {
  const totals = sumTotals(all.filter((part) => part.id === id).map((part) => part.totals));
  return {
    id,
    sliBp: sliBp(totals),
    failed: totals.failed,
    actions: totals.actions,
    actionsPerInstanceMinuteMilli: actionsPerInstanceMinuteMilli(totals),
    outages: totals.outages,
    mttrMs: mttrMs(totals),
  };
}

/** A page of the look-back or the debrief on the screen. */
export type Page =
  | { readonly type: "words" }
  | { readonly type: "figures"; readonly played: PlayedChapter }
  | { readonly type: "claim"; readonly claim: Claim; readonly rungs: readonly Rung[] }
  | { readonly type: "quiz" }
  | { readonly type: "questions" };

/** What the screen shows page by page in a look-back: the words of the chapter, then its figures. */
export function lookbackPages(rows: readonly FinishedRoundRow[], chapterIndex: number): readonly Page[] {
  const played = playedChapters(rows).find((one) => one.chapterIndex === chapterIndex);
  return [{ type: "words" }, ...(played ? [{ type: "figures", played } as const] : [])];
}

/**
 * And in the debrief: the claim, where there is something to compare, every chapter, the quiz before and after, where it
 * was asked, and what to talk about.
 */
export function debriefPages(
  rows: readonly FinishedRoundRow[],
  questions: readonly QuestionRow[],
): readonly Page[] {
  const rungs = rungsOf(rows);
  const claim = claimOf(rungs);
  return [
    ...(claim ? [{ type: "claim", claim, rungs } as const] : []),
    ...playedChapters(rows).map((played) => ({ type: "figures", played }) as const),
    ...(beforeAndAfter(questions).length > 0 ? [{ type: "quiz" } as const] : []),
    { type: "questions" },
  ];
}
