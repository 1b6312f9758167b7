import { format, t } from "../../../i18n/i18n.ts";
import type { AppSheet } from "../../../rules/app-sheet.ts";
import { forecastOf, peakOf } from "../../../rules/forecast.ts";
import type { Desk } from "../placing.ts";

/** What is going on with an app, beside the numbers of its card: requests now and soon, and what Nodes told of it. */
export function AppFacts({ sheet: { row } }: { desk: Desk; sheet: AppSheet }) {
  const m = t();
  const { number } = format.value;
  const peak = peakOf(forecastOf(row));
  return (
    <dl class="facts">
      <dt>{m.apps.requests}</dt>
      <dd>{m.apps.perSecond(number(row.demandRps))}</dd>
      <dt>{m.apps.forecast}</dt>
      <dd>{m.apps.peak(number(peak.rps))}</dd>
    </dl>
  );
}
