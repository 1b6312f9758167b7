import { format, t } from "../../../i18n/i18n.ts";
import type { PullOnMachine } from "../../../rules/machine-view.ts";
import { Term } from "../../../ui/term.tsx";
import type { Desk } from "../placing.ts";

/** Images on their way, in order: the first has the whole line. */
export function PullList({ pulls, desk }: { pulls: readonly PullOnMachine[]; desk: Desk }) {
  const m = t().machine;
  const { memory } = format.value;
  return (
    <section class="pulls" aria-labelledby="pulls-title">
      <h2 id="pulls-title" class="panel__title">
        <Term name="image">{m.pulls}</Term>
      </h2>
      <ol class="rows">
        {pulls.map((pull, i) => (
          <li key={pull.image} class="row pull">
            <span class="pull__name">{pull.image}</span>
            <span class="pull__left muted">
              {pull.secondsLeft === undefined ? m.waitsInLine : m.left(memory(pull.remainingMi))}
            </span>
            {i > 0 && (
              <button
                type="button"
                class="button"
                onClick={() => void desk.placing.give({ type: "prioritizePull", image: pull.image })}
              >
                {m.pullFirst}
                <span class="visually-hidden"> {pull.image}</span>
              </button>
            )}
            <div class="progress" aria-hidden="true">
              <div class="progress__bar" style={{ "--done": pull.progress.toFixed(3) }} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
