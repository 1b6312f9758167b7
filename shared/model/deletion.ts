import type { ClusterDraft } from "./cluster-draft.ts";
import { withCondition } from "./conditions.ts";
import type { Condition } from "./meta.ts";
import { isPodFinished, type Pod, type PodConditionType, podCondition } from "./pod.ts";
import { gameMs } from "./timings.ts";

/** Why a Pod is being taken away by something other than its owner. */
export interface DisruptionTarget {
  /** CamelCase, as in `EvictionByEvictionAPI`. */
  readonly reason: string;
  readonly message: string;
}

export interface DeletionOptions {
  /** Seconds of Kubernetes time. Missing: the Pod's own grace. 0: the object goes at once, whatever still runs. */
  readonly graceSeconds?: number;
  /** Sets the condition DisruptionTarget. */
  readonly condition?: DisruptionTarget;
}

/**
 * Asks for a Pod's deletion. It becomes Terminating and leaves the ready endpoints; its Node's kubelet stops it and
 * then removes the object, at the latest at `deletionTimestamp`. Pods without a Node and finished ones are gone at once.
 * Asking again changes nothing, except that a shorter grace shortens. Does nothing to a Pod that does not exist.
 * Source: k8s.io/apiserver `pkg/registry/rest/delete.go` BeforeDelete, kubernetes/kubernetes
 * `pkg/registry/core/pod/strategy.go` CheckGracefulDelete, v1.35.
 */
export function markForDeletion(draft: ClusterDraft, podKey: string, options: DeletionOptions = {}): void {
  const pod = draft.pods.get(podKey);
  if (pod === undefined) return;
  const marked = options.condition ? withDisruptionTarget(pod, options.condition, draft.now) : pod;
  const grace = graceOf(pod, options.graceSeconds);
  if (grace === 0) {
    // Written first, so that whoever is told of the removal sees why.
    draft.put(marked);
    removePod(draft, podKey);
    return;
  }
  draft.put(withDeletionTimestamp(draft, marked, grace, options.graceSeconds !== undefined));
}

/**
 * Takes a Pod's object away: the end of every deletion. For the kubelet when the last container has stopped, and for
 * whoever deletes without grace.
 */
export function removePod(draft: ClusterDraft, podKey: string): void {
  const pod = draft.pods.get(podKey);
  if (pod === undefined) return;
  draft.remove("Pod", podKey);
  draft.emit({
    type: "PodDeleted",
    pod: pod.metadata.name,
    node: pod.spec.nodeName ?? "",
    why: podCondition(pod, "DisruptionTarget")?.reason ?? "Deleted",
  });
}

function graceOf(pod: Pod, asked: number | undefined): number {
  if (pod.spec.nodeName === undefined || isPodFinished(pod)) return 0;
  return asked ?? pod.spec.terminationGracePeriodSeconds;
}

function withDeletionTimestamp(draft: ClusterDraft, pod: Pod, grace: number, explicit: boolean): Pod {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0, generation } = pod.metadata;
  const { timings } = draft.settings;
  if (deletionTimestamp === undefined) {
    return {
      ...pod,
      metadata: {
        ...pod.metadata,
        generation: generation + 1,
        deletionTimestamp: draft.now + gameMs(grace, timings),
        deletionGracePeriodSeconds: grace,
      },
    };
  }
  if (!explicit || grace >= deletionGracePeriodSeconds) return pod;
  // Counted from the moment of the first request, but never into the past.
  const askedAt = deletionTimestamp - gameMs(deletionGracePeriodSeconds, timings);
  const shortened = Math.max(draft.now, askedAt + gameMs(grace, timings));
  return {
    ...pod,
    metadata: { ...pod.metadata, deletionTimestamp: shortened, deletionGracePeriodSeconds: grace },
  };
}

function withDisruptionTarget(pod: Pod, { reason, message }: DisruptionTarget, now: number): Pod {
  const condition: Condition<PodConditionType> = {
    type: "DisruptionTarget",
    status: "True",
    reason,
    message,
    lastTransitionTime: now,
  };
  const conditions = withCondition(pod.status.conditions, condition);
  return conditions === pod.status.conditions ? pod : { ...pod, status: { ...pod.status, conditions } };
}
