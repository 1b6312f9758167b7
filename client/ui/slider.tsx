import { useId } from "preact/hooks";

/** One of several amounts in order, by a thumb on a rail. The words are what is chosen, with its unit. */
export function Slider({
  label,
  steps,
  value,
  text,
  onChange,
}: {
  label: string;
  /** Ascending. A value that is not among them is shown at the nearest. */
  steps: readonly number[];
  value: number;
  text(value: number): string;
  onChange(value: number): void;
}) {
  const id = useId();
  return (
    <div class="slider">
      <label class="slider__label" for={id}>
        {label}
      </label>
      <output class="slider__value" for={id}>
        {text(value)}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={nearest(steps, value)}
        aria-valuetext={text(value)}
        onInput={({ currentTarget }) => onChange(steps[Number(currentTarget.value)] ?? value)}
      />
    </div>
  );
}

function nearest(steps: readonly number[], value: number): number {
  let best = 0;
  for (const [i, step] of steps.entries()) {
    if (Math.abs(step - value) < Math.abs((steps[best] ?? 0) - value)) best = i;
  }
  return best;
}
