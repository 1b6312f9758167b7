import "./bench.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { EraRules } from "../../../../shared/model/era.ts";
import { imageVersion } from "../../../../shared/model/image-name.ts";
import { useClusterRevision } from "../../../net/use-cluster.ts";
import { useGameTick } from "../../../net/use-game-tick.ts";
import { eraReader } from "../../../rules/era-reader.ts";
import { instancesOnMachine } from "../../../rules/instances-view.ts";
import { machinePictures } from "../../../rules/machine-picture.ts";
import { warningsOnMachine } from "../../../rules/machine-view.ts";
import { isOwnTurn, type Order, orderBoard, orderInHand } from "../../../rules/order-board.ts";
import { type Bench, recipeSteps, type Wish } from "../../../rules/recipe.ts";
import { CallBar } from "../call-bar.tsx";
import { Warnings } from "../machine/warnings.tsx";
import { MoreTabs } from "../more-tabs.tsx";
import type { Desk } from "../placing.ts";
import { Instances } from "./instances.tsx";
import { MachineFacts, MachineView } from "./machine-card.tsx";
import { OrderBoard } from "./order-board.tsx";
import { PowerCard } from "./power-card.tsx";
import { useTakers } from "./use-takers.ts";
import { WorkCard } from "./work-card.tsx";

/** One bare machine and one pair of hands: what is wanted, what to do next, and what stands and runs here. */
export function BenchDesk({ desk, node, era }: { desk: Desk; node: string; era: EraRules }) {
  const { store, paused } = desk;
  const { rows } = store;
  useClusterRevision(store);
  const tick = useGameTick(store, !paused.value);
  const wish = useSignal<Wish>({ system: undefined, order: "code-last" });
  const round = { ...store.round, tick };
  const bench: Bench = {
    era,
    reader: eraReader(rows, round, era),
    seat: { ...desk.placing.seat, nodeName: node },
  };
  const takers = useTakers(desk).value;
  const orders = orderBoard(rows, era, node, tick);
  const { order, choose } = useOrderInHand(bench, orders, wish.value, takers);
  const steps = order === undefined ? [] : recipeSteps(bench, order.app, wish.value);
  // An image that everybody can get need not be made: what is left is to run it.
  const isMade = [...rows.publishedImages.values()].some(({ app }) => app === order?.app.id);
  const instances = instancesOnMachine(rows, era, node, tick);
  const machine = rows.machines.get(node);
  const picture = machinePictures(rows, round, era, tick).find((one) => one.node === node);
  const isOn = machine === undefined || machine.power === "on";
  return (
    <div class="bench-desk" data-era={era.id}>
      <div class="bench-desk__own">
        <div class="bench-desk__work">
          <PowerCard desk={desk} machine={machine} />
          <Warnings warnings={warningsOnMachine(machine, tick)} />
          <Instances desk={desk} era={era} instances={instances.filter(needsCare)} isUrgent />
          <OrderBoard orders={orders} takers={takers} inHand={order?.name} onChoose={choose} />
          {isOn && order && (
            <WorkCard key={order.app.id} desk={desk} bench={bench} order={order} steps={steps} wish={wish} />
          )}
        </div>
        <div class="bench-desk__machine">
          <MachineView era={era} machine={picture} steps={isMade ? [] : steps} />
          <MachineFacts desk={desk} bench={bench} machine={picture} />
          <Instances desk={desk} era={era} instances={instances.filter((one) => !needsCare(one))} />
        </div>
        <MoreTabs desk={desk} />
      </div>
      <CallBar desk={desk} about={order && order.wanted > 0 ? { app: order.name } : {}} />
    </div>
  );
}

/** It stands still until somebody comes; nobody else will. */
const needsCare = ({ action, lacks, state }: { action: unknown; lacks: string; state: string }): boolean =>
  (action !== undefined || lacks !== "") && state !== "terminating";

/** Keeps to an order until there is nothing left to do about it here, then goes on to the next by itself. */
function useOrderInHand(
  bench: Bench,
  orders: readonly Order[],
  wish: Wish,
  takers: ReadonlyMap<string, string>,
): { order: Order | undefined; choose(name: string): void } {
  const chosen = useSignal<string | undefined>(undefined);
  const wasOpen = useRef(false);
  const latest = useRef<string | undefined>(undefined);
  const isServer = bench.era.workplace === "server";
  // Of an image one is enough: whoever has called out to make it is left to it.
  const isTaken = ({ name }: Order): boolean =>
    (takers.get(name) ?? bench.seat.nodeName) !== bench.seat.nodeName;
  const isShared = ({ app }: Order): boolean =>
    [...bench.reader.publishedImages.keys()].some((image) => imageVersion(image) === app.id);
  // A server has room for one copy, and only where that breaks nothing.
  const fitsServer = ({ here, app }: Order): boolean =>
    here === 0 && recipeSteps(bench, app, wish).every(({ conflict }) => (conflict?.breaks.length ?? 0) === 0);
  const isOpenImage = (order: Order): boolean =>
    isShared(order) ? isOwnTurn(order, bench.reader.nodes.size) : !isTaken(order);
  const isOpen = isServer ? fitsServer : isOpenImage;
  // What one's hands are busy with stays in sight until it is done.
  const isBusy = bench.reader.workbenches.get(bench.seat.nodeName)?.job !== undefined;
  const order = orderInHand(orders, chosen.value ?? (isBusy ? latest.current : undefined), isOpen);
  latest.current = order?.name;
  const isDone = order !== undefined && (isServer ? order.here > 0 : order.toDo === 0);
  useEffect(() => {
    if (isDone && wasOpen.current) chosen.value = undefined;
    wasOpen.current = !isDone && chosen.peek() !== undefined;
  }, [isDone, chosen.value]);
  return {
    order,
    choose: (name) => {
      chosen.value = name;
    },
  };
}
