import { type AppSpec, demandAt } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { demandFactorBp } from "../model/incident.ts";
import { splitKey } from "../model/meta.ts";

/** The app behind a Service: the one of the same name. */
export const appOfService = (cluster: ClusterReader, serviceKey: string): AppSpec | undefined =>
  cluster.settings.catalogue.apps.find(({ name }) => name === splitKey(serviceKey).name);

/** Requests per second that an app is asked for now: its curve, changed by what is going on. */
export function demandNow(cluster: ClusterReader, app: AppSpec): number {
  const rps = demandAt(app.demand, cluster.now);
  return rps === 0 ? 0 : Math.round((rps * demandFactorBp(cluster.incidents, app.name)) / 10_000);
}
