import type { GameMs } from "../model/meta.ts";
import {
  type ContainerStatus,
  isPodFinished,
  isPodReady,
  isSidecarContainer,
  type Pod,
  podCondition,
} from "../model/pod.ts";
import { kubeSeconds, type Timings } from "../model/timings.ts";
import { humanDuration } from "../util/human-duration.ts";

/** Three columns of `kubectl get pods`. */
export interface PodColumns {
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
}

/** What the columns are made of while the containers are looked at. */
interface Progress {
  ready: number;
  reason: string;
  restarts: number;
  lastRestart: GameMs | undefined;
}

/**
 * READY, STATUS and RESTARTS as `kubectl get pods` prints them.
 * Source: kubernetes/kubernetes `pkg/printers/internalversion/printers.go` printPod, v1.35.
 */
export function podColumns(pod: Pod, now: GameMs, timings: Timings): PodColumns {
  const sidecars = new Set(pod.spec.initContainers.filter(isSidecarContainer).map(({ name }) => name));
  const { progress, initializing, sidecarProgress } = initColumns(pod, sidecars);
  let shown = progress;
  if (!initializing || podCondition(pod, "Initialized")?.status === "True") {
    shown = { ...progress, restarts: sidecarProgress.restarts, lastRestart: sidecarProgress.lastRestart };
    addContainers(shown, pod);
  }
  return {
    ready: `${shown.ready}/${pod.spec.containers.length + sidecars.size}`,
    status: deletionStatus(pod) ?? shown.reason,
    restarts: restartsText(shown, now, timings),
  };
}

/** The STATUS column alone. */
export const podStatusText = (pod: Pod, now: GameMs, timings: Timings): string =>
  podColumns(pod, now, timings).status;

function initColumns(
  pod: Pod,
  sidecars: ReadonlySet<string>,
): { progress: Progress; initializing: boolean; sidecarProgress: Progress } {
  const gated = podCondition(pod, "PodScheduled")?.reason === "SchedulingGated";
  const reason = gated ? "SchedulingGated" : pod.status.reason || pod.status.phase;
  const progress: Progress = { ready: 0, reason, restarts: 0, lastRestart: undefined };
  const sidecarProgress: Progress = { ...progress };
  for (const [i, status] of pod.status.initContainerStatuses.entries()) {
    countRestarts(progress, status);
    const isSidecar = sidecars.has(status.name);
    if (isSidecar) countRestarts(sidecarProgress, status);
    if (status.state?.type === "terminated" && status.state.exitCode === 0) continue;
    if (isSidecar && status.started) {
      if (status.ready) progress.ready += 1;
      continue;
    }
    const position = `${i}/${pod.spec.initContainers.length}`;
    return {
      progress: { ...progress, reason: `Init:${initReason(status) ?? position}` },
      initializing: true,
      sidecarProgress,
    };
  }
  return { progress, initializing: false, sidecarProgress };
}

function initReason({ state }: ContainerStatus): string | undefined {
  if (state?.type === "terminated") return terminatedReason(state);
  if (state?.type !== "waiting" || state.reason === "" || state.reason === "PodInitializing")
    return undefined;
  return state.reason;
}

function terminatedReason(state: {
  readonly reason: string;
  readonly signal?: number;
  readonly exitCode: number;
}): string {
  if (state.reason !== "") return state.reason;
  return (state.signal ?? 0) === 0 ? `ExitCode:${state.exitCode}` : `Signal:${state.signal}`;
}

function addContainers(progress: Progress, pod: Pod): void {
  let hasRunning = false;
  for (const status of pod.status.containerStatuses.toReversed()) {
    countRestarts(progress, status);
    const { state } = status;
    if (state?.type === "waiting" && state.reason !== "") progress.reason = state.reason;
    else if (state?.type === "terminated") progress.reason = terminatedReason(state);
    else if (status.ready && state?.type === "running") {
      hasRunning = true;
      progress.ready += 1;
    }
  }
  if (progress.reason === "Completed" && hasRunning)
    progress.reason = isPodReady(pod) ? "Running" : "NotReady";
}

function countRestarts(progress: Progress, { restartCount, lastState }: ContainerStatus): void {
  progress.restarts += restartCount;
  if (lastState?.type !== "terminated" || lastState.finishedAt === undefined) return;
  progress.lastRestart = Math.max(progress.lastRestart ?? lastState.finishedAt, lastState.finishedAt);
}

function deletionStatus(pod: Pod): string | undefined {
  if (pod.metadata.deletionTimestamp === undefined) return undefined;
  if (pod.status.reason === "NodeLost") return "Unknown";
  return isPodFinished(pod) ? undefined : "Terminating";
}

function restartsText({ restarts, lastRestart }: Progress, now: GameMs, timings: Timings): string {
  if (restarts === 0 || lastRestart === undefined) return String(restarts);
  return `${restarts} (${humanDuration(kubeSeconds(now - lastRestart, timings))} ago)`;
}
