import type { ClusterDraft } from "../model/cluster-draft.ts";
import { type ApiObject, controllerOf, type GameMs, type Labels } from "../model/meta.ts";
import { isPodReady, isPodTerminating, type Pod } from "../model/pod.ts";
import { podsOfSelector } from "../model/pods-of-selector.ts";
import { selectorMatches } from "../model/selector.ts";
import { gameMs } from "../model/timings.ts";
import type { PodDisruptionBudget } from "../model/workload.ts";
import { hashValue } from "../util/hash.ts";
import type { TableView } from "../util/table.ts";
import { budgetCounts, type ScaleOwner } from "./disruption/budget.ts";
import { disruptionConditions } from "./disruption/eviction.ts";
import type { Controller } from "./framework.ts";
import { ownerKeyOf } from "./owners.ts";

const NAME = "disruption";

/** A granted eviction counts for this long; a Pod that is still there then counts as healthy again. */
const DELETION_TIMEOUT_SECONDS = 120;

/**
 * Keeps the figures that the eviction API goes by.
 * Source: kubernetes/kubernetes `pkg/controller/disruption/disruption.go`, v1.35.
 */
export const disruptionController: Controller = {
  name: NAME,
  keysFor(draft, change) {
    switch (change.kind) {
      case "PodDisruptionBudget":
        return change.after ? [change.key] : [];
      case "Pod":
        if (looksTheSame(change.before, change.after)) return [];
        return budgetsCovering(draft, [change.before?.metadata.labels, change.after?.metadata.labels]);
      case "ReplicaSet":
      case "Deployment":
        if (change.before?.spec.replicas === change.after?.spec.replicas) return [];
        return budgetsCovering(draft, [(change.after ?? change.before)?.spec.template.labels]);
      default:
        return [];
    }
  },
  allKeys: (draft) => draft.podDisruptionBudgets.keys(),
  reconcile(draft, key) {
    const budget = draft.podDisruptionBudgets.get(key);
    if (budget === undefined) return;
    const status = statusOf(draft, budget);
    if (hashValue(status) !== hashValue(budget.status)) draft.put({ ...budget, status });
    const timeout = gameMs(DELETION_TIMEOUT_SECONDS, draft.settings.timings);
    for (const granted of Object.values(status.disruptedPods)) draft.enqueueAt(NAME, key, granted + timeout);
  },
};

function looksTheSame(before: Pod | undefined, after: Pod | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.metadata === after.metadata &&
    isPodReady(before) === isPodReady(after)
  );
}

function budgetsCovering(draft: ClusterDraft, labelSets: readonly (Labels | undefined)[]): readonly string[] {
  const keys: string[] = [];
  for (const [key, { spec }] of draft.podDisruptionBudgets.entries()) {
    if (labelSets.some((labels) => labels !== undefined && selectorMatches(spec.selector, labels))) {
      keys.push(key);
    }
  }
  return keys;
}

function statusOf(draft: ClusterDraft, budget: PodDisruptionBudget): PodDisruptionBudget["status"] {
  const { namespace, generation } = budget.metadata;
  const pods = podsOfSelector(draft, namespace, budget.spec.selector);
  const disruptedPods = stillExpectedToGo(draft, budget, pods);
  const counts = budgetCounts(
    budget.spec,
    pods.map((pod) => ({
      healthy: isPodReady(pod) && !isPodTerminating(pod) && disruptedPods[pod.metadata.name] === undefined,
      owner: scaleOwnerOf(draft, pod),
    })),
  );
  return {
    ...counts,
    observedGeneration: generation,
    disruptedPods,
    conditions: disruptionConditions(budget.status.conditions, counts.disruptionsAllowed, draft.now),
  };
}

/** Granted evictions whose Pods have neither gone nor begun to go, as long as they may take. */
function stillExpectedToGo(
  draft: ClusterDraft,
  { status }: PodDisruptionBudget,
  pods: readonly Pod[],
): Readonly<Record<string, GameMs>> {
  const timeout = gameMs(DELETION_TIMEOUT_SECONDS, draft.settings.timings);
  const waiting = new Set(pods.filter((pod) => !isPodTerminating(pod)).map(({ metadata }) => metadata.name));
  return Object.fromEntries(
    Object.entries(status.disruptedPods).filter(
      ([name, granted]) => waiting.has(name) && granted + timeout > draft.now,
    ),
  );
}

/** Who scales a Pod: the Deployment above its ReplicaSet, or the ReplicaSet. Nobody scales the Pods of a Job. */
function scaleOwnerOf(draft: ClusterDraft, pod: Pod): ScaleOwner | undefined {
  const set = managerOf(draft.replicaSets, pod, "ReplicaSet");
  if (set === undefined) return undefined;
  const scaled = managerOf(draft.deployments, set, "Deployment") ?? set;
  return { uid: scaled.metadata.uid, replicas: scaled.spec.replicas };
}

function managerOf<T extends ApiObject>(
  table: TableView<T>,
  { metadata }: ApiObject,
  kind: string,
): T | undefined {
  const key = ownerKeyOf(metadata, kind);
  const found = key === undefined ? undefined : table.get(key);
  return found?.metadata.uid === controllerOf(metadata)?.uid ? found : undefined;
}
