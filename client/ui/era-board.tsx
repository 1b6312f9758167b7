import "./era-board.css";
import type { EraRules } from "../../shared/model/era.ts";
import { AppBadge } from "../art/app-badge.tsx";
import { format, t } from "../i18n/i18n.ts";
import type { ClusterStore, Session } from "../net/session.ts";
import { useClusterRevision } from "../net/use-cluster.ts";
import { useGameTick } from "../net/use-game-tick.ts";
import { type MachinePicture, machinePictures } from "../rules/machine-picture.ts";
import { type Order, orderBoard } from "../rules/order-board.ts";
import { seatsOf } from "../rules/seats.ts";
import { EraPier } from "./era-pier.tsx";
import { Progress } from "./progress.tsx";

/** All machines of a team side by side, and what is wanted of them: for those who may look and not touch. */
export function EraBoard({
  session,
  team,
  store,
  era,
}: {
  session: Session;
  team: string;
  store: ClusterStore;
  era: EraRules;
}) {
  useClusterRevision(store);
  const tick = useGameTick(store, !session.classroom.value.paused);
  const { rows, round } = store;
  const machines = machinePictures(rows, round, era, tick);
  const holders = holdersOf(session, team);
  return (
    <div class="era-board" data-many={machines.length > 6} data-count={machines.length}>
      <ul class="era-board__orders">
        {orderBoard(rows, era, "", tick).map((order) => (
          <OrderTile key={order.name} order={order} />
        ))}
      </ul>
      <ul class="era-board__machines">
        {machines.map((machine) => (
          <MachineTile key={machine.node} machine={machine} era={era} holder={holders.get(machine.node)} />
        ))}
      </ul>
      {rows.machines.size === 0 && machines.every(({ crates }) => crates.length === 0) && (
        <p class="era-board__unseen">{t().bench.unseen}</p>
      )}
    </div>
  );
}

function holdersOf(session: Session, teamId: string): ReadonlyMap<string, string> {
  const team = session.teams.value.find(({ id }) => id === teamId);
  const people = new Map(session.participants.value.map(({ id, nickname }) => [id, nickname]));
  const seats = team === undefined ? [] : seatsOf(team);
  return new Map(
    seats.map(({ nodeName = "", holder, bot }) => [
      nodeName,
      bot ? t().common.bot : (people.get(holder) ?? ""),
    ]),
  );
}

function OrderTile({ order }: { order: Order }) {
  const m = t();
  const { number } = format.value;
  const { wanted, ready, missing, opensIn, failedRps, demandRps } = order;
  return (
    <li class="era-order" data-failing={failedRps > 0}>
      <span class="era-order__app">
        <AppBadge style={order.style} size={1.4} />
        <strong>{order.app.label}</strong>
      </span>
      {wanted > 0 && <span class="era-order__count">{m.bench.of(number(ready), number(wanted))}</span>}
      <span class="era-order__word">
        {failedRps > 0
          ? m.apps.failing(number(failedRps))
          : opensIn !== undefined && opensIn > 0
            ? m.bench.opensIn(opensIn)
            : missing > 0
              ? m.bench.missing(missing)
              : m.apps.perSecond(number(demandRps))}
      </span>
    </li>
  );
}

function MachineTile({
  machine,
  era,
  holder,
}: {
  machine: MachinePicture;
  era: EraRules;
  holder: string | undefined;
}) {
  const m = t();
  const { memory } = format.value;
  const { node, power, job, crates } = machine;
  const isDown = power === "off" || power === "booting";
  return (
    <li class="era-machine" data-power={power} data-testid={`node-${node}`}>
      <p class="era-machine__head">
        <strong>{node}</strong>
        <span class="era-machine__holder">{holder}</span>
        <span class="era-machine__count">
          {machine.memory.reserved > 0 && memory(machine.memory.reserved)}
        </span>
      </p>
      <EraPier machine={machine} era={era.id} />
      <p class="visually-hidden">{crates.map(({ name, look }) => `${name}: ${m.looks[look]}`).join(", ")}</p>
      <div class="era-machine__job" data-busy={job !== undefined}>
        {isDown ? (
          <strong class="era-machine__down" data-off={power === "off"}>
            {m.bench.trouble[power]}
          </strong>
        ) : job ? (
          <>
            <span>{m.bench.doing[job.type](job.label)}</span>
            <Progress value={job.progress} />
          </>
        ) : null}
      </div>
    </li>
  );
}
