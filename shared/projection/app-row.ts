import { type AppSpec, type DemandPoint, demandAt } from "../model/catalogue.ts";
import type { ClusterReader, ClusterState } from "../model/cluster-state.ts";
import { podKeysWithLabel } from "../model/derived.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";
import { isPodReady } from "../model/pod.ts";
import type { AppRow } from "./rows.ts";

/** How far ahead the Control Plane sees the demand, and in which steps. */
const FORECAST_SECONDS = 60;
const FORECAST_STEP_SECONDS = 5;

/** The row of an app of the catalogue. Its Deployment and Service bear its name. */
export function appRow(cluster: ClusterState, app: AppSpec): AppRow {
  const key = namespacedKey(DEFAULT_NAMESPACE, app.name);
  const deployment = cluster.deployments.get(key);
  const traffic = cluster.traffic.get(key);
  return {
    name: app.name,
    style: app.style,
    image: deployment?.spec.template.spec.containers[0]?.image ?? "",
    replicas: deployment?.spec.replicas ?? 0,
    readyPods: readyPods(cluster, app.name),
    updatedPods: deployment?.status.updatedReplicas ?? 0,
    demandRps: traffic?.demandRps ?? demandAt(app.demand, cluster.now),
    servedRps: traffic?.servedRps ?? 0,
    failedRps: traffic?.failedRps ?? 0,
    served: traffic?.totalServed ?? 0,
    failed: traffic?.totalFailed ?? 0,
    forecast: forecast(cluster, app.demand),
  };
}

function readyPods(cluster: ClusterState, app: string): number {
  return podKeysWithLabel(cluster.podsByLabel, "app", app).filter((key) => {
    const pod = cluster.pods.get(key);
    return pod !== undefined && isPodReady(pod);
  }).length;
}

/** `[[second, rps], ...]` from the last full step on, so that the text changes only once a step. */
function forecast({ now }: ClusterReader, demand: readonly DemandPoint[]): string {
  if (demand.length === 0) return "[]";
  const stepMs = FORECAST_STEP_SECONDS * 1000;
  const first = Math.floor(now / stepMs) * FORECAST_STEP_SECONDS;
  const points: [second: number, rps: number][] = [];
  for (let second = first; second <= first + FORECAST_SECONDS; second += FORECAST_STEP_SECONDS) {
    points.push([second, demandAt(demand, second * 1000)]);
  }
  return JSON.stringify(points);
}
