import { type ClusterDraft, nodeInfoOf } from "../model/cluster-draft.ts";
import type { Pass } from "../model/pass.ts";
import { DEFAULT_SCHEDULER_NAME, type QueuedPod } from "../model/scheduling.ts";
import { bindPod } from "./bind.ts";
import { profileOf } from "./configured-profile.ts";
import { schedulePod } from "./cycle.ts";
import { failScheduling, reportGated } from "./failure.ts";
import type { Profile } from "./profile.ts";
import { nextActive, nominatedPods, releaseDue, wake } from "./queue.ts";
import { adoptUnwatched, takeNews, watchQueue } from "./queue-watcher.ts";
import { type NodeSnapshot, snapshotOf } from "./snapshot.ts";

/**
 * So many Pods are tried in one tick, so that people can watch it happen: 40 a second.
 * Simplified: kube-scheduler goes as fast as it can.
 */
export const PODS_PER_TICK = 4;

/**
 * Keeps the scheduling queue, and schedules from it while the switch is on `auto`.
 *
 * While players schedule, the queue is kept all the same (it is what they work from) but nobody decides anything: no
 * FailedScheduling, no `decision`. "Why is it Pending?" is then answered where it is asked, by `explainPod` on what
 * that seat sees.
 */
export const schedulerPass: Pass = {
  name: "scheduler",
  watcher: watchQueue,
  run(draft) {
    adoptUnwatched(draft);
    const { events, gated } = takeNews(draft);
    for (const podKey of gated) reportGated(draft, podKey);
    if (events.size > 0) wake(draft, events);
    releaseDue(draft);
    if (draft.automation.scheduler === "auto") schedulePending(draft, PODS_PER_TICK);
  },
};

/** Runs cycles for the Pods whose turn it is, `limit` at most, and returns how many. */
export function schedulePending(
  draft: ClusterDraft,
  limit: number,
  profile: Profile = profileOf(draft.schedulerProfile),
): number {
  let entry = nextActive(draft);
  if (entry === undefined) return 0;
  const snapshot = snapshotOf(draft, nominatedPods(draft));
  let tried = 0;
  for (; tried < limit && entry !== undefined; tried++, entry = nextActive(draft)) {
    scheduleOne(draft, entry, snapshot, profile);
  }
  return tried;
}

function scheduleOne(draft: ClusterDraft, entry: QueuedPod, snapshot: NodeSnapshot, profile: Profile): void {
  const pod = draft.pods.get(entry.podKey);
  // The watcher takes out what is gone, so it is there.
  if (pod === undefined) return;
  const result = schedulePod(pod, snapshot, profile, { rng: draft.rng, start: draft.schedulerStart });
  draft.schedulerStart = result.start;
  if (result.type === "unschedulable") {
    failScheduling(draft, entry, pod, result, snapshot);
    return;
  }
  snapshot.forget(pod);
  bindPod(draft, entry.podKey, result.node, DEFAULT_SCHEDULER_NAME);
  snapshot.update(nodeInfoOf(draft, result.node));
}
