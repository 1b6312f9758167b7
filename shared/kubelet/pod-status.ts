import type { Condition } from "../model/meta.ts";
import type {
  ContainerState,
  ContainerStatus,
  Pod,
  PodConditionType,
  PodPhase,
  PodStatus,
} from "../model/pod.ts";
import type { Timings } from "../model/timings.ts";
import { kubeSeconds } from "../model/timings.ts";
import { isLive } from "./container-runtime.ts";
import {
  type ConditionDraft,
  containersReadyCondition,
  podInitializedCondition,
  podReadyCondition,
} from "./pod-conditions.ts";
import { podPhase } from "./pod-phase.ts";
import { type ContainerView, isContainerReady, isStarted, type PodSync } from "./pod-sync.ts";

/** The status that the kubelet would post now. */
export function podStatusOf(sync: PodSync, pod: Pod): PodStatus {
  const { runtime } = sync;
  const views = sync.containers();
  const initContainerStatuses = views.filter(({ role }) => role !== "app").map(containerStatus);
  const containerStatuses = views.filter(({ role }) => role === "app").map(containerStatus);
  const phase = phaseOf(sync, pod, { initContainerStatuses, containerStatuses });
  const all = [...initContainerStatuses, ...containerStatuses];
  const hasSandbox = phase !== "Succeeded" && phase !== "Failed";
  const conditions = mergeConditions(sync, pod, [
    { type: "PodReadyToStartContainers", status: hasSandbox ? "True" : "False", reason: "", message: "" },
    podInitializedCondition(runtime.spec, all, phase),
    podReadyCondition(runtime.spec, all, phase),
    containersReadyCondition(runtime.spec, all, phase),
    { type: "PodScheduled", status: "True", reason: "", message: "" },
    ...disruption(sync),
  ]);
  const reason = runtime.eviction?.reason ?? pod.status.reason;
  const message = runtime.eviction?.message ?? pod.status.message;
  return {
    phase,
    conditions,
    containerStatuses,
    initContainerStatuses,
    startTime: runtime.admittedAt,
    ...(runtime.podIP !== undefined && { podIP: runtime.podIP }),
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
    ...(pod.status.nominatedNodeName !== undefined && { nominatedNodeName: pod.status.nominatedNodeName }),
  };
}

/** Source: kubernetes/kubernetes `pkg/kubelet/eviction/eviction_manager.go`, v1.35. */
const disruption = ({ runtime: { eviction } }: PodSync): readonly ConditionDraft[] =>
  eviction === undefined
    ? []
    : [
        {
          type: "DisruptionTarget",
          status: "True",
          reason: "TerminationByKubelet",
          message: eviction.message,
        },
      ];

/** A finished Pod never comes back to life. Source: `pkg/kubelet/kubelet_pods.go` generateAPIPodStatus, v1.35. */
function phaseOf(
  sync: PodSync,
  pod: Pod,
  statuses: Pick<PodStatus, "initContainerStatuses" | "containerStatuses">,
): PodPhase {
  if (pod.status.phase === "Failed" || pod.status.phase === "Succeeded") return pod.status.phase;
  if (sync.runtime.eviction !== undefined) return "Failed";
  const ended = !sync.containers().some(({ runtime }) => isLive(runtime));
  return podPhase(sync.runtime.spec, statuses, ended && sync.runtime.termination !== undefined);
}

function containerStatus(view: ContainerView): ContainerStatus {
  const { spec, runtime } = view;
  const lastState = runtime.state === "exited" ? undefined : terminatedState(view);
  return {
    name: spec.name,
    image: spec.image,
    ready: isContainerReady(view),
    started: isStarted(view),
    restartCount: runtime.restartCount,
    state: containerState(view),
    ...(lastState && { lastState }),
  };
}

function containerState(view: ContainerView): ContainerState {
  const { runtime } = view;
  const ended = runtime.state === "exited" ? terminatedState(view) : undefined;
  if (ended !== undefined) return ended;
  if (runtime.state === "waiting" || runtime.startedAt === undefined) {
    return { type: "waiting", reason: runtime.waitingReason, message: waitingMessage(view) };
  }
  return { type: "running", startedAt: runtime.startedAt };
}

/** Simplified: of the earlier runs only the last one is remembered. */
function terminatedState({ runtime: { lastExit } }: ContainerView): ContainerState | undefined {
  return lastExit && { type: "terminated", message: "", ...lastExit };
}

function waitingMessage({ sync, spec, runtime }: ContainerView): string {
  if (runtime.waitingReason === "ImagePullBackOff") return `Back-off pulling image "${spec.image}"`;
  if (runtime.waitingReason !== "CrashLoopBackOff") return "";
  const seconds = backoffText(runtime.crashBackoff?.delay ?? 0, sync.draft.settings.timings);
  const pod = `${sync.podName}_${sync.runtime.podKey.split("/")[0]}(${sync.runtime.podUid})`;
  return `back-off ${seconds} restarting failed container=${spec.name} pod=${pod}`;
}

/** As Go prints the durations that occur: 10s, 1m20s, 5m0s. */
function backoffText(delay: number, timings: Timings): string {
  const seconds = Math.round(kubeSeconds(delay, timings));
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}

/** Conditions of others stay and come first; times of the last transition are kept where the status is the same. */
function mergeConditions(
  sync: PodSync,
  pod: Pod,
  own: readonly ConditionDraft[],
): readonly Condition<PodConditionType>[] {
  const ownTypes = new Set(own.map(({ type }) => type));
  const others = pod.status.conditions.filter(({ type }) => !ownTypes.has(type));
  return [
    ...others,
    ...own.map((condition) => {
      const known = pod.status.conditions.find(({ type }) => type === condition.type);
      const same = known?.status === condition.status;
      return { ...condition, lastTransitionTime: same ? known.lastTransitionTime : sync.now };
    }),
  ];
}
