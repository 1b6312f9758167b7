import { useComputed } from "@preact/signals";
import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { LookbackCard } from "../../ui/lookback-card.tsx";
import { mySeat } from "./my-seat.ts";
import { TeamFigures } from "./team-figures.tsx";

/** After a round: what happened, and what real Kubernetes calls it. */
export function Lookback({ session, isPractice }: { session: Session; isPractice: boolean }) {
  const m = t();
  const text = chapterText(session.classroom.value.chapter);
  const team = useComputed(() => mySeat(session)?.team).value;
  return (
    <div class="lookback" data-testid="lookback">
      <h1>{m.lookback.title}</h1>
      {team && <TeamFigures team={team} />}
      {text && <LookbackCard text={text} />}
      {isPractice ? (
        <div class="inline">
          <button
            type="button"
            class="button button--primary button--large"
            onClick={() => session.host({ type: "restart" })}
          >
            {m.practice.again}
          </button>
          <a class="button button--large" href="/practice" onClick={() => session.leave()}>
            {m.practice.otherSeat}
          </a>
        </div>
      ) : (
        <p class="muted">{m.lookback.waitForHost}</p>
      )}
    </div>
  );
}
