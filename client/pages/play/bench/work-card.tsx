import type { Signal } from "@preact/signals";
import { AppBadge } from "../../../art/app-badge.tsx";
import { format, t } from "../../../i18n/i18n.ts";
import { isOwnTurn, type Order } from "../../../rules/order-board.ts";
import { type Bench, type JobInHand, jobInHand, type Step, type Wish } from "../../../rules/recipe.ts";
import { copyCost, runChoices } from "../../../rules/run-choices.ts";
import { Progress } from "../../../ui/progress.tsx";
import type { Desk } from "../placing.ts";
import { LayerOrderChoice, SystemChoice } from "./choices.tsx";
import { RunPanel } from "./run-panel.tsx";
import { Steps } from "./steps.tsx";

export interface WorkProps {
  readonly desk: Desk;
  readonly bench: Bench;
  readonly order: Order;
  readonly steps: readonly Step[];
  readonly wish: Signal<Wish>;
}

/** All that there is to do for one order on one's own machine, from the first step to the running copy. */
export function WorkCard(work: WorkProps) {
  const { desk, bench, order, steps } = work;
  const m = t().bench;
  const { era, reader, seat } = bench;
  const row = desk.store.rows.apps.get(order.name);
  const job = jobInHand(era, reader.workbenches.get(seat.nodeName)?.job, reader.now);
  if (row === undefined) return null;
  const choices = era.workplace === "image" ? runChoices(bench, order, row) : [];
  const isMade = choices.some(({ madeOn }) => madeOn !== "");
  const isServer = era.workplace === "server";
  const title = isMade ? m.run[era.id] : isServer && order.here > 0 ? m.isInstalled : m.make[era.id];
  const isOwn = isOwnTurn(order, reader.nodes.size);
  const isFull = choices.some(({ room }) => room === 0);
  return (
    <section class="panel panel--lit work-card" aria-labelledby="work-title">
      <h2 id="work-title" class="work-card__title">
        <AppBadge style={order.style} size={1.5} />
        {title(order.app.label)}
      </h2>
      {job && <Job job={job} />}
      {order.wanted > 0 && order.toDo === 0 && <p class="work-card__enough">{m.enough}</p>}
      {choices.length > 0 && order.toDo > 0 && !isOwn && <p>{m.onTheirWay}</p>}
      {order.oldHere > 0 && !isServer && (order.here > 0 || isFull) && (
        <p>{m.oldHere(format.value.number(order.oldHere))}</p>
      )}
      {choices.map((choice, i) => (
        <RunPanel key={choice.image} desk={desk} bench={bench} choice={choice} isWanted={i === 0 && isOwn} />
      ))}
      {isMade ? (
        <details class="work-card__more">
          <summary>{m.makeAnother(order.app.label)}</summary>
          <Making {...work} isNext={false} />
        </details>
      ) : (
        <Making {...work} isNext={!isOwn || choices.length === 0 || isFull} isBuilt={choices.length > 0} />
      )}
      {isServer && order.here > 0 && <p class="muted">{m.onePerServer}</p>}
      <CopyCost cost={copyCost(bench, order, row, steps)} hasSystem={era.ownSystem} />
    </section>
  );
}

interface MakingProps extends WorkProps {
  /** Its next step is the one thing to press: nothing else is lit. */
  readonly isNext: boolean;
  /** The image is there, and has only to be shared. */
  readonly isBuilt?: boolean;
}

function Making({ desk, bench, order, steps, wish, isNext, isBuilt = false }: MakingProps) {
  const isFree = bench.reader.workbenches.get(bench.seat.nodeName)?.job === undefined;
  return (
    <div class="making">
      {bench.era.systems.length > 1 && <SystemChoice bench={bench} wish={wish} />}
      {bench.era.layered && isFree && !isBuilt && (
        <LayerOrderChoice bench={bench} app={order.app} wish={wish} />
      )}
      <Steps desk={desk} steps={steps} isServer={bench.era.workplace === "server"} isNext={isNext} />
    </div>
  );
}

/** What one's hands are busy with. */
function Job({ job }: { job: JobInHand }) {
  const m = t().bench;
  return (
    <div class="job" role="status">
      <p class="job__words">
        <strong>{m.doing[job.type](job.label)}</strong>
        <span aria-hidden="true">{m.secondsLeft(job.secondsLeft)}</span>
      </p>
      <Progress value={job.progress} />
      <p class="muted job__rule">{m.oneAtATime}</p>
    </div>
  );
}

/** What a further copy takes: the same line in every era, so that the figures compare. */
function CopyCost({ cost, hasSystem }: { cost: ReturnType<typeof copyCost>; hasSystem: boolean }) {
  const m = t().bench;
  const { memory } = format.value;
  return (
    <p class="copy-cost">
      <span class="overline">{m.copy}</span>{" "}
      <strong>{m.copyCost(cost.actions, cost.seconds, memory(cost.memoryMi))}</strong>{" "}
      {hasSystem && <span>({m.copySystem(memory(cost.systemMi))})</span>}
    </p>
  );
}
