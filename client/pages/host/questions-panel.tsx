import { t } from "../../i18n/i18n.ts";
import { questionText } from "../../i18n/quiz-text.ts";
import type { Session } from "../../net/session.ts";
import { progressOf } from "../../rules/questions.ts";
import { Lights } from "../../ui/lights.tsx";
import { QuestionTotals } from "../../ui/question-totals.tsx";

/** How many have answered what the room is asked just now, and what it says: enough to know when to go on. */
export function QuestionsPanel({ session }: { session: Session }) {
  const m = t().questions;
  const rows = session.questions.value.filter(({ open }) => open);
  if (rows.length === 0) return null;
  const { done, of, isComplete } = progressOf(rows, session.participants.value);
  return (
    <section
      class="panel questions-panel stack"
      aria-labelledby="questions-title"
      data-testid="host-questions"
    >
      <h2 id="questions-title" class="panel__title">
        {rows.length === 1 ? m.poll : m.quizName}
      </h2>
      <div class="questions-panel__progress" role="status">
        <strong>{rows.length === 1 ? m.answered(done, of) : m.finished(done, of)}</strong>
        {isComplete && <span class="chip chip--lit">{m.everybody}</span>}
      </div>
      <Lights lit={done} of={of} />
      <details class="questions-panel__details" open={rows.length === 1}>
        <summary>{m.room}</summary>
        <ol class="questions-panel__list">
          {rows.map((row) => (
            <li key={row.id} class="stack">
              <h3>{questionText(row)?.question}</h3>
              <QuestionTotals row={row} />
            </li>
          ))}
        </ol>
      </details>
      <p class="muted">{m.hostNote}</p>
    </section>
  );
}
