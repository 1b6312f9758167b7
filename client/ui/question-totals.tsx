import "./questions.css";
import type { QuestionRow } from "../../shared/protocol/classroom-view.ts";
import { t } from "../i18n/i18n.ts";
import { questionText } from "../i18n/quiz-text.ts";
import { totalsOf } from "../rules/questions.ts";
import { Icon } from "./icon.tsx";
import { Lights } from "./lights.tsx";

/** How often each option was chosen by the room. `chosen`: the reader's own answer, as long as the page knows it. */
export function QuestionTotals({ row, chosen = "" }: { row: QuestionRow; chosen?: string | undefined }) {
  const m = t().questions;
  const text = questionText(row);
  const totals = totalsOf(row);
  if (totals === undefined) return <p class="muted question__soon">{m.soon}</p>;
  const all = totals.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul class="totals">
      {totals.map(({ option, count }) => (
        <li key={option} class="totals__one" data-right={option === row.right}>
          <span class="totals__label">
            {option === row.right && <Icon name="check" />}
            {text?.options[option]}
            {option === row.right && <span class="visually-hidden"> ({m.rightAnswer})</span>}
            {option === chosen && " "}
            {option === chosen && <span class="chip chip--lit">{m.yours}</span>}
          </span>
          <Lights lit={count} of={all} dim={row.right !== "" && option !== row.right} />
          <span class="totals__count">
            {count}
            <span class="visually-hidden"> {m.people(count)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
