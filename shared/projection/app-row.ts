import { type AppSpec, type DemandPoint, demandAt, findImage } from "../model/catalogue.ts";
import type { ClusterReader, ClusterState } from "../model/cluster-state.ts";
import { podKeysWithLabel } from "../model/derived.ts";
import { imageVersion } from "../model/image-name.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";
import { isPodReady, type Pod, type PodSpec } from "../model/pod.ts";
import { LABEL_APP } from "../model/pod-creation.ts";
import { podRequests } from "../model/pod-requests.ts";
import { CPU, MEMORY, MIB } from "../model/resources.ts";
import type { Deployment } from "../model/workload.ts";
import { declaredFields } from "./declared-fields.ts";
import type { AppRow } from "./rows.ts";

/** How far ahead the Control Plane sees the demand, a minute at least, and how often that is told. */
const FORECAST_SECONDS = 70;
const FORECAST_STEP_SECONDS = 10;

/** The row of an app of the catalogue. Its Deployment and Service bear its name. */
export function appRow(cluster: ClusterState, app: AppSpec): AppRow {
  const key = namespacedKey(DEFAULT_NAMESPACE, app.name);
  const deployment = cluster.deployments.get(key);
  const traffic = cluster.traffic.get(key);
  const image = deployment?.spec.template.spec.containers[0]?.image ?? "";
  const requests = deployment ? podRequests({ spec: deployment.spec.template.spec }).requests : {};
  return {
    name: app.name,
    style: app.style,
    image,
    replicas: deployment?.spec.replicas ?? 0,
    readyPods: readyPods(cluster, app.name).length,
    updatedPods: updatedPods(cluster, app.name, deployment),
    cpuMilli: requests[CPU] ?? 0,
    memoryMi: Math.round((requests[MEMORY] ?? 0) / MIB),
    startMs: findImage(cluster.settings.catalogue, image)?.behaviour.startMs ?? 0,
    demandRps: traffic?.demandRps ?? demandAt(app.demand, cluster.now),
    servedRps: traffic?.servedRps ?? 0,
    failedRps: traffic?.failedRps ?? 0,
    served: traffic?.totalServed ?? 0,
    failed: traffic?.totalFailed ?? 0,
    forecast: forecast(cluster, app.demand),
    ...declaredFields(cluster, app, deployment),
  };
}

function readyPods(cluster: ClusterState, app: string): readonly Pod[] {
  return podKeysWithLabel(cluster.podsByLabel, LABEL_APP, app).flatMap((key) => {
    const pod = cluster.pods.get(key);
    return pod !== undefined && isPodReady(pod) ? [pod] : [];
  });
}

/** Pods of the wanted version: as the Deployment controller counts them, or where there is none, those that are ready. */
function updatedPods(cluster: ClusterState, app: string, deployment: Deployment | undefined): number {
  if (cluster.settings.era === undefined) return deployment?.status.updatedReplicas ?? 0;
  const versionOf = (spec: PodSpec | undefined): string => imageVersion(spec?.containers[0]?.image ?? "");
  const wanted = versionOf(deployment?.spec.template.spec);
  return readyPods(cluster, app).filter(({ spec }) => versionOf(spec) === wanted).length;
}

/**
 * `[[second, rps], ...]`: the corners of the curve from the last full step on; between them it runs straight. Written
 * anew only once a step, and short where the demand is flat.
 */
function forecast({ now }: ClusterReader, demand: readonly DemandPoint[]): string {
  if (demand.length === 0) return "[]";
  const stepMs = FORECAST_STEP_SECONDS * 1000;
  const from = Math.floor(now / stepMs) * stepMs;
  const to = from + FORECAST_SECONDS * 1000;
  const corners = demand.map(({ atMs }) => atMs).filter((atMs) => atMs > from && atMs < to);
  return JSON.stringify([from, ...corners, to].map((atMs) => [atMs / 1000, demandAt(demand, atMs)]));
}
