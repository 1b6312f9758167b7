import type { GameMs } from "../../model/meta.ts";
import { type Pod, podCondition } from "../../model/pod.ts";
import { gameMs, type Timings } from "../../model/timings.ts";

/**
 * Ready, and for long enough.
 * Source: kubernetes/kubernetes `pkg/api/v1/pod/util.go` IsPodAvailable, v1.35.
 */
export function isPodAvailable(pod: Pod, minReadySeconds: number, now: GameMs, timings: Timings): boolean {
  const since = availableSince(pod, minReadySeconds, timings);
  return since !== undefined && (minReadySeconds === 0 || since <= now);
}

/** When a ready Pod counts as available; undefined while it is not ready. */
export function availableSince(pod: Pod, minReadySeconds: number, timings: Timings): GameMs | undefined {
  const ready = podCondition(pod, "Ready");
  if (ready?.status !== "True") return undefined;
  return ready.lastTransitionTime + gameMs(minReadySeconds, timings);
}
