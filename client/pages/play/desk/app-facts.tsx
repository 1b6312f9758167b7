import { format, t } from "../../../i18n/i18n.ts";
import type { AppSheet } from "../../../rules/app-sheet.ts";
import { imageTag } from "../../../rules/image-tag.ts";
import { toldOf } from "../../../rules/told.ts";
import { offeredTools } from "../../../rules/tools.ts";
import { Forecast } from "../../../ui/forecast.tsx";
import type { Desk } from "../placing.ts";

const TICKS_PER_SECOND = 10;
/** As many as are read at a glance. */
const MOST_TOLD = 4;

/** What is going on with an app, beside the numbers of its card: requests now and soon, and what Nodes told of it. */
export function AppFacts({ desk, sheet: { row } }: { desk: Desk; sheet: AppSheet }) {
  const m = t();
  const { number, cores, memory } = format.value;
  const { round } = desk.store;
  const told = toldOf(row, round.tick);
  const isOut = row.image === row.orderedImage && row.rollout === "";
  return (
    <dl class="desk-facts">
      {row.orderedImage !== "" && (
        <>
          <dt>{m.sheet.ordered}</dt>
          <dd>
            {imageTag(row.orderedImage)}
            {row.dueTick > round.tick && !isOut && (
              <strong> {m.sheet.due(Math.ceil((row.dueTick - round.tick) / TICKS_PER_SECOND))}</strong>
            )}
          </dd>
        </>
      )}
      <dt>{m.apps.requests}</dt>
      <dd>{m.apps.perSecond(number(row.demandRps))}</dd>
      <dt>{m.apps.forecast}</dt>
      <dd>
        <Forecast app={row} />
      </dd>
      {offeredTools(round).includes("tellUsage") && (
        <>
          <dt>{m.sheet.told}</dt>
          <dd>
            {told.length === 0 ? (
              <span class="muted">{m.sheet.nothingTold}</span>
            ) : (
              m.sheet.toldTo(told.length)
            )}
          </dd>
          {told.length > 0 && (
            <dd class="told">
              {told.slice(0, MOST_TOLD).map((usage) => (
                <span key={usage.node}>
                  {m.sheet.uses(m.common.cores(cores(usage.cpuMilli)), memory(usage.memoryMi))}{" "}
                  <span class="muted">{m.sheet.toldBy(usage.node, number(usage.rps), usage.secondsAgo)}</span>
                </span>
              ))}
            </dd>
          )}
        </>
      )}
    </dl>
  );
}
