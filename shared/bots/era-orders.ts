import { findSoftware } from "../eras/software.ts";
import { demandAt } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { EraRules, Software } from "../model/era.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";
import { podRequests } from "../model/pod-requests.ts";
import { GIB, MEMORY } from "../model/resources.ts";

/** How far ahead the order board shows demand. */
const FORECAST_MS = 60_000;

/** A line of the order board: all that anybody knows of the whole. */
export interface Order {
  /** As in "web". */
  readonly name: string;
  /** The app in the version that is wanted. */
  readonly app: Software;
  readonly wanted: number;
  /** What each of them asks for. */
  readonly memoryBytes: number;
  /** How many instances answer, on all machines together. */
  readonly ready: number;
  readonly failedRps: number;
  /** For how long requests have failed without a pause. */
  readonly failedMs: number;
  /** Nobody wants it yet, but people will come for it. */
  readonly isForecast: boolean;
}

/** The order board, in the company's order. */
export function ordersOf(reader: ClusterReader, era: EraRules): readonly Order[] {
  return reader.settings.catalogue.apps.flatMap(({ name, demand }): readonly Order[] => {
    const key = namespacedKey(DEFAULT_NAMESPACE, name);
    const order = reader.deployments.get(key);
    const image = order?.spec.template.spec.containers[0]?.image ?? "";
    const app = findSoftware(era, image);
    if (order === undefined || app === undefined) return [];
    const traffic = reader.traffic.get(key);
    const endpoints = reader.endpointSlices.get(key)?.endpoints ?? [];
    return [
      {
        name,
        app,
        wanted: order.spec.replicas,
        memoryBytes: podRequests({ spec: order.spec.template.spec }).requests[MEMORY] ?? 0,
        ready: endpoints.filter(({ conditions }) => conditions.ready).length,
        failedRps: traffic?.failedRps ?? 0,
        failedMs: reader.now - (traffic?.outageSince ?? reader.now),
        isForecast: order.spec.replicas === 0 && demandAt(demand, reader.now + FORECAST_MS) > 0,
      },
    ];
  });
}

/** Place of a seat's machine in its team, and how many there are. */
export function placeOf(
  reader: ClusterReader,
  node: string,
): { readonly index: number; readonly count: number } {
  const names = [...reader.nodes.keys()];
  return { index: Math.max(0, names.indexOf(node)), count: Math.max(1, names.length) };
}

/** From so many machines on a team divides the small apps between its halves, so that each runs fewer kinds. */
const HALVES_FROM = 2;
/** An app that asks for more than this is everybody's to carry. */
const SMALL_BYTES = 2 * GIB;

/**
 * How many of the wanted instances are a machine's when the team has divided them. `round` says who takes what is over:
 * `exact` those whose turn it is, `up` everybody.
 */
export function shareOf(
  orders: readonly Order[],
  order: Order,
  place: { readonly index: number; readonly count: number },
  round: "up" | "exact",
): number {
  const small = orders.filter(({ memoryBytes }) => memoryBytes <= SMALL_BYTES);
  const half = small.findIndex(({ name }) => name === order.name) % 2;
  const isHalved = half >= 0 && place.count >= HALVES_FROM;
  if (isHalved && place.index % 2 !== half) return 0;
  const hosts = isHalved ? Math.ceil((place.count - half) / 2) : place.count;
  const host = isHalved ? Math.floor(place.index / 2) : place.index;
  if (round === "up") return Math.ceil(order.wanted / hosts);
  // Each app begins to hand out what is over at another machine.
  const turn = (host + orders.findIndex(({ name }) => name === order.name)) % hosts;
  return Math.floor(order.wanted / hosts) + (turn < order.wanted % hosts ? 1 : 0);
}
