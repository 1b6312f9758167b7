import type { AppRow } from "../../shared/projection/rows.ts";
import { format, t } from "../i18n/i18n.ts";
import { forecastOf, peakOf } from "../rules/forecast.ts";

/** The next minute of demand as a line; the words beside it say the same. */
export function Forecast({ app }: { app: AppRow }) {
  const m = t().apps;
  const { number } = format.value;
  const points = forecastOf(app);
  const first = points[0];
  if (first === undefined) return <span class="muted">–</span>;
  const peak = peakOf(points);
  const scale = Math.max(1, peak.rps);
  const last = points[points.length - 1] ?? first;
  const span = Math.max(1, last.second - first.second);
  const path = points
    .map(({ second, rps }, i) => {
      const x = ((second - first.second) / span) * 60;
      return `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${(19 - (rps / scale) * 17).toFixed(1)}`;
    })
    .join("");
  return (
    <span class="forecast">
      <svg viewBox="0 0 60 20" aria-hidden="true" class="forecast__line">
        <path d={path} />
      </svg>
      <span class="forecast__word">{m.peak(number(peak.rps))}</span>
    </span>
  );
}
