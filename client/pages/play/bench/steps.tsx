import { t } from "../../../i18n/i18n.ts";
import { refusalMessage } from "../../../i18n/refusal-message.ts";
import type { Step } from "../../../rules/recipe.ts";
import { buzz, play } from "../../../sound/sound.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Desk } from "../placing.ts";

/** The steps in order; the next one is the button. Layers are built all at once: they lie as they are stacked. */
export function Steps({
  steps,
  ...place
}: {
  desk: Desk;
  steps: readonly Step[];
  isServer: boolean;
  /** Nothing else is lit: the next step is what to press. */
  isNext: boolean;
}) {
  const layers = steps.filter(({ command }) => command === undefined);
  const taken = steps.filter(({ command }) => command !== undefined);
  return (
    <>
      <ol class="steps">
        {taken.map((step) => (
          <StepLine key={`${step.kind} ${step.label}`} {...place} step={step} />
        ))}
      </ol>
      {layers.length > 0 && (
        <>
          <h3 class="overline">{t().bench.layers}</h3>
          <ol class="steps steps--layers" reversed>
            {layers.toReversed().map((step) => (
              <StepLine key={`${step.kind} ${step.label}`} {...place} step={step} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

interface StepProps {
  readonly desk: Desk;
  readonly step: Step;
  readonly isServer: boolean;
  readonly isNext: boolean;
}

function StepLine(props: StepProps) {
  const { step } = props;
  const m = t().bench;
  const { kind, state, seconds } = step;
  const isButton = state === "next" && step.command !== undefined;
  return (
    <li class="step" data-kind={kind} data-state={state} aria-current={isButton ? "step" : undefined}>
      {isButton ? (
        <StepButton {...props} />
      ) : (
        <>
          <span class="step__mark">
            {state === "done" || state === "cached" ? <Icon name="check" /> : null}
          </span>
          <span class="step__name">
            {step.label !== wordOf(step) ? null : <span class="step__kind">{m.kinds[kind]}</span>}{" "}
            {wordOf(step)}
          </span>
          <span class="step__state">
            {state === "done" || state === "cached" || state === "doing"
              ? m.state[state]
              : m.seconds(seconds)}
          </span>
        </>
      )}
    </li>
  );
}

function StepButton({ desk, step, isServer, isNext }: StepProps) {
  const m = t().bench;
  const { command, conflict, refusal, seconds } = step;
  const isFatal = isServer && conflict !== undefined && conflict.breaks.length > 0;
  const act = async (): Promise<void> => {
    if (command === undefined) return;
    buzz();
    if ((await desk.placing.give(command)) === undefined) play("drop");
  };
  const isBusy = refusal?.code === "HandsBusy";
  return (
    <div class="step__do">
      {conflict && <ConflictWords step={step} isServer={isServer} />}
      <button
        type="button"
        class={`button button--wide bench-do${isFatal ? " button--signal" : isNext ? " button--primary" : ""}`}
        aria-disabled={refusal !== undefined}
        onClick={act}
      >
        <span>{isFatal ? m.steps.installAnyway(step.label) : doWords(step)}</span>
        <span class="bench-do__time">{m.seconds(seconds)}</span>
      </button>
      {refusal && !isBusy && <RefusalWords refusal={refusal} />}
    </div>
  );
}

/** Why something cannot be done now, and what would help. */
export function RefusalWords({ refusal }: { refusal: Parameters<typeof refusalMessage>[0] }) {
  const { why, help } = refusalMessage(refusal);
  return (
    <p class="refusal-words">
      <strong>{why}</strong> {help}
    </p>
  );
}

/** Two versions in one place: what goes, what that ends, and what would be wiser. */
function ConflictWords({ step, isServer }: { step: Step; isServer: boolean }) {
  const m = t().bench;
  const { conflict, label } = step;
  if (conflict === undefined) return null;
  const apps = conflict.breaks.join(", ");
  return (
    <div class="conflict" data-fatal={isServer && apps !== ""}>
      <p>
        <Icon name="warning" /> {m.conflict(label, conflict.replaces)}
      </p>
      {isServer && apps !== "" && (
        <>
          <p>
            <strong>{m.breaks(apps, conflict.replaces)}</strong>
          </p>
          <p>{m.elsewhere}</p>
        </>
      )}
      {!isServer && <p>{m.harmless}</p>}
    </div>
  );
}

function wordOf({ kind, label }: Step): string {
  const m = t().bench.steps;
  return kind === "save" || kind === "build" || kind === "push" ? m[kind] : label;
}

function doWords(step: Step): string {
  const m = t().bench.steps;
  const { kind, label } = step;
  return kind === "save" || kind === "build" || kind === "push" ? m[kind] : m.install(label);
}
