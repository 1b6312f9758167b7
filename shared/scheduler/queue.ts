import type { ClusterDraft } from "../model/cluster-draft.ts";
import { keyOf } from "../model/meta.ts";
import type { Pod } from "../model/pod.ts";
import type { QueuedPod, SchedulingDecision } from "../model/scheduling.ts";
import { gameMs } from "../model/timings.ts";
import { KEY_SEPARATOR } from "../util/table.ts";
import type { ClusterEvent } from "./framework.ts";
import { PLUGINS } from "./registry.ts";

/** Seconds of Kubernetes time. Source: kubernetes/kubernetes `pkg/scheduler/backend/queue`, v1.35. */
export const INITIAL_BACKOFF_SECONDS = 1;
export const MAX_BACKOFF_SECONDS = 10;
export const MAX_UNSCHEDULABLE_SECONDS = 5 * 60;

/**
 * How long a Pod waits after its n-th failed attempt, in seconds: doubled each time up to `max`; nothing before the
 * first. Source: kubernetes/kubernetes `pkg/scheduler/backend/queue/backoff_queue.go`, v1.35.
 */
export function schedulerBackoff(
  attempts: number,
  initial: number = INITIAL_BACKOFF_SECONDS,
  max: number = MAX_BACKOFF_SECONDS,
): number {
  if (attempts === 0) return 0;
  let seconds = initial;
  for (let i = 1; i < attempts && seconds < max; i++) seconds *= 2;
  return Math.min(seconds, max);
}

/**
 * Negative when `a` is tried before `b`: higher priority first, then the one that waits longer.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/queuesort/priority_sort.go`, v1.35.
 */
export function compareQueued(
  a: Pick<QueuedPod, "priority" | "queuedAt" | "serial">,
  b: Pick<QueuedPod, "priority" | "queuedAt" | "serial">,
): number {
  return b.priority - a.priority || a.queuedAt - b.queuedAt || a.serial - b.serial;
}

const MAX_PRIORITY = 0x7fff_ffff;
const NOMINATED = `nominated${KEY_SEPARATOR}`;
const digits = (value: number, length: number): string => value.toString().padStart(length, "0");

/**
 * Key in `queueOrder`: the place, then what the Pods there are ordered by. `active` sorts like `compareQueued`, the
 * others by the moment at which they are looked at again.
 */
function orderKey({ where, priority, queuedAt, serial, backoffUntil }: QueuedPod): string {
  const moment = digits(where === "backoff" ? (backoffUntil ?? queuedAt) : queuedAt, 12);
  const order = where === "active" ? [digits(MAX_PRIORITY - priority, 10), moment] : [moment];
  return [where, ...order, digits(serial, 9)].join(KEY_SEPARATOR);
}

function store(draft: ClusterDraft, before: QueuedPod | undefined, after: QueuedPod): void {
  if (before) draft.queueOrder.delete(orderKey(before));
  draft.queue.set(after.podKey, after);
  draft.queueOrder.set(orderKey(after), after.podKey);
}

/** Takes a Pod in that waits for a Node. */
export function addToQueue(draft: ClusterDraft, pod: Pod): void {
  const podKey = keyOf(pod);
  const isGated = pod.spec.schedulingGates.length > 0;
  store(draft, draft.queue.get(podKey), {
    podKey,
    podUid: pod.metadata.uid,
    priority: pod.spec.priority,
    queuedAt: draft.now,
    serial: draft.serial(),
    where: isGated ? "gated" : "active",
    attempts: 0,
    refusedBy: [],
  });
  noteNomination(draft, podKey, pod.status.nominatedNodeName);
}

export function removeFromQueue(draft: ClusterDraft, podKey: string): void {
  const entry = draft.queue.get(podKey);
  if (entry === undefined) return;
  draft.queue.delete(podKey);
  draft.queueOrder.delete(orderKey(entry));
  noteNomination(draft, podKey, undefined);
}

/** Follows a change of a Pod that waits. What was changed may help it, so it is tried again. */
export function updateInQueue(draft: ClusterDraft, entry: QueuedPod, pod: Pod): void {
  const isGated = pod.spec.schedulingGates.length > 0;
  const changed = { ...entry, priority: pod.spec.priority };
  if (isGated) store(draft, entry, { ...changed, where: "gated" });
  else if (entry.where === "gated") store(draft, entry, { ...changed, where: "active", queuedAt: draft.now });
  else if (entry.where === "unschedulable")
    store(draft, entry, { ...changed, where: placeToWait(draft, entry) });
  else store(draft, entry, changed);
}

