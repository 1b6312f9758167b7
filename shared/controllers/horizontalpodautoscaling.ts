import type { ClusterDraft } from "../model/cluster-draft.ts";
import { withCondition } from "../model/conditions.ts";
import { type AutoscalerHistory, memoryKey } from "../model/controller-memory.ts";
import { namespacedKey } from "../model/meta.ts";
import { gameMs } from "../model/timings.ts";
import type { Deployment, HorizontalPodAutoscaler } from "../model/workload.ts";
import { hashValue } from "../util/hash.ts";
import { type ConditionUpdate, decide, type ScalingDecision } from "./autoscaler/decide.ts";
import { NO_HISTORY, withFirstRecommendation, withScaleEvent } from "./autoscaler/history.ts";
import { observe } from "./autoscaler/observe.ts";
import type { Controller } from "./framework.ts";

const NAME = "horizontalpodautoscaling";
const SOURCE = "horizontal-pod-autoscaler";

/** Source: kubernetes/kubernetes `pkg/controller/podautoscaler/config/v1alpha1/defaults.go`, v1.35. */
const SYNC_PERIOD_SECONDS = 15;

/**
 * Adjusts the size of Deployments to what their Pods use. It looks every 15 s and never because something happened.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/horizontal.go`, v1.35.
 */
export const horizontalPodAutoscalerController: Controller = {
  name: NAME,
  keysFor: (_draft, { kind, key }) => (kind === "HorizontalPodAutoscaler" ? [key] : []),
  allKeys: (draft) => draft.horizontalPodAutoscalers.keys(),
  reconcile(draft, key) {
    const autoscaler = draft.horizontalPodAutoscalers.get(key);
    if (autoscaler === undefined) {
      draft.memory.delete(memoryKey(NAME, key));
      return;
    }
    const history = historyOf(draft, key);
    if (history.nextAt <= draft.now) look(draft, key, autoscaler, history);
    draft.enqueueAt(NAME, key, historyOf(draft, key).nextAt);
  },
};

function historyOf(draft: ClusterDraft, key: string): AutoscalerHistory {
  const known = draft.memory.get(memoryKey(NAME, key));
  return known?.type === "AutoscalerHistory" ? known : NO_HISTORY;
}

function look(
  draft: ClusterDraft,
  key: string,
  autoscaler: HorizontalPodAutoscaler,
  history: AutoscalerHistory,
): void {
  const { timings } = draft.settings;
  const nextAt = draft.now + gameMs(SYNC_PERIOD_SECONDS, timings);
  const { name } = autoscaler.spec.scaleTargetRef;
  const target = draft.deployments.get(namespacedKey(autoscaler.metadata.namespace, name));
  if (target === undefined) {
    draft.memory.set(memoryKey(NAME, key), { ...history, nextAt });
    reportFailure(draft, key, "FailedGetScale", `deployments.apps "${name}" not found`);
    return;
  }
  const current = target.spec.replicas;
  const see = () => observe(draft, target, autoscaler.spec.metric.resource);
  const known = withFirstRecommendation(history, current, draft.now);
  const decision = decide(autoscaler, current, see, known, draft.now, timings);
  const isScaled = decision.replicas !== current;
  const next = isScaled
    ? withScaleEvent(decision.history, autoscaler.spec, current, decision.replicas, draft.now, timings)
    : decision.history;
  draft.memory.set(memoryKey(NAME, key), { ...next, nextAt });
  if (decision.failure !== undefined) reportFailure(draft, key, "FailedGetResourceMetric", decision.failure);
  if (isScaled) rescale(draft, key, target, decision);
  writeStatus(draft, autoscaler, target, decision);
}

function rescale(
  draft: ClusterDraft,
  key: string,
  target: Deployment,
  { replicas, why }: ScalingDecision,
): void {
  draft.put({
    ...target,
    metadata: { ...target.metadata, generation: target.metadata.generation + 1 },
    spec: { ...target.spec, replicas },
  });
  draft.report({
    kind: "HorizontalPodAutoscaler",
    key,
    type: "Normal",
    reason: "SuccessfulRescale",
    message: `New size: ${replicas}; reason: ${why}`,
    source: SOURCE,
  });
}

function writeStatus(
  draft: ClusterDraft,
  autoscaler: HorizontalPodAutoscaler,
  target: Deployment,
  decision: ScalingDecision,
): void {
  const isScaled = decision.replicas !== target.spec.replicas;
  const { currentUtilization: _, ...known } = autoscaler.status;
  const status: HorizontalPodAutoscaler["status"] = {
    ...known,
    currentReplicas: target.status.replicas,
    desiredReplicas: decision.replicas,
    ...(decision.utilization === undefined ? {} : { currentUtilization: decision.utilization }),
    ...(isScaled ? { lastScaleTime: draft.now } : {}),
    conditions: [ABLE, ...decision.conditions, ...(isScaled ? [rescaled(decision.replicas)] : [])].reduce(
      (conditions, next) => withCondition(conditions, { ...next, lastTransitionTime: draft.now }),
      autoscaler.status.conditions,
    ),
  };
  if (hashValue(status) !== hashValue(autoscaler.status)) draft.put({ ...autoscaler, status });
}

const ABLE: ConditionUpdate = {
  type: "AbleToScale",
  status: "True",
  reason: "SucceededGetScale",
  message: "the HPA controller was able to get the target's current scale",
};

const rescaled = (replicas: number): ConditionUpdate => ({
  type: "AbleToScale",
  status: "True",
  reason: "SucceededRescale",
  message: `the HPA controller was able to update the target scale to ${replicas}`,
});

function reportFailure(draft: ClusterDraft, key: string, reason: string, message: string): void {
  draft.report({
    kind: "HorizontalPodAutoscaler",
    key,
    type: "Warning",
    reason,
    message,
    source: SOURCE,
  });
}
