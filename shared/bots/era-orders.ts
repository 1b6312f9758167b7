import { findSoftware } from "../eras/software.ts";
import { demandAt } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { EraRules, Software } from "../model/era.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";

/** How far ahead the order board shows demand. */
const FORECAST_MS = 60_000;

/** A line of the order board: all that anybody knows of the whole. */
export interface Order {
  /** As in "web". */
  readonly name: string;
  /** The app in the version that is wanted. */
  readonly app: Software;
  readonly wanted: number;
  /** How many instances answer, on all machines together. */
  readonly ready: number;
  readonly failedRps: number;
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
    const endpoints = reader.endpointSlices.get(key)?.endpoints ?? [];
    return [
      {
        name,
        app,
        wanted: order.spec.replicas,
        ready: endpoints.filter(({ conditions }) => conditions.ready).length,
        failedRps: reader.traffic.get(key)?.failedRps ?? 0,
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

/** How many of the wanted instances a machine takes when all take the same: `round` says who takes what is over. */
export function shareOf(
  { wanted, name }: Order,
  place: { readonly index: number; readonly count: number },
  round: "up" | "exact",
): number {
  const { index, count } = place;
  if (round === "up") return Math.ceil(wanted / count);
  // Each app begins to hand out what is over at another machine.
  const turn = (index + count * name.length - name.length) % count;
  return Math.floor(wanted / count) + (turn < wanted % count ? 1 : 0);
}
