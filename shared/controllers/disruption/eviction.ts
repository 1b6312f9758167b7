import type { ClusterDraft } from "../../model/cluster-draft.ts";
import { withCondition } from "../../model/conditions.ts";
import { markForDeletion } from "../../model/deletion.ts";
import type { GameMs } from "../../model/meta.ts";
import { isPodFinished, isPodReady, isPodTerminating, type Pod } from "../../model/pod.ts";
import { selectorMatches } from "../../model/selector.ts";
import type { PodDisruptionBudget } from "../../model/workload.ts";

/** The budget does not allow it now; asking again later may succeed. */
export const TOO_MANY_REQUESTS = 429;
const INTERNAL_ERROR = 500;

/** What the eviction API answers. */
export type EvictionDecision =
  | {
      readonly allowed: true;
      /** The budget that pays for it, as it is afterwards. */
      readonly budget?: PodDisruptionBudget;
    }
  | {
      readonly allowed: false;
      readonly code: typeof TOO_MANY_REQUESTS | typeof INTERNAL_ERROR;
      readonly message: string;
      /** Which budget holds the Pod back and what it lacks; empty when more than one budget covers the Pod. */
      readonly cause: string;
    };

/**
 * Decides an eviction by the budgets that cover the Pod.
 * Simplified: a budget whose figures could not be worked out says no more than that it lacks healthy Pods.
 * Source: kubernetes/kubernetes `pkg/registry/core/pod/storage/eviction.go`, v1.35.
 */
export function decideEviction(
  pod: Pod,
  budgets: readonly PodDisruptionBudget[],
  now: GameMs,
): EvictionDecision {
  if (ignoresBudgets(pod)) return { allowed: true };
  const [budget, another] = budgets;
  if (budget === undefined) return { allowed: true };
  if (another !== undefined) {
    return {
      allowed: false,
      code: INTERNAL_ERROR,
      message:
        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
      cause: "",
    };
  }
  if (!isPodReady(pod) && sparesUnready(budget)) return { allowed: true };
  return spend(budget, pod.metadata.name, now);
}

/** These disrupt nobody: they do not serve yet, or no more. */
const ignoresBudgets = (pod: Pod): boolean =>
  pod.status.phase === "Pending" || isPodFinished(pod) || isPodTerminating(pod);

function sparesUnready({ spec, status }: PodDisruptionBudget): boolean {
  if (spec.unhealthyPodEvictionPolicy === "AlwaysAllow") return true;
  return status.currentHealthy >= status.desiredHealthy && status.desiredHealthy > 0;
}

function spend(budget: PodDisruptionBudget, podName: string, now: GameMs): EvictionDecision {
  const { metadata, status } = budget;
  const refuse = (cause: string): EvictionDecision => ({
    allowed: false,
    code: TOO_MANY_REQUESTS,
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    cause,
  });
  if (status.observedGeneration < metadata.generation) {
    return refuse(`The disruption budget ${metadata.name} is still being processed by the server.`);
  }
  const { disruptionsAllowed, desiredHealthy, currentHealthy } = status;
  if (disruptionsAllowed <= 0) {
    const needs = `needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
    return refuse(`The disruption budget ${metadata.name} ${needs}`);
  }
  const left = disruptionsAllowed - 1;
  const spent: PodDisruptionBudget["status"] = {
    ...status,
    disruptionsAllowed: left,
    disruptedPods: { ...status.disruptedPods, [podName]: now },
    conditions: left === 0 ? disruptionConditions(status.conditions, left, now) : status.conditions,
  };
  return { allowed: true, budget: { ...budget, status: spent } };
}

/** The condition DisruptionAllowed. Source: k8s.io/kubernetes `pkg/util/pdb/pdb_helpers.go`, v1.35. */
export const disruptionConditions = (
  conditions: PodDisruptionBudget["status"]["conditions"],
  disruptionsAllowed: number,
  now: GameMs,
): PodDisruptionBudget["status"]["conditions"] =>
  withCondition(conditions, {
    type: "DisruptionAllowed",
    status: disruptionsAllowed > 0 ? "True" : "False",
    reason: disruptionsAllowed > 0 ? "SufficientPods" : "InsufficientPods",
    message: "",
    lastTransitionTime: now,
  });

/** The budgets of a Pod's namespace that cover it. An empty selector covers all. */
export const budgetsOf = (
  { metadata }: Pod,
  budgets: Iterable<PodDisruptionBudget>,
): readonly PodDisruptionBudget[] =>
  [...budgets].filter(
    (budget) =>
      budget.metadata.namespace === metadata.namespace &&
      selectorMatches(budget.spec.selector, metadata.labels),
  );

/** Asks the eviction API to take a Pod away: graceful deletion if the budgets allow it. */
export function evictPod(draft: ClusterDraft, podKey: string, pod: Pod): EvictionDecision {
  const decision = decideEviction(pod, budgetsOf(pod, draft.podDisruptionBudgets.values()), draft.now);
  if (!decision.allowed) return decision;
  if (decision.budget) draft.put(decision.budget);
  markForDeletion(draft, podKey, {
    condition: { reason: "EvictionByEvictionAPI", message: "Eviction API: evicting" },
  });
  return decision;
}
