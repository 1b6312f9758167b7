import type { ClusterDraft } from "../model/cluster-draft.ts";
import { withCondition } from "../model/conditions.ts";
import { splitKey } from "../model/meta.ts";
import type { Pod } from "../model/pod.ts";
import { invariant } from "../util/invariant.ts";

/**
 * Binds a Pod to a Node: spec.nodeName, condition PodScheduled and the `Scheduled` event. `by` is the seat, or
 * "default-scheduler". The caller has checked that the Pod may go there.
 * Source: kubernetes/kubernetes `pkg/scheduler/schedule_one.go`, `pkg/registry/core/pod/storage/storage.go`, v1.35.
 */
export function bindPod(draft: ClusterDraft, podKey: string, node: string, by: string): void {
  const pod = draft.pods.get(podKey);
  invariant(pod && pod.spec.nodeName === undefined, "a Pod is bound once", { podKey, tick: draft.tick });
  const { nominatedNodeName: _over, ...status } = pod.status;
  const bound: Pod = {
    ...pod,
    spec: { ...pod.spec, nodeName: node },
    status: {
      ...status,
      conditions: withCondition(status.conditions, {
        type: "PodScheduled",
        status: "True",
        reason: "",
        message: "",
        lastTransitionTime: draft.now,
      }),
    },
  };
  draft.put(bound);
  draft.report({
    kind: "Pod",
    key: podKey,
    type: "Normal",
    reason: "Scheduled",
    message: `Successfully assigned ${podKey} to ${node}`,
    source: "default-scheduler",
  });
  draft.emit({ type: "PodBound", pod: splitKey(podKey).name, node, by });
}
