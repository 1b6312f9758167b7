import "./questions.css";
import { t } from "../i18n/i18n.ts";
import { questionText } from "../i18n/quiz-text.ts";
import type { Session } from "../net/session.ts";
import { type BeforeAfter, beforeAndAfter, type Known } from "../rules/questions.ts";
import { Icon } from "./icon.tsx";
import { Lights } from "./lights.tsx";

/** What the room knew before the course and after it, side by side. Nothing where no quiz was asked. */
export function QuizTotals({ session }: { session: Session }) {
  const m = t().questions;
  const sides = beforeAndAfter(session.questions.value);
  if (sides.length === 0) return null;
  return (
    <section class="panel quiz-totals stack" aria-label={m.totals}>
      <h2 class="panel__title">{m.totals}</h2>
      <ol class="quiz-totals__list">
        {sides.map((side) => (
          <QuestionSides key={side.row.id} side={side} />
        ))}
      </ol>
      <p class="muted quiz-totals__note">{m.totalsNote}</p>
    </section>
  );
}

function QuestionSides({ side: { row, before, after } }: { side: BeforeAfter }) {
  const m = t().questions;
  const text = questionText(row);
  // One measure for both, so that a light is a person in each of them.
  const of = Math.max(before.of, after.of);
  return (
    <li class="quiz-totals__one">
      <h3 class="quiz-totals__question">{text?.question}</h3>
      <p class="quiz-totals__right">
        <Icon name="check" />
        {text?.options[row.right]}
      </p>
      <dl class="quiz-totals__sides">
        <Side word={m.before} known={before} of={of} />
        <Side word={m.after} known={after} of={of} />
      </dl>
      <p class="quiz-totals__why">{text?.why}</p>
    </li>
  );
}

function Side({ word, known, of }: { word: string; known: Known; of: number }) {
  const m = t().questions;
  return (
    <div class="quiz-totals__side">
      <dt>{word}</dt>
      <dd>
        <Lights lit={known.right} of={of} />
        <span class="quiz-totals__count">{known.of === 0 ? m.nobody : m.knew(known.right, known.of)}</span>
      </dd>
    </div>
  );
}
