import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { QuestionRow } from "../../../shared/protocol/classroom-view.ts";
import { t } from "../../i18n/i18n.ts";
import { questionText } from "../../i18n/quiz-text.ts";
import { type Answers, ownAnswers } from "../../net/own-answers.ts";
import type { Session } from "../../net/session.ts";
import { openQuiz, progressOf } from "../../rules/questions.ts";
import { Icon } from "../../ui/icon.tsx";
import { QuestionForm } from "../../ui/question-form.tsx";
import { QuestionTotals } from "../../ui/question-totals.tsx";

/** The quiz, one question at a time. The second time each answer is explained; the first time that would spoil it. */
export function Quiz({ session }: { session: Session }) {
  const m = t().questions;
  const rows = openQuiz(session.questions.value);
  const answers = ownAnswers(session).value;
  const isAgain = rows.some(({ when }) => when === "after");
  /** The question whose answer is being explained. */
  const explained = useSignal("");
  const row =
    rows.find(({ id }) => id === explained.value) ?? rows.find(({ id }) => answers.get(id) === undefined);
  const place = row === undefined ? rows.length : rows.indexOf(row);
  return (
    <div class="quiz" data-testid="quiz">
      <header class="quiz__head">
        <h1>{isAgain ? m.quizAgain : m.quiz}</h1>
        {place === 0 && <p>{isAgain ? m.quizAgainLead : m.quizLead}</p>}
        <Steps place={place} of={rows.length} />
      </header>
      {row === undefined ? (
        <Finished session={session} rows={rows} answers={answers} />
      ) : (
        <Asked
          key={row.id}
          session={session}
          row={row}
          chosen={answers.get(row.id)}
          explained={explained}
          isLast={place === rows.length - 1}
        />
      )}
    </div>
  );
}

/** How far one is. */
function Steps({ place, of }: { place: number; of: number }) {
  return (
    <p class="quiz__steps">
      <span class="quiz__dots" aria-hidden="true">
        {Array.from({ length: of }, (_, i) => (
          <span key={i} class="quiz__dot" data-done={i < place} data-now={i === place} />
        ))}
      </span>
      {place < of && <span>{t().questions.step(place + 1, of)}</span>}
    </p>
  );
}

interface AskedProps {
  readonly session: Session;
  readonly row: QuestionRow;
  readonly chosen: string | undefined;
  readonly explained: Signal<string>;
  readonly isLast: boolean;
}

function Asked({ session, row, chosen, explained, isLast }: AskedProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was pressed is gone: keyboards and screen readers are taken to what has come in its place.
    card.current?.focus({ preventScroll: true });
  }, [chosen === undefined]);
  useEffect(() => {
    // Before the course the next question follows by itself.
    if (row.when === "after") explained.value = row.id;
  }, [row.id]);
  return (
    <section
      class="panel panel--lit quiz__card"
      tabIndex={-1}
      ref={card}
      aria-label={questionText(row)?.question}
    >
      {chosen === undefined ? (
        <QuestionForm session={session} row={row} />
      ) : (
        <Explained row={row} chosen={chosen} explained={explained} isLast={isLast} />
      )}
    </section>
  );
}

/** Right or not, why, and what the room said. */
function Explained({
  row,
  chosen,
  explained,
  isLast,
}: Omit<AskedProps, "session" | "chosen"> & { chosen: string }) {
  const m = t().questions;
  const text = questionText(row);
  const isRight = chosen === row.right;
  return (
    <div class="stack">
      <div class="stack" role="status">
        <h2 class="question__words">{text?.question}</h2>
        {chosen !== "" && (
          <p class="quiz__verdict" data-right={isRight}>
            {isRight && <Icon name="check" />}
            <strong>{isRight ? m.right : m.notRight}</strong>
          </p>
        )}
        <p class="quiz__why">{text?.why}</p>
      </div>
      <QuestionTotals row={row} chosen={chosen} />
      <button
        type="button"
        class="button button--primary button--large button--wide"
        onClick={() => {
          explained.value = "";
        }}
      >
        {isLast ? m.finish : m.nextQuestion}
      </button>
    </div>
  );
}

function Finished({
  session,
  rows,
  answers,
}: {
  session: Session;
  rows: readonly QuestionRow[];
  answers: Answers;
}) {
  const m = t().questions;
  const { done, of } = progressOf(rows, session.participants.value);
  return (
    <div class="stack">
      <section class="panel panel--lit stack" role="status">
        <h2>{m.thanks}</h2>
        <p>{m.finished(done, of)}</p>
        <p class="muted">{m.waitForHost}</p>
      </section>
      <section class="stack" aria-label={m.room}>
        <h2>{m.room}</h2>
        <ol class="quiz__all">
          {rows.map((row) => (
            <li key={row.id} class="panel stack">
              <h3>{questionText(row)?.question}</h3>
              <QuestionTotals row={row} chosen={answers.get(row.id)} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
