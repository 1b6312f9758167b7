import type { BackoffEntry } from "../model/machine.ts";
import { gameMs, type Timings } from "../model/timings.ts";

/** First and longest delay, in the caller's unit of time. */
export interface BackoffPolicy {
  readonly initial: number;
  readonly max: number;
}

/** Seconds of Kubernetes time: for crashing containers and failing pulls alike. Source: `pkg/kubelet/kubelet.go`, v1.35. */
export const KUBELET_BACKOFF: BackoffPolicy = { initial: 10, max: 300 };

/** The kubelet's back-off in game time. */
export const kubeletBackoff = (timings: Timings): BackoffPolicy => ({
  initial: gameMs(KUBELET_BACKOFF.initial, timings),
  max: gameMs(KUBELET_BACKOFF.max, timings),
});

/** Forgotten when nothing failed for more than twice the longest delay. */
export const isBackoffExpired = (entry: BackoffEntry, now: number, policy: BackoffPolicy): boolean =>
  now - entry.updatedAt > policy.max * 2;

/**
 * The entry after one more failure at `eventAt`, noted at `now`: the first delay, or twice the one before.
 * Source: k8s.io/client-go `util/flowcontrol/backoff.go` Next, v1.35.
 */
export function nextBackoff(
  entry: BackoffEntry | undefined,
  eventAt: number,
  policy: BackoffPolicy,
  now = eventAt,
): BackoffEntry {
  const isFirst = entry === undefined || isBackoffExpired(entry, eventAt, policy);
  return { delay: isFirst ? policy.initial : Math.min(entry.delay * 2, policy.max), updatedAt: now };
}

/**
 * When the delay after an event is over; not later than `eventAt` where there is none.
 * Source: k8s.io/client-go `util/flowcontrol/backoff.go` IsInBackOffSince, v1.35.
 */
export function backoffEndsAt(
  entry: BackoffEntry | undefined,
  eventAt: number,
  policy: BackoffPolicy,
): number {
  return entry === undefined || isBackoffExpired(entry, eventAt, policy) ? eventAt : eventAt + entry.delay;
}

/**
 * Whether a failing thing may not be tried yet, counted from its last failure.
 * Source: k8s.io/client-go `util/flowcontrol/backoff.go` IsInBackOffSinceUpdate, v1.35.
 */
export function isInBackoff(entry: BackoffEntry | undefined, now: number, policy: BackoffPolicy): boolean {
  if (entry === undefined || isBackoffExpired(entry, now, policy)) return false;
  return now - entry.updatedAt < entry.delay;
}
