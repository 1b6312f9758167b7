import { z } from "zod";
import type { NodeInfo } from "../model/node-info.ts";
import type { PodRequests } from "../model/pod-requests.ts";
import { CPU, MEMORY } from "../model/resources.ts";
import { MAX_NODE_SCORE } from "./framework.ts";
import { capacityFor, requestOf, takenOf } from "./resource-share.ts";

/** Scores in a configuration go from 0 to 10. Source: `pkg/scheduler/apis/config/types.go`, v1.35. */
const MAX_CUSTOM_SCORE = 10;

/** A point of a piecewise linear function: percent of the capacity that is requested, to a score. */
export interface ShapePoint {
  readonly utilization: number;
  readonly score: number;
}

const percent = z.int().min(0, "not in valid range [0, 100]").max(100, "not in valid range [0, 100]");
const customScore = z
  .int()
  .min(0, "not in valid range [0, 10]")
  .max(MAX_CUSTOM_SCORE, "not in valid range [0, 10]");
const weight = z.int().min(1, "not in valid range (0, 100]").max(100, "not in valid range (0, 100]");

const shape = z
  .array(z.strictObject({ utilization: percent, score: customScore }))
  .min(1, "at least one point must be specified")
  .superRefine((points, context) => {
    const i = points.findIndex(
      (point, at) => at > 0 && (points[at - 1]?.utilization ?? -1) >= point.utilization,
    );
    if (i < 0) return;
    context.addIssue({
      code: "custom",
      path: [i, "utilization"],
      message: "values must be sorted in increasing order",
    });
  });

const DEFAULT_RESOURCES = [
  { name: CPU, weight: 1 },
  { name: MEMORY, weight: 1 },
];

/**
 * How NodeResourcesFit scores, as in KubeSchedulerConfiguration.
 * Source: kubernetes/kubernetes `pkg/scheduler/apis/config/validation/validation_pluginargs.go`, v1.35.
 */
export const scoringStrategy = z
  .strictObject({
    type: z.enum(["LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"]).default("LeastAllocated"),
    resources: z.array(z.strictObject({ name: z.string(), weight })).default(DEFAULT_RESOURCES),
    requestedToCapacityRatio: z.strictObject({ shape }).optional(),
  })
  .superRefine(({ type, requestedToCapacityRatio: ratio }, context) => {
    const needed = type === "RequestedToCapacityRatio";
    if (needed === (ratio !== undefined)) return;
    const message = needed
      ? "must be specified when type is RequestedToCapacityRatio"
      : "must be nil when type is not RequestedToCapacityRatio";
    context.addIssue({ code: "custom", path: ["requestedToCapacityRatio"], message });
  })
  .default({ type: "LeastAllocated", resources: DEFAULT_RESOURCES });
export type ScoringStrategy = z.infer<typeof scoringStrategy>;

/**
 * The score of a Node for a Pod with these requests, 0 to 100. `strategy` names at least one resource.
 * Sources: kubernetes/kubernetes `pkg/scheduler/framework/plugins/noderesources/resource_allocation.go`,
 * `least_allocated.go`, `most_allocated.go`, `requested_to_capacity_ratio.go`, v1.35.
 */
export function strategyScorer(
  { type, resources, requestedToCapacityRatio }: ScoringStrategy,
  requests: PodRequests,
): (info: NodeInfo) => number {
  const wanted = resources.map(({ name, weight: share }) => ({
    name,
    share,
    amount: requestOf(requests, name, true),
  }));
  const isRatio = type === "RequestedToCapacityRatio";
  const scoreOf = isRatio ? ratioScorer(requestedToCapacityRatio?.shape ?? []) : SCORERS[type];
  return (info) => {
    let sum = 0;
    let shares = 0;
    for (const { name, share, amount } of wanted) {
      const capacity = capacityFor(info, name, amount);
      if (capacity === 0) continue;
      const score = scoreOf(takenOf(info, name, true) + amount, capacity);
      // A ratio of 0 is left out of the mean; the other strategies count it.
      if (isRatio && score <= 0) continue;
      sum += score * share;
      shares += share;
    }
    if (shares === 0) return 0;
    return isRatio ? Math.round(sum / shares) : Math.trunc(sum / shares);
  };
}

const SCORERS = {
  LeastAllocated: (requested: number, capacity: number): number =>
    requested > capacity ? 0 : Math.trunc(((capacity - requested) * MAX_NODE_SCORE) / capacity),
  MostAllocated: (requested: number, capacity: number): number =>
    Math.trunc((Math.min(requested, capacity) * MAX_NODE_SCORE) / capacity),
};

function ratioScorer(points: readonly ShapePoint[]): (requested: number, capacity: number) => number {
  const scale = MAX_NODE_SCORE / MAX_CUSTOM_SCORE;
  const linear = brokenLinear(
    points.map(({ utilization, score }) => ({ utilization, score: score * scale })),
  );
  return (requested, capacity) =>
    linear(requested > capacity ? 100 : Math.trunc((requested * 100) / capacity));
}

/**
 * The function through points of rising utilization: whole numbers, straight between points, flat outside them.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/helper/shape_score.go`, v1.35.
 */
export function brokenLinear(points: readonly ShapePoint[]): (utilization: number) => number {
  return (at) => {
    let before: ShapePoint | undefined;
    for (const point of points) {
      if (at <= point.utilization) {
        if (before === undefined) return point.score;
        const rise = (point.score - before.score) * (at - before.utilization);
        return before.score + Math.trunc(rise / (point.utilization - before.utilization));
      }
      before = point;
    }
    return before?.score ?? 0;
  };
}
