import { t } from "../i18n/i18n.ts";
import { Term, type TermName } from "./term.tsx";

/** Words that explain themselves, side by side. */
export function Words({ names }: { names: readonly TermName[] }) {
  return (
    <p class="words">
      <span class="overline">{t().hud.words}</span>
      {names.map((name) => (
        <Term key={name} name={name} />
      ))}
    </p>
  );
}
