import { useEffect, useState } from "preact/hooks";
import type { QuestionRow } from "../../../shared/protocol/classroom-view.ts";
import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { t } from "../../i18n/i18n.ts";
import { questionText } from "../../i18n/quiz-text.ts";
import type { Session } from "../../net/session.ts";
import { openPoll, openQuiz, progressOf } from "../../rules/questions.ts";
import { Lights } from "../../ui/lights.tsx";
import { QuestionTotals } from "../../ui/question-totals.tsx";
import { JoinCorner } from "./join-corner.tsx";

/** Long enough to read a question and its totals aloud. */
const SHOW_EACH_MS = 12_000;

/** The quiz on the projector: while people answer how many are done, and then what the room answered, one by one. */
export function ScreenQuiz({ session, code, url }: { session: Session; code: string; url: string }) {
  const m = t().questions;
  const rows = openQuiz(session.questions.value);
  const { done, of, isComplete } = progressOf(rows, session.participants.value);
  const isAgain = rows.some(({ when }) => when === "after");
  return (
    <div class="screen-quiz">
      <HarbourBackdrop />
      {isComplete ? (
        <OneByOne rows={rows} />
      ) : (
        <section class="screen-quiz__board">
          <header class="screen-quiz__head">
            <h1>{isAgain ? m.quizAgain : m.quiz}</h1>
            <p>{isAgain ? m.quizAgainLead : m.quizLead}</p>
          </header>
          <div class="screen-quiz__progress" role="status">
            <p class="screen-quiz__done">{m.finished(done, of)}</p>
            <Lights lit={done} of={of} />
          </div>
        </section>
      )}
      <footer class="screen-foot">
        <p class="muted">{isComplete ? m.finished(done, of) : m.anonymousShort}</p>
        <JoinCorner code={code} url={url} />
      </footer>
    </div>
  );
}

function OneByOne({ rows }: { rows: readonly QuestionRow[] }) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((last) => last + 1), SHOW_EACH_MS);
    return () => clearInterval(timer);
  }, []);
  const place = turn % Math.max(rows.length, 1);
  const row = rows[place];
  if (row === undefined) return null;
  const text = questionText(row);
  return (
    <section class="screen-quiz__board screen-quiz__one" key={row.id}>
      <p class="overline">{t().questions.step(place + 1, rows.length)}</p>
      <h1>{text?.question}</h1>
      <QuestionTotals row={row} />
      {row.right !== "" && <p class="screen-quiz__why">{text?.why}</p>}
    </section>
  );
}

/** The poll beside the story. */
export function ScreenPoll({ session }: { session: Session }) {
  const row = openPoll(session.questions.value);
  if (row === undefined) return null;
  const { done, of } = progressOf([row], session.participants.value);
  return (
    <section class="panel screen-poll" aria-label={t().questions.poll}>
      <p class="overline">{t().questions.poll}</p>
      <h2>{questionText(row)?.question}</h2>
      <QuestionTotals row={row} />
      <p class="muted" role="status">
        {t().questions.answered(done, of)}
      </p>
    </section>
  );
}
