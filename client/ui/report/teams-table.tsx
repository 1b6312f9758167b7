import "./report.css";
import { actionsPerInstanceMinuteMilli, mttrMs, sliBp } from "../../../shared/scoring/figures.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { FinishedRound } from "../../rules/report.ts";
import { Stars } from "../stars.tsx";
import { recovery } from "./parts-table.tsx";

/** A chapter's rounds, team by team in the order of the teams: they stand side by side and nobody is ranked. */
export function TeamsTable({ rounds }: { rounds: readonly FinishedRound[] }) {
  const m = t().report;
  const { percent, goal, decimal } = format.value;
  const isNamed = rounds.some(({ teamName }) => teamName !== "");
  return (
    <div class="teams-table__scroll">
      <table class="teams-table">
        <thead>
          <tr>
            {isNamed && <th scope="col">{m.team}</th>}
            <th scope="col">{m.stars}</th>
            <th scope="col">
              {m.answered}
              {rounds[0] && <span class="muted"> ({t().hud.goal(goal(rounds[0].summary.sloBp))})</span>}
            </th>
            <th scope="col">{m.recovery}</th>
            <th scope="col">{m.perMinute}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ team, teamName, totals, summary: { stars } }) => (
            <tr key={team}>
              {isNamed && <th scope="row">{teamName}</th>}
              <td>
                <Stars count={stars} />
              </td>
              <td>
                <strong>{percent(sliBp(totals))}</strong>
              </td>
              <td data-label={m.recovery}>{recovery({ outages: totals.outages, mttrMs: mttrMs(totals) })}</td>
              <td data-label={m.perMinute}>{decimal(actionsPerInstanceMinuteMilli(totals) / 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
