import { ok, type Result, refuse } from "../../util/result.ts";
import {
  groupPods,
  type PodGroups,
  type PodMetric,
  type PodMetrics,
  type ReadinessDelays,
  type ScaledPod,
} from "./group-pods.ts";
import { isWithinTolerance } from "./tolerance.ts";

export interface ScalingInput {
  readonly currentReplicas: number;
  readonly pods: readonly ScaledPod[];
  readonly metrics: PodMetrics;
  readonly tolerance: number;
  readonly delays: ReadinessDelays;
}

export interface ResourceProposal {
  readonly replicas: number;
  /** Usage of the Pods that count, in percent of their requests. */
  readonly utilization: number;
  /** Usage of one of them on average. */
  readonly average: number;
}

/** `ratio` is what is used to what should be; `utilization` and `usage` are what people are shown. */
interface Usage {
  readonly ratio: number;
  readonly utilization: number;
  readonly average: number;
}

/** How usage turns into a ratio, and what is assumed of a Pod that nothing is known of. */
interface Measure {
  usageOf(metrics: PodMetrics): Usage | undefined;
  /** What a Pod without metrics counts as when there would be fewer Pods. */
  whenScalingDown(pod: string): number;
}

/**
 * Replicas that would bring the average utilization of a resource to `targetUtilization` percent of the requests.
 * Refused with kubernetes' own sentence in `params.message`: `FailedGetMetrics`.
 * Source: kubernetes/kubernetes `pkg/controller/podautoscaler/replica_calculator.go` GetResourceReplicas, v1.35.
 */
export function resourceReplicas(
  input: ScalingInput,
  resource: string,
  targetUtilization: number,
): Result<ResourceProposal> {
  const failed = (message: string): Result<never> => refuse("FailedGetMetrics", { message });
  if (input.metrics.size === 0) {
    return failed(
      `unable to get metrics for resource ${resource}: no metrics returned from resource metrics API`,
    );
  }
  if (input.pods.length === 0) return failed("no pods returned by selector while calculating replica count");
  const groups = groupPods(input.pods, input.metrics, resource, input.delays);
  const counted = countedMetrics(input.metrics, groups);
  if (counted.size === 0) return failed("did not receive metrics for targeted pods (pods might be unready)");
  const requests = new Map<string, number>();
  for (const { name, request, containerWithoutRequest = "" } of input.pods) {
    if (request === undefined) {
      return failed(`missing request for ${resource} in container ${containerWithoutRequest} of Pod ${name}`);
    }
    requests.set(name, request);
  }
  const measure: Measure = {
    usageOf: (metrics) => resourceUsage(metrics, requests, targetUtilization),
    whenScalingDown: (pod) => Math.trunc(((requests.get(pod) ?? 0) * Math.max(100, targetUtilization)) / 100),
  };
  const usage = measure.usageOf(counted);
  if (usage === undefined) return failed("no metrics returned matched known pods");
  return ok({ replicas: proposal(input, groups, counted, measure, usage), ...shown(usage) });
}

/**
 * Replicas that would bring the average of any figure of the Pods to `target`.
 * Source: same file, calcPlainMetricReplicas.
 */
export function podMetricReplicas(
  input: ScalingInput,
  target: number,
): Result<{ readonly replicas: number; readonly usage: number }> {
  if (input.pods.length === 0) {
    return refuse("FailedGetMetrics", {
      message: "no pods returned by selector while calculating replica count",
    });
  }
  const groups = groupPods(input.pods, input.metrics, "", input.delays);
  const counted = countedMetrics(input.metrics, groups);
  const measure: Measure = {
    usageOf: (metrics) => plainUsage(metrics, target),
    whenScalingDown: () => target,
  };
  const usage = measure.usageOf(counted);
  if (usage === undefined) {
    return refuse("FailedGetMetrics", {
      message: "did not receive metrics for targeted pods (pods might be unready)",
    });
  }
  return ok({ replicas: proposal(input, groups, counted, measure, usage), usage: usage.average });
}

const shown = ({ utilization, average }: Usage): Omit<ResourceProposal, "replicas"> => ({
  utilization,
  average,
});

const countedMetrics = (metrics: PodMetrics, { unready, ignored }: PodGroups): PodMetrics =>
  new Map([...metrics].filter(([name]) => !unready.has(name) && !ignored.has(name)));

/** The careful part: what is not known must not turn the direction, nor make the step larger. */
function proposal(
  { currentReplicas, tolerance }: ScalingInput,
  { readyCount, unready, missing }: PodGroups,
  counted: PodMetrics,
  measure: Measure,
  { ratio }: Usage,
): number {
  const upWithUnready = unready.size > 0 && ratio > 1;
  if (!upWithUnready && missing.size === 0) {
    return isWithinTolerance(ratio, tolerance) ? currentReplicas : Math.ceil(ratio * readyCount);
  }
  const assumed = new Map(counted);
  for (const name of missing) {
    if (ratio < 1) assumed.set(name, madeUp(measure.whenScalingDown(name)));
    else if (ratio > 1) assumed.set(name, madeUp(0));
  }
  if (upWithUnready) for (const name of unready) assumed.set(name, madeUp(0));
  const next = measure.usageOf(assumed)?.ratio ?? ratio;
  const turned = (ratio < 1 && next > 1) || (ratio > 1 && next < 1);
  if (isWithinTolerance(next, tolerance) || turned) return currentReplicas;
  const replicas = Math.ceil(next * assumed.size);
  const against = (next < 1 && replicas > currentReplicas) || (next > 1 && replicas < currentReplicas);
  return against ? currentReplicas : replicas;
}

const madeUp = (value: number): PodMetric => ({ value, endedSecondsAgo: 0, windowSeconds: 0 });

/** Source: kubernetes/kubernetes `pkg/controller/podautoscaler/metrics/utilization.go`, v1.35. */
function resourceUsage(
  metrics: PodMetrics,
  requests: ReadonlyMap<string, number>,
  target: number,
): Usage | undefined {
  let used = 0;
  let requested = 0;
  let entries = 0;
  for (const [name, { value }] of metrics) {
    const request = requests.get(name);
    // Usage of a Pod that is gone already.
    if (request === undefined) continue;
    used += value;
    requested += request;
    entries += 1;
  }
  if (requested === 0) return undefined;
  const utilization = Math.trunc((used * 100) / requested);
  return { ratio: utilization / target, utilization, average: Math.trunc(used / entries) };
}

function plainUsage(metrics: PodMetrics, target: number): Usage | undefined {
  if (metrics.size === 0) return undefined;
  let used = 0;
  for (const { value } of metrics.values()) used += value;
  const average = Math.trunc(used / metrics.size);
  return { ratio: average / target, utilization: 0, average };
}
