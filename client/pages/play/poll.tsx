import { useComputed } from "@preact/signals";
import { t } from "../../i18n/i18n.ts";
import { questionText } from "../../i18n/quiz-text.ts";
import { ownAnswers } from "../../net/own-answers.ts";
import type { Session } from "../../net/session.ts";
import { openPoll, progressOf } from "../../rules/questions.ts";
import { QuestionForm } from "../../ui/question-form.tsx";
import { QuestionTotals } from "../../ui/question-totals.tsx";

/** What the room is asked beside the story: first the question, then what the others said. */
export function Poll({ session, isPractice }: { session: Session; isPractice: boolean }) {
  const m = t().questions;
  const row = useComputed(() => openPoll(session.questions.value)).value;
  if (row === undefined) return null;
  const chosen = ownAnswers(session).value.get(row.id);
  const { done, of } = progressOf([row], session.participants.value);
  return (
    <section class="panel poll stack" data-testid="poll" aria-label={m.poll}>
      <p class="overline">{m.poll}</p>
      {chosen === undefined ? (
        <>
          <QuestionForm session={session} row={row} />
          {!isPractice && <p class="muted question__note">{m.anonymous}</p>}
        </>
      ) : (
        <div class="stack" role="status">
          <h2 class="question__words">{questionText(row)?.question}</h2>
          <QuestionTotals row={row} chosen={chosen} />
          {!isPractice && <p class="muted">{m.answered(done, of)}</p>}
        </div>
      )}
    </section>
  );
}
