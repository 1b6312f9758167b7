import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { debriefPages, lookbackPages, type Page } from "../../rules/report.ts";
import { giveOrder } from "./give-order.ts";

/** Turns the pages of the big screen in the look-back and the debrief. */
export function PagesPanel({ session }: { session: Session }) {
  const { beat, chapterIndex, page } = session.classroom.value;
  const rounds = session.finishedRounds.value;
  const pages =
    beat === "lookback"
      ? lookbackPages(rounds, chapterIndex)
      : beat === "debrief"
        ? debriefPages(rounds, session.questions.value)
        : [];
  if (pages.length < 2) return null;
  const shown = Math.min(page, pages.length - 1);
  const turn = (to: number): void => void giveOrder(session, { type: "page", page: to });
  return (
    <section class="panel pages-panel" aria-labelledby="pages-title">
      <h2 id="pages-title" class="panel__title">
        {t().report.pages}
      </h2>
      <ol class="pages-panel__list">
        {pages.map((one, i) => (
          <li key={`${one.type} ${i}`}>
            <button
              type="button"
              class="button"
              aria-current={i === shown ? "page" : undefined}
              onClick={() => turn(i)}
            >
              {titleOf(one, beat)}
            </button>
          </li>
        ))}
      </ol>
      <div class="inline">
        <button type="button" class="button" disabled={shown === 0} onClick={() => turn(shown - 1)}>
          {t().report.previous}
        </button>
        <button
          type="button"
          class="button"
          data-testid="host-page-next"
          disabled={shown === pages.length - 1}
          onClick={() => turn(shown + 1)}
        >
          {t().report.following}
        </button>
      </div>
    </section>
  );
}

function titleOf(page: Page, beat: string): string {
  const m = t();
  switch (page.type) {
    case "words":
      return m.report.words;
    case "figures":
      return beat === "lookback"
        ? m.report.figures
        : (chapterText(page.played.chapter)?.title ?? page.played.chapter);
    case "claim":
      return m.report.claim;
    case "quiz":
      return m.questions.quizName;
    case "questions":
      return m.debrief.questions;
  }
}
