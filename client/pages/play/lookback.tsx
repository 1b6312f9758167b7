import { useComputed } from "@preact/signals";
import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { partsSideBySide, playedChapters } from "../../rules/report.ts";
import { versusOf } from "../../rules/versus.ts";
import { LookbackCard } from "../../ui/lookback-card.tsx";
import { PartsTable } from "../../ui/report/parts-table.tsx";
import { RoundTimeline } from "../../ui/report/round-timeline.tsx";
import { VersusPanel } from "../../ui/versus-panel.tsx";
import { mySeat } from "./my-seat.ts";
import { TeamFigures } from "./team-figures.tsx";

/** After a round: what happened, and what real Kubernetes calls it. */
export function Lookback({ session, isPractice }: { session: Session; isPractice: boolean }) {
  const m = t();
  const { chapter } = session.classroom.value;
  const text = chapterText(chapter);
  const team = useComputed(() => mySeat(session)?.team).value;
  const versus = team && versusOf(team);
  return (
    <div class="lookback" data-testid="lookback">
      <header class="lookback__head">
        <p class="overline">{m.lookback.title}</p>
        <h1>{text?.title ?? m.lookback.title}</h1>
        {text && <p class="lookback__idea">{text.idea}</p>}
      </header>
      {team && <TeamFigures team={team} />}
      {team && <OwnRound session={session} team={team.id} />}
      {text && <LookbackCard text={text} />}
      {versus && <VersusPanel versus={versus} chapter={chapter} />}
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

/** The own team's round over time, and its parts beside each other. */
function OwnRound({ session, team }: { session: Session; team: string }) {
  const { chapter, chapterIndex } = session.classroom.value;
  const round = playedChapters(session.finishedRounds.value)
    .find((played) => played.chapterIndex === chapterIndex)
    ?.rounds.find((one) => one.team === team);
  if (round === undefined) return null;
  return (
    <section class="panel stack">
      <RoundTimeline summary={round.summary} team="" />
      <PartsTable chapter={chapter} parts={partsSideBySide([round])} />
    </section>
  );
}
