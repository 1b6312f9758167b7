import { useSignal } from "@preact/signals";
import { chapterText, textRole } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Desk } from "./placing.ts";

/** The job once more, and hints in three steps, for whoever asks. */
export function HintPanel({ desk }: { desk: Desk }) {
  const m = t();
  const shown = useSignal(0);
  const text = chapterText(desk.session.classroom.value.chapter);
  if (text === undefined) return null;
  const role = textRole(desk.placing.seat.role);
  const { job, steps } = text.seats[role];
  const hints = text.hints[role];
  return (
    <div class="hints stack">
      <p>{job}</p>
      <ol class="seat-card__steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {hints.slice(0, shown.value).map((hint) => (
        <p key={hint} class="hints__one">
          <span class="overline">{m.story.hint}</span> {hint}
        </p>
      ))}
      {shown.value < hints.length && (
        <button
          type="button"
          class="button"
          onClick={() => {
            shown.value += 1;
          }}
        >
          {m.story.nextHint}
        </button>
      )}
    </div>
  );
}
