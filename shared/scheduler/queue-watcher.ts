import type { ClusterDraft, Watcher } from "../model/cluster-draft.ts";
import type { Pod } from "../model/pod.ts";
import { waitsForScheduler } from "../model/scheduling.ts";
import { KEY_SEPARATOR } from "../util/table.ts";
import { clusterEventsOf } from "./cluster-events.ts";
import type { ClusterEvent } from "./framework.ts";
import { addToQueue, hasUnschedulable, noteNomination, removeFromQueue, updateInQueue } from "./queue.ts";

/** Name of the scheduler's work queue. */
const SCHEDULER = "scheduler";
const EVENT = `event${KEY_SEPARATOR}`;
const GATED = `gated${KEY_SEPARATOR}`;

/** Keeps the queue true to the Pods, and notes what may help those that wait. */
export const watchQueue: Watcher = (draft, change) => {
  if (change.kind === "Pod") followPod(draft, change.key, change.before, change.after);
  const events = clusterEventsOf(change);
  if (events.length === 0 || !hasUnschedulable(draft)) return;
  for (const event of events) draft.enqueue(SCHEDULER, EVENT + event);
};

function followPod(draft: ClusterDraft, key: string, before: Pod | undefined, after: Pod | undefined): void {
  if (after === undefined || !waitsForScheduler(after)) {
    removeFromQueue(draft, key);
    return;
  }
  const entry = draft.queue.get(key);
  if (entry?.podUid !== after.metadata.uid) enter(draft, key, after);
  else if (before?.spec !== after.spec || before.metadata.labels !== after.metadata.labels) {
    updateInQueue(draft, entry, after);
  }
  const nominated = after.status.nominatedNodeName;
  if (before?.status.nominatedNodeName !== nominated) noteNomination(draft, key, nominated);
}

function enter(draft: ClusterDraft, key: string, pod: Pod): void {
  removeFromQueue(draft, key);
  addToQueue(draft, pod);
  if (pod.spec.schedulingGates.length > 0) draft.enqueue(SCHEDULER, GATED + key);
}

/**
 * Makes the queue follow what was written while nobody watched: a round begins with such Pods. Costs nothing when
 * there is nothing to do.
 */
export function adoptUnwatched(draft: ClusterDraft): void {
  if (draft.waitingPods.size === draft.queue.size) return;
  for (const key of [...draft.queue.keys()]) if (!draft.waitingPods.has(key)) removeFromQueue(draft, key);
  for (const key of draft.waitingPods.keys()) {
    const pod = draft.pods.get(key);
    if (pod && !draft.queue.has(key)) enter(draft, key, pod);
  }
}

/** What happened since the last pass. */
export interface QueueNews {
  readonly events: ReadonlySet<ClusterEvent>;
  /** Keys of Pods that came with scheduling gates. */
  readonly gated: readonly string[];
}

export function takeNews(draft: ClusterDraft): QueueNews {
  const events = new Set<ClusterEvent>();
  const gated: string[] = [];
  for (const key of draft.takeWork(SCHEDULER)) {
    // Only this file writes into the queue, and only these two kinds of keys.
    if (key.startsWith(EVENT)) events.add(key.slice(EVENT.length) as ClusterEvent);
    else gated.push(key.slice(GATED.length));
  }
  return { events, gated };
}
