import type { GameMs } from "../../model/meta.ts";
import { isPodActive, isPodReady, type Pod } from "../../model/pod.ts";
import { gameMs, type Timings } from "../../model/timings.ts";
import type { Job } from "../../model/workload.ts";

export interface JobCounts {
  readonly active: number;
  readonly ready: number;
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * What became of a Job's Pods.
 * Simplified: counted from the Pods that exist; Kubernetes keeps the figures when Pods are removed.
 */
export function countPods(pods: readonly Pod[]): JobCounts {
  const active = pods.filter(isPodActive);
  return {
    active: active.length,
    ready: active.filter(isPodReady).length,
    succeeded: pods.filter(({ status }) => status.phase === "Succeeded").length,
    failed: pods.filter(({ status }) => status.phase === "Failed").length,
  };
}

/**
 * How many Pods should work now: as many as may run side by side, and no more than are left to complete.
 * Source: kubernetes/kubernetes `pkg/controller/job/job_controller.go` manageJob, v1.35.
 */
export const wantedActive = (
  { parallelism, completions }: Job["spec"],
  { active, succeeded }: JobCounts,
): number => {
  // Pods that run beyond what is left to do may finish; they are not stopped.
  const left = completions - succeeded;
  return Math.min(parallelism, Math.max(0, left < active ? active : left));
};

/** Source: kubernetes/kubernetes `pkg/controller/job/job_controller.go`, v1.35. */
const BACKOFF_SECONDS = 10;
const MAX_BACKOFF_SECONDS = 600;

/** When the next Pod may be created after failures: 10 s after the last one, 20, 40 ... up to 10 minutes. */
export function nextPodAt(pods: readonly Pod[], timings: Timings): GameMs {
  const failed = pods.filter(({ status }) => status.phase === "Failed");
  if (failed.length === 0) return 0;
  let seconds = BACKOFF_SECONDS;
  for (let i = 1; i < failed.length && seconds < MAX_BACKOFF_SECONDS; i++) seconds *= 2;
  return Math.max(...failed.map(endOf)) + gameMs(Math.min(seconds, MAX_BACKOFF_SECONDS), timings);
}

/** When a Pod's last container ended. */
function endOf({ metadata, status }: Pod): GameMs {
  const ends = status.containerStatuses.map(({ state }) =>
    state?.type === "terminated" ? (state.finishedAt ?? 0) : 0,
  );
  return Math.max(metadata.creationTimestamp, ...ends);
}
