import "./app-chain.css";
import { format, t } from "../i18n/i18n.ts";
import type { AppSheet } from "../rules/app-sheet.ts";

/** What is ordered, what is declared, what is ready: each step of the way from a wish to a Pod. */
export function AppChain({ sheet }: { sheet: AppSheet }) {
  const m = t().sheet;
  const { ordered, declared, ready, wanted } = sheet;
  const steps = [
    ...(ordered === undefined ? [] : [{ label: m.ordered, value: ordered, isShort: false }]),
    ...(declared === undefined
      ? []
      : [{ label: m.declared, value: declared, isShort: ordered !== undefined && declared !== ordered }]),
    { label: m.ready, value: ready, isShort: ready < wanted },
  ];
  return (
    <span class="chain">
      {steps.map(({ label, value, isShort }) => (
        <span key={label} class="chain__step" data-short={isShort}>
          <span class="chain__value">{format.value.number(value)}</span>
          <span class="chain__label">{label}</span>
        </span>
      ))}
    </span>
  );
}

/**
 * What stands between what is wanted and what is there, and that requests fail: a few words each. Where all is as wanted
 * and requests fail, it was too little that was wanted, or something hangs: nothing is well.
 */
export function gapParts({ gap, count, ordered, row, isFailing }: AppSheet): readonly string[] {
  const m = t().sheet;
  const { number } = format.value;
  const what = m.gaps[gap](number(gap === "declare" ? (ordered ?? 0) : count));
  const failing = t().apps.failing(number(row.failedRps));
  if (!isFailing) return [what];
  return gap === "well" ? [failing] : [what, failing];
}

/** The same in one line. */
export const gapText = (sheet: AppSheet): string => gapParts(sheet).join(" · ");
