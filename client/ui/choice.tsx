import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Before the label; decoration. */
  readonly sign?: ComponentChildren;
}

/** One of few: a row of keys of which one is down. */
export function Choice<V extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly Option<V>[];
  value: V | undefined;
  onChange(value: V): void;
}) {
  const name = useId();
  return (
    <fieldset class="choice-field">
      <legend class="field__label">{label}</legend>
      <div class="choice">
        {options.map((option) => (
          <label key={option.value} data-checked={option.value === value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.sign}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