/** Keeps the list of Pods that have a nominated Node. */
export function noteNomination(draft: ClusterDraft, podKey: string, node: string | undefined): void {
  if (node === undefined) draft.queueOrder.delete(NOMINATED + podKey);
  else draft.queueOrder.set(NOMINATED + podKey, podKey);
}

/** The waiting Pods that have a nominated Node, by name. */
export function nominatedPods(draft: ClusterDraft): readonly Pod[] {
  return draft.queueOrder.withPrefix(NOMINATED).flatMap((podKey) => draft.pods.get(podKey) ?? []);
}

/** The Pod whose turn it is. */
export function nextActive(draft: ClusterDraft): QueuedPod | undefined {
  const first = draft.queueOrder.firstWithPrefix(`active${KEY_SEPARATOR}`);
  return first && draft.queue.get(first[1]);
}

export const hasUnschedulable = (draft: ClusterDraft): boolean =>
  draft.queueOrder.firstWithPrefix(`unschedulable${KEY_SEPARATOR}`) !== undefined;

/** Counts a failed attempt. A failure that is no plugin's is tried again after the back-off, whatever happens. */
export function putBack(
  draft: ClusterDraft,
  entry: QueuedPod,
  decision: SchedulingDecision,
  refusedBy: readonly string[],
): void {
  const attempts = entry.attempts + 1;
  store(draft, entry, {
    ...entry,
    attempts,
    queuedAt: draft.now,
    lastAttemptAt: draft.now,
    backoffUntil: draft.now + gameMs(schedulerBackoff(attempts), draft.settings.timings),
    where: refusedBy.length === 0 ? "backoff" : "unschedulable",
    refusedBy,
    decision,
  });
}

/** Tries a Pod again as soon as its back-off allows it. */
export function activate(draft: ClusterDraft, podKey: string): void {
  const entry = draft.queue.get(podKey);
  if (entry?.where === "unschedulable") store(draft, entry, { ...entry, where: placeToWait(draft, entry) });
}

const placeToWait = (draft: ClusterDraft, { backoffUntil = 0 }: QueuedPod): "active" | "backoff" =>
  backoffUntil > draft.now ? "backoff" : "active";

const WAKES_ON = new Map(PLUGINS.map(({ name, wakesOn }) => [name, wakesOn]));

/** Wakes the Pods that were refused by a plugin to which one of these events matters. Costs what waits. */
export function wake(draft: ClusterDraft, events: ReadonlySet<ClusterEvent>): void {
  for (const podKey of draft.queueOrder.withPrefix(`unschedulable${KEY_SEPARATOR}`)) {
    const refusedBy = draft.queue.get(podKey)?.refusedBy ?? [];
    const matters = refusedBy.some((plugin) => WAKES_ON.get(plugin)?.some((event) => events.has(event)));
    if (matters) activate(draft, podKey);
  }
}

/**
 * Moves on what has waited long enough: Pods whose back-off is over, and those that nothing woke for five minutes.
 * Simplified: kube-scheduler takes Pods out of back-off early while nothing else is active (SchedulerPopFromBackoffQ),
 * and looks once a second (30 seconds for the five minutes); here the back-off is what it says.
 */
export function releaseDue(draft: ClusterDraft): void {
  const { now, settings } = draft;
  for (const entry of dueIn(draft, "backoff", ({ backoffUntil = 0 }) => backoffUntil <= now)) {
    store(draft, entry, { ...entry, where: "active" });
  }
  const longest = gameMs(MAX_UNSCHEDULABLE_SECONDS, settings.timings);
  for (const entry of dueIn(draft, "unschedulable", ({ queuedAt }) => now - queuedAt > longest)) {
    store(draft, entry, { ...entry, where: placeToWait(draft, entry) });
  }
}

/** The Pods of one place that are due; each has to be moved away before the next is asked for. */
function* dueIn(
  draft: ClusterDraft,
  where: QueuedPod["where"],
  isDue: (entry: QueuedPod) => boolean,
): Generator<QueuedPod> {
  for (;;) {
    const first = draft.queueOrder.firstWithPrefix(where + KEY_SEPARATOR);
    const entry = first && draft.queue.get(first[1]);
    if (entry === undefined || !isDue(entry)) return;
    yield entry;
  }
}
