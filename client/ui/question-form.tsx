import "./questions.css";
import { useSignal } from "@preact/signals";
import type { QuestionRow } from "../../shared/protocol/classroom-view.ts";
import { t } from "../i18n/i18n.ts";
import { questionText } from "../i18n/quiz-text.ts";
import { refusalMessage } from "../i18n/refusal-message.ts";
import { giveAnswer } from "../net/own-answers.ts";
import type { Session } from "../net/session.ts";
import { optionsOf } from "../rules/questions.ts";
import { notify } from "./notices.tsx";

/** A question with its options. Choosing is free; sending is for good, so it is a step of its own. */
export function QuestionForm({ session, row }: { session: Session; row: QuestionRow }) {
  const m = t().questions;
  const chosen = useSignal("");
  const isBusy = useSignal(false);
  const text = questionText(row);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (chosen.value === "" || isBusy.value) return;
    isBusy.value = true;
    const refusal = await giveAnswer(session, row, chosen.value);
    isBusy.value = false;
    if (refusal === undefined) return;
    const { why, help } = refusalMessage(refusal);
    notify("alarm", why, help);
  };
  return (
    <form class="question stack" onSubmit={send} data-testid={`question-${row.question}`}>
      <fieldset class="question__options">
        <legend class="question__words">{text?.question}</legend>
        {optionsOf(row).map((option) => (
          <label key={option} class="question__option" data-checked={chosen.value === option}>
            <input
              type="radio"
              name={row.id}
              value={option}
              required
              checked={chosen.value === option}
              onChange={() => {
                chosen.value = option;
              }}
            />
            <span>{text?.options[option]}</span>
          </label>
        ))}
      </fieldset>
      <button
        type="submit"
        class={`button button--large button--wide${chosen.value === "" ? "" : " button--primary"}`}
        aria-disabled={chosen.value === "" || isBusy.value}
      >
        {m.send}
      </button>
    </form>
  );
}
