import { t } from "../../../i18n/i18n.ts";
import { warningText } from "../../../i18n/incident-text.ts";
import type { WarningOnMachine } from "../../../rules/machine-view.ts";
import { Icon } from "../../../ui/icon.tsx";

/** What only this machine knows about its near future. Nobody hears of it unless somebody says it. */
export function Warnings({ warnings }: { warnings: readonly WarningOnMachine[] }) {
  const m = t().machine;
  if (warnings.length === 0) return null;
  return (
    <div class="panel panel--signal warnings" role="alert">
      {warnings.map(({ code, secondsLeft }) => (
        <p key={code} class="warnings__one">
          <Icon name="warning" />
          <strong>{warningText(code)}</strong> <span>{m.inSeconds(secondsLeft)}</span>
        </p>
      ))}
      <p>{m.tellThem}</p>
    </div>
  );
}
