import { useId } from "preact/hooks";
import { t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";

/** A whole number between two large keys; arrow keys, Home and End do the same. */
export function Stepper({
  label,
  value,
  min,
  max,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
}) {
  const id = useId();
  const to = (wanted: number): void => onChange(Math.max(min, Math.min(max, wanted)));
  const KEYS: Readonly<Record<string, number>> = {
    ArrowUp: value + 1,
    ArrowRight: value + 1,
    ArrowDown: value - 1,
    ArrowLeft: value - 1,
    Home: min,
    End: max,
  };
  const press = (event: KeyboardEvent): void => {
    const wanted = KEYS[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    to(wanted);
  };
  return (
    <div class="stepper">
      <span class="stepper__label" id={id}>
        {label}
      </span>
      <button
        type="button"
        class="button button--icon"
        disabled={value <= min}
        onClick={() => to(value - 1)}
        aria-label={t().tools.less(label)}
      >
        <Icon name="minus" />
      </button>
      <span
        class="stepper__value"
        role="spinbutton"
        tabIndex={0}
        aria-labelledby={id}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        onKeyDown={press}
      >
        {value}
      </span>
      <button
        type="button"
        class="button button--icon"
        disabled={value >= max}
        onClick={() => to(value + 1)}
        aria-label={t().tools.more(label)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
