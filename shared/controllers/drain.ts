import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { Drain } from "../model/drain.ts";
import { keyOf } from "../model/meta.ts";
import { isPodTerminating, type Pod } from "../model/pod.ts";
import { gameMs } from "../model/timings.ts";
import { evictPod } from "./disruption/eviction.ts";
import { type DrainFlags, type DrainPlan, drainPlan } from "./drain/decision.ts";
import type { Controller } from "./framework.ts";

const NAME = "drain";

/** An eviction that a budget refused is tried again after so long. Source: kubernetes/kubectl `pkg/drain/drain.go`, v1.35. */
const RETRY_SECONDS = 5;

/**
 * The loop of `kubectl drain`: evicts what is on a Node, asks again for what a budget holds back, and ends when the
 * last Pod is gone.
 * Source: kubernetes/kubectl `pkg/drain/drain.go`, v1.35.
 * Simplified: it looks again at what is on the Node instead of keeping to its first list, and an uncordon ends it.
 */
export const drainController: Controller = {
  name: NAME,
  alwaysOn: true,
  keysFor(draft, { kind, before, after }) {
    if (kind !== "Pod" || draft.drains.size === 0) return [];
    const node = (after ?? before)?.spec.nodeName;
    return node !== undefined && draft.drains.has(node) ? [node] : [];
  },
  allKeys: (draft) => draft.drains.keys(),
  reconcile(draft, node) {
    const drain = draft.drains.get(node);
    if (drain === undefined) return;
    const { evict } = planFor(draft, node, { force: drain.force });
    const blocked = evict.filter((pod) => !goes(draft, pod)).map(keyOf);
    const leaving = evict.map(keyOf).filter((key) => draft.pods.has(key) && !blocked.includes(key));
    if (blocked.length + leaving.length === 0) {
      endDrain(draft, node, "drained");
      return;
    }
    if (blocked.length > 0) {
      draft.enqueueAt(NAME, node, draft.now + gameMs(RETRY_SECONDS, draft.settings.timings));
    }
    if (!isEqual(blocked, drain.blocked) || !isEqual(leaving, drain.leaving)) {
      draft.drains.set(node, { ...drain, blocked, leaving });
    }
  },
};

/** Begins a drain of a Node that is cordoned already. */
export function beginDrain(
  draft: ClusterDraft,
  drain: Omit<Drain, "startedAt" | "leaving" | "blocked">,
): void {
  draft.drains.set(drain.node, { ...drain, startedAt: draft.now, leaving: [], blocked: [] });
  draft.emit({ type: "DrainBegan", node: drain.node, by: drain.by });
  draft.enqueue(NAME, drain.node);
}

/** Ends a drain, if there is one. Pods that are on their way out go on. */
export function endDrain(draft: ClusterDraft, node: string, outcome: "drained" | "cancelled"): void {
  if (!draft.drains.has(node)) return;
  draft.drains.delete(node);
  draft.emit({ type: "DrainEnded", node, outcome });
}

/** What a drain of a Node would do now. */
export function planFor(cluster: Pick<ClusterReader, "pods">, node: string, flags: DrainFlags): DrainPlan {
  const pods = [...cluster.pods.values()].filter(({ spec }) => spec.nodeName === node);
  return drainPlan(
    pods.map((pod) => ({ pod })),
    flags,
    () => false,
  );
}

/** Asks for a Pod's eviction; whether it is on its way out or gone. */
const goes = (draft: ClusterDraft, pod: Pod): boolean =>
  isPodTerminating(pod) || evictPod(draft, keyOf(pod), pod).allowed;

const isEqual = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, i) => key === b[i]);
