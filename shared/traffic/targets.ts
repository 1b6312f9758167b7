import { isAnswering } from "../kubelet/container-runtime.ts";
import { isShortOfCpu } from "../kubelet/usage.ts";
import { type AppBehaviour, findImage } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { imageVersion } from "../model/image-name.ts";
import { outdatedErrorBp } from "../model/incident.ts";
import { isMachineReachable, type PodRuntime, runtimeKey } from "../model/machine.ts";
import { splitKey } from "../model/meta.ts";
import type { PodSpec } from "../model/pod.ts";
import { podLimits } from "../model/pod-requests.ts";
import { CPU } from "../model/resources.ts";
import type { TrafficTarget } from "../model/totals.ts";

/**
 * Where a Service's requests go now: to what its EndpointSlice says is ready, whether that is still so or not. What a
 * target can serve is what its Pod really can.
 * Simplified: requests are spread evenly; kube-proxy picks at random, which comes to the same over a second.
 */
export function targetsOf(cluster: ClusterReader, serviceKey: string): readonly TrafficTarget[] {
  const endpoints = cluster.endpointSlices.get(serviceKey)?.endpoints ?? [];
  const targets = endpoints
    .filter(({ conditions }) => conditions.ready)
    .map(({ podKey, nodeName = "" }) => targetOf(cluster, podKey, nodeName));
  const errorBp = outdatedErrorBp(cluster.incidents, splitKey(serviceKey).name);
  return errorBp === 0
    ? targets
    : targets.map((target) => withOldAnswers(cluster, serviceKey, target, errorBp));
}

/** A target of another version than the wanted one, where that matters. */
function withOldAnswers(
  cluster: ClusterReader,
  serviceKey: string,
  target: TrafficTarget,
  errorBp: number,
): TrafficTarget {
  const imageOf = (spec: PodSpec | undefined): string => imageVersion(spec?.containers[0]?.image ?? "");
  const wanted = imageOf(cluster.deployments.get(serviceKey)?.spec.template.spec);
  const isOld = imageOf(cluster.pods.get(target.podKey)?.spec) !== wanted;
  return isOld ? { ...target, errorBp: Math.max(errorBp, target.errorBp) } : target;
}

function targetOf(cluster: ClusterReader, podKey: string, nodeName: string): TrafficTarget {
  const machine = cluster.machines.get(nodeName);
  const runtime = cluster.runtimes.get(runtimeKey(nodeName, podKey));
  const silent = { podKey, nodeName, capacityRps: 0, errorBp: 0, cpuMicroPerRps: 0 };
  if (machine === undefined || runtime === undefined || !isMachineReachable(machine)) return silent;
  if (!runtime.containers.every(isAnswering)) return silent;
  const behaviour = behaviourOf(cluster, runtime);
  if (behaviour === undefined) return silent;
  const { errorBp, cpuMicroPerRps } = behaviour;
  return { podKey, nodeName, capacityRps: capacityOf(runtime, behaviour), errorBp, cpuMicroPerRps };
}

/** Requests go to the first container of a Pod. */
function behaviourOf(cluster: ClusterReader, runtime: PodRuntime): AppBehaviour | undefined {
  const image = runtime.spec.containers[0]?.image;
  return image === undefined ? undefined : findImage(cluster.settings.catalogue, image)?.behaviour;
}

/**
 * Requests per second: what the app can, unless its cpu limit or the other Pods of the machine leave it less. What the
 * Pod carries beside the app takes its part of both.
 */
function capacityOf(runtime: PodRuntime, behaviour: AppBehaviour): number {
  const { rpsPerInstance, cpuIdleMilli, cpuMicroPerRps } = behaviour;
  if (cpuMicroPerRps === 0) return rpsPerInstance;
  const limit = podLimits(runtime)[CPU] ?? Number.POSITIVE_INFINITY;
  const cpu = isShortOfCpu(runtime) ? Math.min(limit, runtime.cpuUsedMilli) : limit;
  const carried = (runtime.spec.overhead[CPU] ?? 0) + (runtime.trouble?.cpuMilli ?? 0);
  const spare = Math.max(0, cpu - cpuIdleMilli - carried);
  return Math.min(rpsPerInstance, Math.floor((spare * 1000) / cpuMicroPerRps));
}
