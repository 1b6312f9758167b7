import type { ClusterDraft } from "../model/cluster-draft.ts";
import { withCondition } from "../model/conditions.ts";
import { markForDeletion } from "../model/deletion.ts";
import { keyOf } from "../model/meta.ts";
import { isPodTerminating, type Pod, type PodStatus } from "../model/pod.ts";
import { DEFAULT_SCHEDULER_NAME, type QueuedPod } from "../model/scheduling.ts";
import type { CycleFailure } from "./cycle.ts";
import type { PostFilterResult } from "./framework.ts";
import { PREEMPTION_BY_SCHEDULER } from "./preemption.ts";
import { activate, putBack } from "./queue.ts";
import type { NodeSnapshot } from "./snapshot.ts";

/** An Event's text is cut beyond this. Source: kubernetes/kubernetes `pkg/apis/core/validation/events.go`, v1.35. */
const MAX_NOTE_LENGTH = 1024;

/**
 * What follows from a cycle without a Node: the Event and the condition, back into the queue, and preemption.
 * Source: kubernetes/kubernetes `pkg/scheduler/schedule_one.go` handleSchedulingFailure, v1.35.
 */
export function failScheduling(
  draft: ClusterDraft,
  entry: QueuedPod,
  pod: Pod,
  failure: CycleFailure,
  snapshot: NodeSnapshot,
): void {
  const { message, reason, refusals, refusedBy, preemption } = failure;
  putBack(draft, entry, { at: draft.now, nodes: snapshot.nodeInfos.length, refusals, message }, refusedBy);
  draft.report({
    kind: "Pod",
    key: entry.podKey,
    type: "Warning",
    reason: "FailedScheduling",
    message: message.length > MAX_NOTE_LENGTH ? `${message.slice(0, MAX_NOTE_LENGTH - 4)} ...` : message,
    source: DEFAULT_SCHEDULER_NAME,
  });
  if (preemption?.nominatedNode) makeRoom(draft, pod, preemption.nominatedNode, preemption.victims, snapshot);
  snapshot.forget(pod);
  const failed = withStatus(draft, pod, reason, message, nominationAfter(pod, preemption));
  draft.put(failed);
  snapshot.nominate(failed);
}

/** Without preemption in the profile nothing is nominated; a preemption that says nothing leaves what was. */
function nominationAfter(pod: Pod, preemption: PostFilterResult | undefined): string {
  return preemption ? (preemption.nominatedNode ?? pod.status.nominatedNodeName ?? "") : "";
}

function withStatus(draft: ClusterDraft, pod: Pod, reason: string, message: string, nominated: string): Pod {
  const conditions = withCondition(pod.status.conditions, {
    type: "PodScheduled",
    status: "False",
    reason,
    message,
    lastTransitionTime: draft.now,
  });
  if (conditions === pod.status.conditions && nominated === (pod.status.nominatedNodeName ?? "")) return pod;
  return { ...pod, status: { ...withNomination(pod.status, nominated), conditions } };
}

function withNomination({ nominatedNodeName: _before, ...status }: PodStatus, nominated: string): PodStatus {
  return nominated === "" ? status : { ...status, nominatedNodeName: nominated };
}

/**
 * Evicts the victims, with grace; the Pod itself waits until they are gone and may then land elsewhere. Less important
 * Pods that were nominated to the Node lose it, and look for another place at once.
 */
function makeRoom(
  draft: ClusterDraft,
  pod: Pod,
  node: string,
  victims: readonly Pod[],
  snapshot: NodeSnapshot,
): void {
  for (const victim of victims) {
    if (!isPodTerminating(victim)) evict(draft, pod, node, victim);
  }
  const info = draft.nodeInfos.get(node);
  if (info) snapshot.update(info);
  for (const other of snapshot.nominatedTo(node)) {
    if (other.spec.priority >= pod.spec.priority) continue;
    snapshot.forget(other);
    draft.put({ ...other, status: withNomination(other.status, "") });
    activate(draft, keyOf(other));
  }
}

/** Source: kubernetes/kubernetes `pkg/scheduler/framework/preemption/preemption.go` PreemptPod, v1.35. */
function evict(draft: ClusterDraft, pod: Pod, node: string, victim: Pod): void {
  const key = keyOf(victim);
  draft.report({
    kind: "Pod",
    key,
    type: "Normal",
    reason: "Preempted",
    message: `Preempted by pod ${pod.metadata.uid} on node ${node}`,
    source: DEFAULT_SCHEDULER_NAME,
  });
  markForDeletion(draft, key, {
    condition: {
      reason: PREEMPTION_BY_SCHEDULER,
      message: `${pod.spec.schedulerName}: preempting to accommodate a higher priority pod`,
    },
  });
}

/**
 * Says of a Pod that came with scheduling gates why nobody looks at it.
 * Source: kubernetes/kubernetes `pkg/registry/core/pod/strategy.go` applySchedulingGatedCondition, v1.35.
 */
export function reportGated(draft: ClusterDraft, podKey: string): void {
  const pod = draft.pods.get(podKey);
  if (pod === undefined || pod.spec.schedulingGates.length === 0) return;
  const message = "Scheduling is blocked due to non-empty scheduling gates";
  draft.put(withStatus(draft, pod, "SchedulingGated", message, pod.status.nominatedNodeName ?? ""));
}
