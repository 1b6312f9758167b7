import { useComputed } from "@preact/signals";
import { claimOf } from "../../../shared/scoring/ladder.ts";
import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { type PlayedChapter, partsSideBySide, playedChapters, rungsOf } from "../../rules/report.ts";
import { QuizTotals } from "../../ui/quiz-totals.tsx";
import { ClaimCard } from "../../ui/report/claim-card.tsx";
import { PartsTable } from "../../ui/report/parts-table.tsx";
import { RoundTimeline } from "../../ui/report/round-timeline.tsx";
import { TeamsTable } from "../../ui/report/teams-table.tsx";
import { mySeat } from "./my-seat.ts";

/** The end of the session: what the room's figures say, chapter by chapter, and what to talk about. */
export function SessionEnd({ session }: { session: Session }) {
  const m = t();
  const team = useComputed(() => mySeat(session)?.team.id).value;
  const rounds = session.finishedRounds.value;
  const rungs = rungsOf(rounds);
  const claim = claimOf(rungs);
  const chapters = playedChapters(rounds);
  return (
    <div class="lookback" data-testid="debrief">
      <header class="lookback__head">
        <h1>{m.debrief.title}</h1>
        <p>{m.debrief.thanks}</p>
      </header>
      {claim && (
        <section class="panel stack">
          <h2 class="panel__title">{m.report.claim}</h2>
          <ClaimCard claim={claim} rungs={rungs} />
        </section>
      )}
      {chapters.length > 0 && (
        <section class="stack" aria-label={m.report.learnt}>
          <h2>{m.report.learnt}</h2>
          {chapters.map((played) => (
            <ChapterCard key={played.chapterIndex} played={played} team={team} />
          ))}
        </section>
      )}
      <QuizTotals session={session} />
      <Questions session={session} />
    </div>
  );
}

function ChapterCard({ played, team }: { played: PlayedChapter; team: string | undefined }) {
  const text = chapterText(played.chapter);
  const own = played.rounds.filter((round) => round.team === team);
  return (
    <article class="panel stack">
      <header>
        <h3>{text?.title ?? played.chapter}</h3>
        {text && <p class="lookback__idea">{text.idea}</p>}
      </header>
      <TeamsTable rounds={played.rounds} />
      {own.map(({ team: id, teamName, summary }) => (
        <RoundTimeline key={id} summary={summary} team={played.rounds.length > 1 ? teamName : ""} />
      ))}
      <PartsTable chapter={played.chapter} parts={partsSideBySide(own)} />
    </article>
  );
}

function Questions({ session }: { session: Session }) {
  const questions = chapterText(session.classroom.value.chapter)?.questions ?? [];
  return (
    <section class="panel stack">
      <h2 class="panel__title">{t().debrief.questions}</h2>
      <ol class="lobby__steps">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </section>
  );
}
