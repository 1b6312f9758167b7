import { type AppSpec, demandAt } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { DEFAULT_NAMESPACE, type GameMs, namespacedKey } from "../model/meta.ts";
import type { ServiceTraffic } from "../model/totals.ts";
import type { Deployment } from "../model/workload.ts";

/** How far ahead the board shows demand. */
export const FORECAST_MS = 60_000;

/** An app as everybody sees it on the board. */
export interface BoardApp {
  readonly name: string;
  readonly deployment: Deployment;
  /** Requests per second now; missing before the first. */
  readonly traffic: ServiceTraffic | undefined;
  /** Most requests per second that are forecast from now until `ms` later, what comes now included. */
  peakWithin(ms: GameMs): number;
}

/** The board: every app that has a Deployment, in the company's order. */
export function boardOf(reader: ClusterReader): readonly BoardApp[] {
  return reader.settings.catalogue.apps.flatMap((app): readonly BoardApp[] => {
    const key = namespacedKey(DEFAULT_NAMESPACE, app.name);
    const deployment = reader.deployments.get(key);
    if (deployment === undefined) return [];
    const traffic = reader.traffic.get(key);
    const peakWithin = (ms: GameMs): number =>
      Math.max(traffic?.demandRps ?? 0, peakOf(app, reader.now, reader.now + ms));
    return [{ name: app.name, deployment, traffic, peakWithin }];
  });
}

function peakOf({ demand }: AppSpec, from: GameMs, to: GameMs): number {
  const corners = demand.filter(({ atMs }) => atMs > from && atMs < to).map(({ rps }) => rps);
  return Math.max(demandAt(demand, from), demandAt(demand, to), ...corners);
}
