import { useSignal } from "@preact/signals";
import { format, t } from "../../../i18n/i18n.ts";
import type { Bench } from "../../../rules/recipe.ts";
import type { RunChoice } from "../../../rules/run-choices.ts";
import { buzz, play } from "../../../sound/sound.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Desk } from "../placing.ts";
import { RefusalWords } from "./steps.tsx";

/** An image, and how many of it to start here with one tap. */
export function RunPanel({
  desk,
  bench,
  choice,
  isWanted,
}: {
  desk: Desk;
  bench: Bench;
  choice: RunChoice;
  /** It is one's turn to start more of it. */
  isWanted: boolean;
}) {
  const m = t().bench;
  const { memory } = format.value;
  const { id } = bench.era;
  const wished = useSignal<number | undefined>(undefined);
  const count = Math.max(1, Math.min(wished.value ?? choice.proposed, Math.max(1, choice.room)));
  const run = async (): Promise<void> => {
    buzz();
    const refusal = await desk.placing.give({ type: "runInstances", image: choice.image, count });
    if (refusal === undefined) {
      play("drop");
      wished.value = undefined;
    }
  };
  return (
    <div class="run-panel">
      <p class="run-panel__image">
        <strong>{choice.image}</strong>{" "}
        <span class="muted">
          {memory(choice.sizeMi)}
          {", "}
          {choice.madeOn === "" ? m.notShared : m.madeOn(choice.madeOn)}
        </span>
      </p>
      <div class="run-panel__do">
        <Count
          label={m.run[id](choice.image)}
          count={count}
          most={choice.room}
          onChange={(to) => {
            wished.value = to;
          }}
        />
        <button
          type="button"
          class={`button bench-do run-panel__run${isWanted ? " button--primary" : ""}`}
          aria-disabled={choice.refusal !== undefined}
          onClick={run}
        >
          <span>{m.runCount[id](count)}</span>
          <span class="bench-do__time">{m.seconds(choice.fetchSeconds + choice.startSeconds)}</span>
        </button>
      </div>
      {choice.refusal ? (
        <RefusalWords refusal={choice.refusal} />
      ) : (
        <p class="run-panel__facts muted">
          {choice.fetchSeconds > 0 ? m.fetch(memory(choice.fetchMi), choice.fetchSeconds) : m.isHere}
          {" · "}
          {m.starts[id](choice.startSeconds)}
          {" · "}
          {m.room(choice.room)}
        </p>
      )}
    </div>
  );
}

/** How many, one more or one fewer at a tap; at least one. */
function Count({
  label,
  count,
  most,
  onChange,
}: {
  label: string;
  count: number;
  most: number;
  onChange(count: number): void;
}) {
  const m = t().bench;
  const step = (by: number): void => onChange(Math.max(1, Math.min(most, count + by)));
  return (
    <fieldset class="run-panel__count" aria-label={label}>
      <button type="button" class="button button--icon" aria-disabled={count <= 1} onClick={() => step(-1)}>
        <Icon name="minus" />
        <span class="visually-hidden">{m.fewer}</span>
      </button>
      <output>{count}</output>
      <button type="button" class="button button--icon" aria-disabled={count >= most} onClick={() => step(1)}>
        <Icon name="plus" />
        <span class="visually-hidden">{m.oneMore}</span>
      </button>
    </fieldset>
  );
}
