import "./report.css";
import type { Claim, Rung } from "../../../shared/scoring/ladder.ts";
import { format, t } from "../../i18n/i18n.ts";

/** What the room's own figures say about the claim of the whole course, and the bars that it is read from. */
export function ClaimCard({ claim, rungs }: { claim: Claim; rungs: readonly Rung[] }) {
  return (
    <div class="claim">
      <p class="claim__says">{t().report.says(claim)}</p>
      <Ladder rungs={rungs} />
    </div>
  );
}

/** Resources and work of each way, as bars with their numbers. It is a table, and reads as one. */
function Ladder({ rungs }: { rungs: readonly Rung[] }) {
  const m = t().report;
  const { decimal } = format.value;
  const dearest = Math.max(1, ...rungs.map((rung) => rung.cpuMicrosPerRequest));
  const busiest = Math.max(1, ...rungs.map((rung) => rung.actionsPerInstanceMinuteMilli));
  return (
    <table class="ladder">
      <thead>
        <tr>
          <th scope="col">{m.way}</th>
          <th scope="col">
            <strong>{m.resources}</strong> <span class="muted">{m.resourcesUnit}</span>
          </th>
          <th scope="col">
            <strong>{m.work}</strong> <span class="muted">{m.workUnit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rungs.map((rung) => (
          <tr key={rung.way} class="ladder__rung">
            <th scope="row">{m.ways[rung.way]}</th>
            <td data-label={m.resources}>
              <Bar share={rung.cpuMicrosPerRequest / dearest}>
                {m.milliseconds(decimal(rung.cpuMicrosPerRequest / 1000))}
              </Bar>
              <span class="ladder__aside muted">
                {m.perMachine(decimal(rung.instancesPerMachineMilli / 1000))}
              </span>
            </td>
            <td data-label={m.work}>
              <Bar share={rung.actionsPerInstanceMinuteMilli / busiest}>
                {decimal(rung.actionsPerInstanceMinuteMilli / 1000)}
              </Bar>
            </td>
          </tr>
        ))}
      </tbody>
      <caption class="muted">{m.lessIsBetter}</caption>
    </table>
  );
}

function Bar({ share, children }: { share: number; children: string }) {
  return (
    <span class="bar" style={{ "--share": share }}>
      <span class="bar__fill" aria-hidden="true" />
      <strong class="bar__value">{children}</strong>
    </span>
  );
}
