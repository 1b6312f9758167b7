import "./desk.css";
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../../i18n/i18n.ts";
import { AppsTable } from "../../../ui/apps-table.tsx";
import { BoardView } from "../../../ui/board-view.tsx";
import { KubeEvents } from "../../../ui/kube-events.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { HAS_ROOM, useMedia } from "../../../ui/use-media.ts";
import { CallBar } from "../call-bar.tsx";
import { EventFeed } from "../event-feed.tsx";
import { HintPanel } from "../hint-panel.tsx";
import type { Desk } from "../placing.ts";
import { AppList } from "./app-list.tsx";
import { NodeList } from "./node-list.tsx";
import { Queue } from "./queue.tsx";
import { ClusterTools, hasDeclaringTools } from "./tools/tool-tabs.tsx";
import { WaitingApps } from "./waiting-apps.tsx";

/**
 * The Control Plane's desk: who waits, where there is room, what is wanted. On a laptop with the picture between the
 * lists, on a phone the lists alone.
 */
export function ControlPlaneDesk({ desk }: { desk: Desk }) {
  const hasRoom = useMedia(HAS_ROOM);
  const hasBoard = useSignal(true);
  const { placing, session, team } = desk;
  // Tools come and go with the controllers: narrow, so that the desk is drawn anew only then.
  const hasTools = useComputed(() => {
    const round = session.teams.value.find(({ id }) => id === team)?.round;
    return round !== undefined && hasDeclaringTools(round, placing);
  }).value;
  // Who places no Pods watches over what is wanted and what is there, with tools for it or without.
  const declares = hasTools || !placing.may("bind");
  useEffect(() => {
    const putBack = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && placing.picked.peek() !== undefined) placing.pick(undefined);
    };
    addEventListener("keydown", putBack);
    return () => removeEventListener("keydown", putBack);
  }, [placing]);
  return (
    <div class="desk-grid" data-board={hasRoom && hasBoard.value} data-declares={declares}>
      {declares ? <Declaring desk={desk} /> : <Queue desk={desk} />}
      {hasRoom && hasBoard.value && (
        <div class="desk-grid__board">
          <BoardView
            session={desk.session}
            team={desk.team}
            store={desk.store}
            mode="control-plane"
            picked={placing.picked}
            onPick={(pod) => {
              placing.picked.value = pod;
            }}
            {...(placing.may("bind") && {
              onPlace: (pod: string, node: string) => void placing.place(pod, node),
            })}
            onInspect={(kind, name) => {
              if (kind === "node") document.getElementById(`node-row-${name}`)?.focus();
            }}
            verdict={(pod, node) => placing.verdict(pod, node)}
            onUnavailable={() => {
              hasBoard.value = false;
            }}
            onBoard={(board) => {
              placing.board = board;
            }}
          />
        </div>
      )}
      {hasRoom && !hasBoard.value && <p class="chip">{t().desk.noBoard}</p>}
      <div class="desk-grid__side">
        {declares && hasRoom && <WaitingApps desk={desk} />}
        <NodeList desk={desk} />
      </div>
      <div class="desk-grid__below">
        <Tabs
          label={t().hud.more}
          tabs={[
            ...(declares
              ? []
              : [{ id: "apps", label: t().apps.title, content: <AppsTable store={desk.store} /> }]),
            { id: "events", label: t().hud.events, content: <Events desk={desk} /> },
            { id: "help", label: t().hud.help, content: <HintPanel desk={desk} /> },
          ]}
        />
      </div>
      <CallBar desk={desk} />
    </div>
  );
}

/** Where the scheduler works by itself: what is wanted, and the tools of this chapter. */
function Declaring({ desk }: { desk: Desk }) {
  return (
    <div class="desk-grid__declaring">
      <ClusterTools desk={desk} />
      <AppList desk={desk} />
    </div>
  );
}

function Events({ desk }: { desk: Desk }) {
  return (
    <>
      <EventFeed desk={desk} />
      <KubeEvents store={desk.store} />
    </>
  );
}
