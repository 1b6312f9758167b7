import { isAnswering } from "../kubelet/container-runtime.ts";
import { isShortOfCpu } from "../kubelet/usage.ts";
import { type AppBehaviour, findImage, understoodImages } from "../model/catalogue.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { imageVersion } from "../model/image-name.ts";
import { outdatedErrorBp } from "../model/incident.ts";
import { isMachineReachable, type PodRuntime, runtimeKey } from "../model/machine.ts";
import { splitKey } from "../model/meta.ts";
import type { PodSpec } from "../model/pod.ts";
import { podLimits } from "../model/pod-requests.ts";
import { CPU } from "../model/resources.ts";
import type { TrafficTarget } from "../model/totals.ts";
import { appOfService } from "./service-demand.ts";

/** Of 10,000 answers of a version that people's programs do not understand any more, how many are wrong. */
const MISUNDERSTOOD_BP = 5000;

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
  const understood = understoodAnswers(cluster, serviceKey);
  return understood === undefined
    ? targets
    : targets.map((target) => withOldAnswers(cluster, target, understood));
}

/** Which versions of an app answer as people expect, and how much of what the others say is wrong. */
interface Understood {
  readonly versions: readonly string[];
  readonly errorBp: number;
}

/** Undefined while any version will do. */
function understoodAnswers(cluster: ClusterReader, serviceKey: string): Understood | undefined {
  const errorBp = outdatedErrorBp(cluster.incidents, splitKey(serviceKey).name);
  if (errorBp > 0) {
    return { versions: [versionOf(cluster.deployments.get(serviceKey)?.spec.template.spec)], errorBp };
  }
  const app = appOfService(cluster, serviceKey);
  const images = app && understoodImages(app, cluster.now);
  return images && { versions: images.map(imageVersion), errorBp: MISUNDERSTOOD_BP };
}

const versionOf = (spec: PodSpec | undefined): string => imageVersion(spec?.containers[0]?.image ?? "");

function withOldAnswers(
  cluster: ClusterReader,
  target: TrafficTarget,
  { versions, errorBp }: Understood,
): TrafficTarget {
  const isOld = !versions.includes(versionOf(cluster.pods.get(target.podKey)?.spec));
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
