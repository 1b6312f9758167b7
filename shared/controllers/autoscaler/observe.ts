import type { ClusterDraft } from "../../model/cluster-draft.ts";
import { isMachineReachable, runtimeKey } from "../../model/machine.ts";
import { keyOf } from "../../model/meta.ts";
import { isPodTerminating, type Pod, podCondition } from "../../model/pod.ts";
import { podRequests } from "../../model/pod-requests.ts";
import { podsOfSelector } from "../../model/pods-of-selector.ts";
import { kubeSeconds } from "../../model/timings.ts";
import type { Deployment } from "../../model/workload.ts";
import type { PodMetric, PodMetrics, ScaledPod } from "./group-pods.ts";

/** Over how long machines average the usage of their Pods, in game time. */
const USAGE_WINDOW_MS = 1000;

export interface Observation {
  readonly pods: readonly ScaledPod[];
  readonly metrics: PodMetrics;
}

/**
 * The Pods of a Deployment and what they use. Machines that cannot be reached report nothing.
 * Simplified: usage comes from the machines at once; in Kubernetes metrics-server collects it every 15 s.
 */
export function observe(
  draft: ClusterDraft,
  deployment: Deployment,
  resource: "cpu" | "memory",
): Observation {
  const { namespace } = deployment.metadata;
  const pods = podsOfSelector(draft, namespace, deployment.spec.selector);
  const metrics = new Map<string, PodMetric>();
  for (const pod of pods) {
    const value = usageOf(draft, pod, resource);
    const windowSeconds = kubeSeconds(USAGE_WINDOW_MS, draft.settings.timings);
    if (value !== undefined) metrics.set(pod.metadata.name, { value, endedSecondsAgo: 0, windowSeconds });
  }
  return { pods: pods.map((pod) => scaledPodOf(draft, pod, resource)), metrics };
}

function usageOf(draft: ClusterDraft, pod: Pod, resource: "cpu" | "memory"): number | undefined {
  const node = pod.spec.nodeName ?? "";
  const machine = draft.machines.get(node);
  const runtime = draft.runtimes.get(runtimeKey(node, keyOf(pod)));
  if (runtime === undefined || machine === undefined || !isMachineReachable(machine)) return undefined;
  return resource === "cpu" ? runtime.cpuUsedMilli : runtime.memoryUsedBytes;
}

function scaledPodOf(draft: ClusterDraft, pod: Pod, resource: "cpu" | "memory"): ScaledPod {
  const secondsAgo = (at: number): number => kubeSeconds(draft.now - at, draft.settings.timings);
  const ready = podCondition(pod, "Ready");
  const { startTime, phase } = pod.status;
  const without = pod.spec.containers.find(({ resources }) => resources.requests[resource] === undefined);
  return {
    name: pod.metadata.name,
    phase,
    terminating: isPodTerminating(pod),
    startedSecondsAgo: startTime === undefined ? undefined : secondsAgo(startTime),
    ready: ready && { status: ready.status, transitionSecondsAgo: secondsAgo(ready.lastTransitionTime) },
    request: without === undefined ? podRequests(pod).requests[resource] : undefined,
    containerWithoutRequest: without?.name,
  };
}
