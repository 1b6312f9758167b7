import type { TeamRow } from "../../../shared/protocol/classroom-view.ts";
import { format, t } from "../../i18n/i18n.ts";
import { Stars } from "../../ui/stars.tsx";
import { Unscored } from "../../ui/unscored.tsx";

/** A team's round in figures. Teams and rounds are measured, never persons. */
export function TeamFigures({ team }: { team: TeamRow }) {
  const m = t();
  const { goal, percent, number } = format.value;
  const { round } = team;
  const isBelow = round.sliBp < round.sloBp;
  return (
    <section class="panel team-figures" aria-label={m.lookback.figures}>
      <div class="team-figures__stars">
        {team.name !== "" && <h2>{team.name}</h2>}
        {round.unscored ? <Unscored /> : <Stars count={round.stars} />}
      </div>
      {!round.unscored && (
        <div class="figure" data-state={isBelow ? "signal" : "plain"}>
          <span class="figure__value" data-testid="sli">
            {percent(round.sliBp)}
          </span>
          <span class="figure__label">
            {m.lookback.answered} ({m.hud.goal(goal(round.sloBp))})
          </span>
        </div>
      )}
      <div class="figure">
        <span class="figure__value">{number(round.served)}</span>
        <span class="figure__label">
          {m.lookback.served}
          {!round.unscored && ` (${m.hud.failed(number(round.failed))})`}
        </span>
      </div>
      {!round.unscored && (
        <div class="figure">
          <span class="figure__value">{percent(round.efficiencyBp)}</span>
          <span class="figure__label">{m.lookback.efficiency}</span>
        </div>
      )}
      <div class="figure">
        <span class="figure__value">{number(round.actions)}</span>
        <span class="figure__label">{m.lookback.actions}</span>
      </div>
    </section>
  );
}
