import { findSoftware } from "../../shared/eras/software.ts";
import type { EraRules, Software } from "../../shared/model/era.ts";
import { imageVersion } from "../../shared/model/image-name.ts";
import type { AppRow } from "../../shared/projection/rows.ts";
import type { ClusterRows } from "../net/session.ts";
import { podShape } from "../view/pod-view.ts";
import { forecastOf } from "./forecast.ts";

const TICKS_PER_SECOND = 10;

/** A line of the order board: what the company wants, and how much of it there is. All that anybody knows of the whole. */
export interface Order {
  /** As in "web". */
  readonly name: string;
  readonly style: number;
  /** The app in the version that is wanted. */
  readonly app: Software;
  readonly wanted: number;
  /** Instances of the wanted version that answer, on all machines together. */
  readonly ready: number;
  /** How many are still missing. */
  readonly missing: number;
  /** The same without those that are on their way on one's own machine: of the others' nobody knows. */
  readonly toDo: number;
  readonly demandRps: number;
  readonly failedRps: number;
  /** Whole seconds until people come for it; 0 when they do; undefined when nobody is in sight. */
  readonly opensIn: number | undefined;
  /** Instances of the wanted version on one's own machine, and of others. */
  readonly here: number;
  readonly oldHere: number;
}

/** The order board as the seat of `node` reads it, in the company's order; without what nobody has heard of yet. */
export function orderBoard(rows: ClusterRows, era: EraRules, node: string, tick: number): readonly Order[] {
  const orders = [...rows.apps.values()].flatMap((row): readonly Order[] => {
    const app = findSoftware(era, row.image);
    return app === undefined ? [] : [orderOf(rows, row, app, node, tick)];
  });
  return orders
    .filter(({ wanted, opensIn, here, oldHere }) => wanted > 0 || opensIn !== undefined || here + oldHere > 0)
    .sort((a, b) => a.style - b.style);
}

function orderOf(rows: ClusterRows, row: AppRow, app: Software, node: string, tick: number): Order {
  const own = [...rows.pods.values()].filter(
    (pod) => pod.app === row.name && pod.node === node && !pod.deleting && !pod.finished,
  );
  const current = own.filter(
    (pod) => imageVersion(podShape(rows.templates.get(pod.template)).image) === app.id,
  );
  const missing = Math.max(0, row.replicas - row.updatedPods);
  return {
    name: row.name,
    style: row.style,
    app,
    wanted: row.replicas,
    ready: row.updatedPods,
    missing,
    toDo: Math.max(0, missing - current.filter(({ ready }) => !ready).length),
    demandRps: row.demandRps,
    failedRps: row.failedRps,
    opensIn: opensIn(row, tick),
    here: current.length,
    oldHere: own.length - current.length,
  };
}

function opensIn(row: AppRow, tick: number): number | undefined {
  if (row.demandRps > 0) return 0;
  const points = forecastOf(row);
  const first = points.findIndex(({ rps }) => rps > 0);
  if (first < 0) return undefined;
  const from = points[Math.max(0, first - 1)]?.second ?? 0;
  return Math.max(0, Math.ceil(from - tick / TICKS_PER_SECOND));
}

/**
 * Whether somebody should run more of it now. Nobody sees what the others have begun: once one's own share is on its way
 * it is wiser to wait for theirs than to start the same ones twice.
 */
export function isOwnTurn(
  { wanted, missing, toDo, here }: Pick<Order, "wanted" | "missing" | "toDo" | "here">,
  machines: number,
): boolean {
  const isStarting = missing > toDo;
  return toDo > 0 && (!isStarting || here < Math.ceil(wanted / Math.max(1, machines)));
}

/**
 * The order that somebody works on: the one they chose while there is something left to do about it, else the first that
 * lacks something and can be worked on here, else what comes next.
 */
export function orderInHand(
  orders: readonly Order[],
  chosen: string | undefined,
  isOpen: (order: Order) => boolean,
): Order | undefined {
  return (
    orders.find(({ name }) => name === chosen) ??
    orders.find((order) => order.toDo > 0 && isOpen(order)) ??
    orders.find(({ toDo }) => toDo > 0) ??
    orders.find(({ wanted }) => wanted === 0) ??
    orders[0]
  );
}
