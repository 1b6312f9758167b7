import "./machine.css";
import { useSignal } from "@preact/signals";
import { t } from "../../../i18n/i18n.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { useGameTick } from "../../../net/use-game-tick.ts";
import { podsOnMachine, pullsOnMachine, warningsOnMachine } from "../../../rules/machine-view.ts";
import { offeredTools } from "../../../rules/tools.ts";
import { BoardView } from "../../../ui/board-view.tsx";
import { HAS_ROOM, useMedia } from "../../../ui/use-media.ts";
import { CallBar } from "../call-bar.tsx";
import { MoreTabs } from "../more-tabs.tsx";
import type { Desk } from "../placing.ts";
import { ImagesAhead } from "./images-ahead.tsx";
import { MachineHead } from "./machine-head.tsx";
import { PodOnMachineCard } from "./pod-card.tsx";
import { PullList } from "./pull-list.tsx";
import { UsageList } from "./usage-list.tsx";
import { Warnings } from "./warnings.tsx";

/** The inside of one's own machine: who waits for a hand, what is on its way, how full it is. */
export function MachineDesk({ desk, node }: { desk: Desk; node: string }) {
  const m = t().machine;
  const { store, paused } = desk;
  const hasRoom = useMedia(HAS_ROOM);
  const hasBoard = useSignal(true);
  useClusterRevision(store);
  const tick = useGameTick(store, !paused.value);
  const offered = offeredTools(store.round);
  const byHand = store.round.kubelet === "player";
  const pods = podsOnMachine(store.rows, node, tick, byHand);
  const machine = store.rows.machines.get(node);
  // One pull needs no list: its progress stands on the Pod. From two on their order is to be decided.
  const pulls = pullsOnMachine(machine, tick);
  const todo = pods.filter(({ action }) => action !== undefined).length;
  return (
    <div class="machine-desk" data-board={hasRoom && hasBoard.value}>
      <div class="machine-desk__own">
        <MachineHead desk={desk} node={node} />
        <Warnings warnings={warningsOnMachine(machine, tick)} />
        {offered.includes("tellUsage") && <UsageList desk={desk} node={node} tick={tick} />}
        {offered.includes("pullImage") && <ImagesAhead desk={desk} node={node} />}
        <section class="machine-pods" aria-labelledby="pods-title">
          <h2 id="pods-title" class="panel__title">
            {m.pods}
            {todo > 0 && <span class="chip chip--lit">{m.todo(todo)}</span>}
          </h2>
          {pods.length === 0 && <p class="muted machine-pods__empty">{m.noPods}</p>}
          <ul class="machine-pods__list">
            {pods.map((pod) => (
              <PodOnMachineCard key={pod.name} desk={desk} pod={pod} />
            ))}
          </ul>
        </section>
        {pulls.length > 1 && <PullList pulls={pulls} desk={desk} />}
        <MoreTabs desk={desk} />
      </div>
      {hasRoom && hasBoard.value && (
        <div class="machine-desk__board">
          <BoardView
            session={desk.session}
            team={desk.team}
            store={store}
            mode="node"
            nodeName={node}
            picked={desk.placing.picked}
            onUnavailable={() => {
              hasBoard.value = false;
            }}
          />
        </div>
      )}
      <CallBar desk={desk} />
    </div>
  );
}
