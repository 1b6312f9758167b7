import type { AppRow } from "../../shared/projection/rows.ts";
import { AppBadge } from "../art/app-badge.tsx";
import { format, t } from "../i18n/i18n.ts";
import type { ClusterStore } from "../net/session.ts";
import { useClusterRevision } from "../net/use-cluster.ts";
import { matters } from "../rules/app-sheet.ts";
import { wantedOf } from "../rules/wanted.ts";
import { Forecast } from "./forecast.tsx";
import { Term } from "./term.tsx";

/** What is wanted and what is there, app by app, and what is coming. */
export function AppsTable({ store }: { store: ClusterStore }) {
  const m = t().apps;
  useClusterRevision(store, 500);
  const apps = [...store.rows.apps.values()].filter(matters).sort((a, b) => a.style - b.style);
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
  const wanted = wantedOf(app);
  const missing = wanted - app.readyPods;
  return (
    <tr data-missing={missing > 0} data-failing={app.failedRps > 0}>
      <th scope="row">
        <span class="app-name">
          <AppBadge style={app.style} size={1.5} />
          {app.name}
        </span>
      </th>
      <td>{number(wanted)}</td>
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
