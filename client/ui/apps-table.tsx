import type { AppRow } from "../../shared/projection/rows.ts";
import { AppBadge } from "../art/app-badge.tsx";
import { format, t } from "../i18n/i18n.ts";
import type { ClusterStore } from "../net/session.ts";
import { useClusterRevision } from "../net/use-cluster.ts";
import { forecastOf, peakOf } from "../rules/forecast.ts";
import { Term } from "./term.tsx";

/** What is wanted and what is there, app by app, and what is coming. */
export function AppsTable({ store }: { store: ClusterStore }) {
  const m = t().apps;
  useClusterRevision(store, 500);
  // Apps of later in the round show up when they are wanted or their requests come into sight.
  const apps = [...store.rows.apps.values()]
    .filter((app) => app.replicas > 0 || app.readyPods > 0 || peakOf(forecastOf(app)).rps > 0)
    .sort((a, b) => a.style - b.style);
  return (
    <div class="apps">
      <div class="apps__scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{m.app}</th>
              <th scope="col">
                <Term name="desired">{m.wanted}</Term>
              </th>
              <th scope="col">{m.ready}</th>
              <th scope="col">{m.requests}</th>
              <th scope="col">{m.forecast}</th>
            </tr>
          </thead>
          <tbody>
            {apps.map((app) => (
              <AppLine key={app.name} app={app} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function AppLine({ app }: { app: AppRow }) {
  const m = t().apps;
  const { number } = format.value;
  const missing = app.replicas - app.readyPods;
  return (
    <tr data-missing={missing > 0} data-failing={app.failedRps > 0}>
      <th scope="row">
        <span class="app-name">
          <AppBadge style={app.style} size={1.5} />
          {app.name}
        </span>
      </th>
      <td>{number(app.replicas)}</td>
      <td>
        <strong>{number(app.readyPods)}</strong>
        {missing > 0 && <span class="apps__missing"> {m.missing(missing)}</span>}
      </td>
      <td>
        {m.perSecond(number(app.demandRps))}
        {app.failedRps > 0 && <span class="apps__failing"> {m.failing(number(app.failedRps))}</span>}
      </td>
      <td>
        <Forecast app={app} />
      </td>
    </tr>
  );
}

/** The next minute of demand as a line; the words beside it say the same. */
function Forecast({ app }: { app: AppRow }) {
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
