import "./desk/desk.css";
import { useComputed, useSignal } from "@preact/signals";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { eraOf } from "../../rules/era-reader.ts";
import { AppsTable } from "../../ui/apps-table.tsx";
import { BoardView } from "../../ui/board-view.tsx";
import { EraBoard } from "../../ui/era-board.tsx";
import { StoryMoment } from "../../ui/story-moment.tsx";
import { TeamEvents } from "../../ui/team-events.tsx";
import { HAS_ROOM, useMedia } from "../../ui/use-media.ts";

/** For who found no seat this time: the team's cluster, to look at. */
export function WatchDesk({ session, team }: { session: Session; team: string }) {
  const hasRoom = useMedia(HAS_ROOM);
  const hasBoard = useSignal(true);
  const picked = useSignal<string | undefined>(undefined);
  const era = useComputed(() => eraOf(session.classroom.value)).value;
  const store = session.cluster(team);
  if (store === undefined) return null;
  return (
    <div class="watch-desk">
      <StoryMoment session={session} team={team} />
      <p class="panel">{t().seats.watching}</p>
      {era && <EraBoard session={session} team={team} store={store} era={era} />}
      {era === undefined && hasRoom && hasBoard.value && (
        <div class="watch-desk__board">
          <BoardView
            session={session}
            team={team}
            store={store}
            mode="screen"
            picked={picked}
            onUnavailable={() => {
              hasBoard.value = false;
            }}
          />
        </div>
      )}
      {era === undefined && (
        <div class="panel">
          <AppsTable store={store} />
        </div>
      )}
      <div class="panel">
        <TeamEvents session={session} team={team} />
      </div>
    </div>
  );
}
