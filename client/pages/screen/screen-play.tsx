import { useSignal } from "@preact/signals";
import type { TeamRow } from "../../../shared/protocol/classroom-view.ts";
import { chapterText } from "../../i18n/chapter-text.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { eraOf } from "../../rules/era-reader.ts";
import { versusOf } from "../../rules/versus.ts";
import { AppsTable } from "../../ui/apps-table.tsx";
import { BoardView } from "../../ui/board-view.tsx";
import { EraBoard } from "../../ui/era-board.tsx";
import { Stars } from "../../ui/stars.tsx";
import { StoryMoment } from "../../ui/story-moment.tsx";
import { TeamEvents } from "../../ui/team-events.tsx";
import { Unscored } from "../../ui/unscored.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { JoinCorner } from "./join-corner.tsx";
import { ScreenApps } from "./screen-apps.tsx";

/** The spotlighted team's harbour, large, and every other team as a tile. */
export function ScreenPlay({ session, code, url }: { session: Session; code: string; url: string }) {
  const classroom = session.classroom.value;
  const teams = session.teams.value;
  const spotlit = teams.find(({ id }) => id === classroom.spotlight) ?? teams[0];
  const left = useCountdown(classroom.beatLeftMs, !classroom.paused, classroom);
  const text = chapterText(classroom.chapter);
  return (
    <div class="screen-play">
      <header class="screen-play__head">
        <h1>{text?.title}</h1>
        {classroom.era === "" && <p class="chip">{t().hud.timeFactor(classroom.timeFactor)}</p>}
        <StoryMoment session={session} team={spotlit?.id ?? ""} />
        <p class="screen-play__clock" data-testid="round-timer">
          {format.value.clock(left)}
        </p>
      </header>
      {spotlit && <Spotlight key={spotlit.id} session={session} team={spotlit} />}
      <aside class="screen-play__side">
        <ul class="screen-tiles" data-many={teams.length > 4}>
          {teams.map((team) => (
            <Tile key={team.id} team={team} isSpotlit={team.id === spotlit?.id} />
          ))}
        </ul>
        {spotlit && <TeamEvents key={spotlit.id} session={session} team={spotlit.id} />}
        <JoinCorner code={code} url={url} />
      </aside>
    </div>
  );
}

function Spotlight({ session, team }: { session: Session; team: TeamRow }) {
  const picked = useSignal<string | undefined>(undefined);
  const hasBoard = useSignal(true);
  const store = session.cluster(team.id);
  const era = eraOf(session.classroom.value);
  if (store === undefined) return <div class="screen-play__board" />;
  if (era !== undefined) {
    return (
      <div class="screen-play__board">
        <EraBoard session={session} team={team.id} store={store} era={era} />
      </div>
    );
  }
  return (
    <div class="screen-play__main">
      <div class="screen-play__board">
        {hasBoard.value ? (
          <BoardView
            session={session}
            team={team.id}
            store={store}
            mode="screen"
            picked={picked}
            onUnavailable={() => {
              hasBoard.value = false;
            }}
          />
        ) : (
          <AppsTable store={store} />
        )}
      </div>
      <ScreenApps store={store} />
    </div>
  );
}

function Tile({ team, isSpotlit }: { team: TeamRow; isSpotlit: boolean }) {
  const { round } = team;
  const versus = versusOf(team);
  const isBelow = round.sloBp > 0 && round.sliBp < round.sloBp;
  return (
    <li class="screen-tile panel" data-spotlit={isSpotlit} aria-current={isSpotlit}>
      <h2>{team.name}</h2>
      {round.unscored ? <Unscored /> : <Stars count={round.stars} />}
      <p class="figure" data-state={isBelow ? "signal" : "plain"}>
        {round.unscored ? (
          <span class="figure__label">{t().hud.served(format.value.number(round.served))}</span>
        ) : (
          <>
            <span class="figure__value" data-testid="sli">
              {format.value.percent(round.sliBp)}
            </span>
            <span class="figure__label">
              {t().hud.sli}, {t().hud.goal(format.value.goal(round.sloBp))}
            </span>
          </>
        )}
      </p>
      {versus?.isRace === true && (
        <p class="screen-tile__rival">
          <strong>{format.value.percent(versus.kubernetes.sliBp)}</strong> {t().versus.profile}
        </p>
      )}
    </li>
  );
}
