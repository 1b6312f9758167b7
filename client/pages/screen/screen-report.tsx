import { chapterText } from "../../i18n/chapter-text.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import {
  debriefPages,
  lookbackPages,
  type Page,
  type PlayedChapter,
  partsSideBySide,
} from "../../rules/report.ts";
import { topOf } from "../../rules/timeline.ts";
import { versusOf } from "../../rules/versus.ts";
import { LookbackCard } from "../../ui/lookback-card.tsx";
import { QuizTotals } from "../../ui/quiz-totals.tsx";
import { ClaimCard } from "../../ui/report/claim-card.tsx";
import { PartsTable } from "../../ui/report/parts-table.tsx";
import { RoundTimeline } from "../../ui/report/round-timeline.tsx";
import { TeamsTable } from "../../ui/report/teams-table.tsx";
import { Stars } from "../../ui/stars.tsx";
import { Unscored } from "../../ui/unscored.tsx";
import { VersusLine } from "../../ui/versus-panel.tsx";

/** More timelines than this would be too small to read from the back row. */
const MAX_TIMELINES = 3;

/** What the projector shows after a round; the host turns the pages. */
export function ScreenLookback({ session }: { session: Session }) {
  const { chapter, chapterIndex } = session.classroom.value;
  const text = chapterText(chapter);
  const pages = lookbackPages(session.finishedRounds.value, chapterIndex);
  const page = pageAt(session, pages);
  return (
    <div class="screen-report" data-testid="lookback">
      <header class="screen-report__head">
        <p class="overline">{t().lookback.title}</p>
        <h1>{text?.title}</h1>
        {page?.type === "figures" && text && <p class="lookback__idea">{text.idea}</p>}
        <Stand session={session} pages={pages} />
      </header>
      <PageView session={session} page={page} />
    </div>
  );
}

/** And at the end of the session. */
export function ScreenDebrief({ session }: { session: Session }) {
  const pages = debriefPages(session.finishedRounds.value, session.questions.value);
  const page = pageAt(session, pages);
  const played = page?.type === "figures" ? chapterText(page.played.chapter) : undefined;
  return (
    <div class="screen-report" data-testid="debrief">
      <header class="screen-report__head">
        {played ? (
          <>
            <p class="overline">{t().report.learnt}</p>
            <h1>{played.title}</h1>
            <p class="lookback__idea">{played.idea}</p>
          </>
        ) : (
          <h1>{titleOf(page)}</h1>
        )}
        <Stand session={session} pages={pages} />
      </header>
      <PageView session={session} page={page} />
    </div>
  );
}

function titleOf(page: Page | undefined): string {
  if (page?.type === "claim") return t().report.claim;
  return page?.type === "quiz" ? t().questions.totals : t().debrief.title;
}

function pageAt(session: Session, pages: readonly Page[]): Page | undefined {
  return pages[Math.min(session.classroom.value.page, pages.length - 1)];
}

/** How far the pages are. */
function Stand({ session, pages }: { session: Session; pages: readonly Page[] }) {
  if (pages.length < 2) return null;
  const page = Math.min(session.classroom.value.page, pages.length - 1);
  return <p class="screen-report__stand muted">{t().report.page(page + 1, pages.length)}</p>;
}

function PageView({ session, page }: { session: Session; page: Page | undefined }) {
  switch (page?.type) {
    case "words":
      return <Words session={session} />;
    case "figures":
      return <Figures played={page.played} />;
    case "claim":
      return <ClaimCard claim={page.claim} rungs={page.rungs} />;
    case "quiz":
      return <QuizTotals session={session} />;
    case "questions":
      return <Questions session={session} />;
    default:
      return null;
  }
}

function Words({ session }: { session: Session }) {
  const text = chapterText(session.classroom.value.chapter);
  return (
    <div class="screen-words">
      {text && <LookbackCard text={text} />}
      <TeamStars session={session} />
    </div>
  );
}

/** Every team's stars and share, in the order of the teams: nobody is ranked. */
function TeamStars({ session }: { session: Session }) {
  return (
    <ul class="screen-figures">
      {session.teams.value.map((team) => {
        const versus = versusOf(team);
        return (
          <li key={team.id} class="panel">
            <h2>{team.name}</h2>
            {team.round.unscored ? (
              <Unscored />
            ) : (
              <>
                <Stars count={team.round.stars} />
                <strong>{format.value.percent(team.round.sliBp)}</strong>
              </>
            )}
            {versus && <VersusLine versus={versus} />}
          </li>
        );
      })}
    </ul>
  );
}

function Figures({ played: { chapter, rounds } }: { played: PlayedChapter }) {
  const parts = partsSideBySide(rounds);
  const timelines = rounds.length > MAX_TIMELINES ? [] : rounds;
  const top = topOf(timelines.map(({ summary }) => summary.timeline));
  return (
    <div class="screen-chapter" data-parts={parts.length > 0} data-many={timelines.length === 0}>
      <div class="screen-chapter__teams">
        <TeamsTable rounds={rounds} />
        <PartsTable chapter={chapter} parts={parts} isBrief />
      </div>
      <div class="screen-chapter__timelines">
        {timelines.map(({ team, teamName, summary }) => (
          <RoundTimeline key={team} summary={summary} team={rounds.length > 1 ? teamName : ""} top={top} />
        ))}
      </div>
    </div>
  );
}

function Questions({ session }: { session: Session }) {
  const questions = chapterText(session.classroom.value.chapter)?.questions ?? [];
  return (
    <section class="screen-end">
      <h2 class="overline">{t().debrief.questions}</h2>
      <ol class="screen-questions">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
      <p class="screen-end__thanks">{t().debrief.thanks}</p>
    </section>
  );
}
