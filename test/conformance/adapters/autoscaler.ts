import { z } from "zod";
import {
  groupPods,
  type PodMetric,
  type ReadinessDelays,
  type ScaledPod,
} from "../../../shared/controllers/autoscaler/group-pods.ts";
import {
  limitsWithBehavior,
  limitsWithoutBehavior,
  replicaChangeInPeriod,
  type ScaleHistory,
  scaleDownLimit,
  scaleUpLimit,
} from "../../../shared/controllers/autoscaler/limits.ts";
import {
  perPodMetricReplicas,
  wholeMetricReplicas,
} from "../../../shared/controllers/autoscaler/object-replicas.ts";
import { podMetricReplicas, resourceReplicas } from "../../../shared/controllers/autoscaler/replicas.ts";
import { stabilizeDown, stabilizeWithBehavior } from "../../../shared/controllers/autoscaler/stabilize.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import type { Result } from "../../../shared/util/result.ts";
import { defineAdapter, sameMembers } from "../adapter.ts";
import { NOW_MS, secondsAgo } from "../small-cluster.ts";

const seconds = z.number().nullish();
const known = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** A Pod says that it is ready in one of two ways: a condition, or its parts. */
const pod = z
  .looseObject({
    name: z.string(),
    phase: z.enum(["Pending", "Running", "Succeeded", "Failed", "Unknown"]),
    startedSecondsAgo: seconds,
    ready: z.boolean().optional(),
    readyTransitionSecondsAgo: seconds,
    readyCondition: z
      .looseObject({ status: z.enum(["True", "False", "Unknown"]), transitionSecondsAgo: z.number() })
      .nullish(),
    requestMilli: z.number().nullish(),
    deletionTimestamp: z.boolean().default(false),
  })
  .transform((given): ScaledPod => {
    const parts =
      given.ready === undefined
        ? undefined
        : ({
            status: given.ready ? "True" : "False",
            transitionSecondsAgo: given.readyTransitionSecondsAgo ?? 0,
          } as const);
    return {
      name: given.name,
      phase: given.phase,
      terminating: given.deletionTimestamp,
      startedSecondsAgo: known(given.startedSecondsAgo),
      ready: known(given.readyCondition) ?? parts,
      request: known(given.requestMilli),
    };
  });

const metrics = z
  .record(
    z.string(),
    z.looseObject({
      usageMilli: z.number().optional(),
      valueMilli: z.number().optional(),
      timestampSecondsAgo: z.number().default(0),
      windowSeconds: z.number().default(0),
    }),
  )
  .default({})
  .transform(
    (given) =>
      new Map(
        Object.entries(given).map(([name, one]): [string, PodMetric] => [
          name,
          {
            value: one.usageMilli ?? one.valueMilli ?? 0,
            endedSecondsAgo: one.timestampSecondsAgo,
            windowSeconds: one.windowSeconds,
          },
        ]),
      ),
  );

const scalingFields = {
  tolerance: z.number(),
  cpuInitializationPeriodSeconds: z.number(),
  initialReadinessDelaySeconds: z.number(),
  pods: z.array(pod),
  metrics,
};
const delaysOf = (given: {
  cpuInitializationPeriodSeconds: number;
  initialReadinessDelaySeconds: number;
}): ReadinessDelays => ({
  cpuInitializationSeconds: given.cpuInitializationPeriodSeconds,
  initialReadinessSeconds: given.initialReadinessDelaySeconds,
});

const metricInput = z.looseObject({
  ...scalingFields,
  metricType: z.enum(["pods", "object", "objectPerPod", "external", "externalPerPod"]),
  currentReplicas: z.int(),
  targetMilli: z.number().optional(),
  targetAverageMilli: z.number().optional(),
  metricMilli: z.number().default(0),
});

/** Cases that do not tell unready Pods from ignored ones call both "ignored". */
const allIgnoredUnlessTold = (
  expect: Readonly<Record<string, unknown>>,
  { missing, unready, ignored }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({
  missing,
  unready,
  ignored: expect["unready"] === undefined ? [unready, ignored].flat() : ignored,
});

const failedOr = <T>(result: Result<T>, show: (value: T) => Record<string, unknown>) =>
  result.ok ? show(result.value) : { error: result.refusal.params["message"] };

/** A case that expects an error gives a part of its text. */
const errorOrEqual = (
  expect: Readonly<Record<string, unknown>>,
  got: Readonly<Record<string, unknown>>,
): boolean => {
  const { errorContains } = expect;
  if (typeof errorContains === "string") return String(got["error"] ?? "").includes(errorContains);
  return Object.entries(expect).every(([field, value]) => got[field] === value);
};

const policies = z
  .array(z.looseObject({ type: z.enum(["Pods", "Percent"]), value: z.number(), periodSeconds: z.number() }))
  .nullish()
  .transform((list) => list ?? []);
const rules = z.looseObject({
  selectPolicy: z.enum(["Max", "Min", "Disabled"]).default("Max"),
  stabilizationWindowSeconds: z
    .number()
    .nullish()
    .transform((given) => given ?? 0),
  policies,
});

const events = z
  .array(z.looseObject({ replicaChange: z.number(), secondsAgo: z.number() }))
  .default([])
  .transform((list) =>
    list.map((one) => ({ replicaChange: one.replicaChange, at: secondsAgo(one.secondsAgo) })),
  );
const historyFields = { scaleUpEvents: events, scaleDownEvents: events };
const historyOf = (given: {
  scaleUpEvents: ScaleHistory["scaleUps"];
  scaleDownEvents: ScaleHistory["scaleDowns"];
}): ScaleHistory => ({
  scaleUps: given.scaleUpEvents,
  scaleDowns: given.scaleDownEvents,
  now: NOW_MS,
  timings: TIMINGS.upstream,
});

const recommendations = z
  .array(z.looseObject({ replicas: z.number(), secondsAgo: z.number() }))
  .default([])
  .transform((list) => list.map((one) => ({ replicas: one.replicas, at: secondsAgo(one.secondsAgo) })));

const limitFields = {
  currentReplicas: z.int(),
  desiredReplicas: z.int(),
  minReplicas: z
    .int()
    .nullish()
    .transform((given) => given ?? 1),
  maxReplicas: z.int(),
};
const limitInput = z.looseObject({ currentReplicas: z.int(), rules, ...historyFields });

export const AUTOSCALER_ADAPTERS = {
  groupPods: defineAdapter({
    input: z.looseObject({ ...scalingFields, resource: z.string() }),
    run: (input) => {
      const groups = groupPods(input.pods, input.metrics, input.resource, delaysOf(input));
      return {
        readyCount: groups.readyCount,
        missing: [...groups.missing],
        unready: [...groups.unready],
        ignored: [...groups.ignored],
      };
    },
    agrees: (expect, got) =>
      expect["readyCount"] === got["readyCount"] &&
      Object.entries(allIgnoredUnlessTold(expect, got)).every(
        ([field, names]) => expect[field] === undefined || sameMembers(expect[field], names),
      ),
  }),
  resourceReplicas: defineAdapter({
    input: z.looseObject({
      ...scalingFields,
      resource: z.string(),
      currentReplicas: z.int(),
      targetUtilization: z.number(),
    }),
    run: (input) =>
      failedOr(
        resourceReplicas({ ...input, delays: delaysOf(input) }, input.resource, input.targetUtilization),
        ({ replicas, utilization, average }) => ({ replicas, utilization, averageMilli: average }),
      ),
    agrees: errorOrEqual,
  }),
  metricReplicas: defineAdapter({
    input: metricInput,
    run: (input) => {
      const { metricType, pods, currentReplicas, tolerance, metricMilli: valueMilli } = input;
      const targetMilli = input.targetAverageMilli ?? input.targetMilli ?? 0;
      const whole = { currentReplicas, valueMilli, targetMilli, tolerance };
      if (metricType === "pods") {
        return failedOr(
          podMetricReplicas({ ...input, delays: delaysOf(input) }, targetMilli),
          ({ replicas, usage }) => ({ replicas, usageMilli: usage }),
        );
      }
      const isPerPod = metricType === "objectPerPod" || metricType === "externalPerPod";
      return { ...(isPerPod ? perPodMetricReplicas(whole) : wholeMetricReplicas(whole, pods)) };
    },
    agrees: errorOrEqual,
  }),
  limitsWithoutBehavior: defineAdapter({
    input: z.looseObject(limitFields),
    run: (input) => ({ ...limitsWithoutBehavior(input) }),
  }),
  limitsWithBehavior: defineAdapter({
    input: z.looseObject({ ...limitFields, scaleUp: rules, scaleDown: rules, ...historyFields }),
    run: (input) => ({ ...limitsWithBehavior(input, input, historyOf(input)) }),
  }),
  stabilizeDown: defineAdapter({
    input: z.looseObject({ windowSeconds: z.number(), recommendations, desiredReplicas: z.int() }),
    run: (input) => {
      const { replicas, recommendations: kept } = stabilizeDown(
        input.desiredReplicas,
        input.recommendations,
        input.windowSeconds,
        NOW_MS,
        TIMINGS.upstream,
      );
      return { replicas, recommendationsKept: kept.length };
    },
  }),
  stabilizeWithBehavior: defineAdapter({
    input: z.looseObject({
      currentReplicas: z.int(),
      desiredReplicas: z.int(),
      scaleUpWindowSeconds: z.number(),
      scaleDownWindowSeconds: z.number(),
      recommendations,
    }),
    run: (input) => {
      const { replicas, recommendations: kept } = stabilizeWithBehavior(
        input.currentReplicas,
        input.desiredReplicas,
        input.recommendations,
        { upSeconds: input.scaleUpWindowSeconds, downSeconds: input.scaleDownWindowSeconds },
        NOW_MS,
        TIMINGS.upstream,
      );
      return { replicas, recommendations: kept.map((one) => one.replicas) };
    },
  }),
  scaleUpLimit: defineAdapter({
    input: limitInput,
    run: (input) => ({ limit: scaleUpLimit(input.currentReplicas, input.rules, historyOf(input)) }),
  }),
  scaleDownLimit: defineAdapter({
    input: limitInput,
    run: (input) => ({ limit: scaleDownLimit(input.currentReplicas, input.rules, historyOf(input)) }),
  }),
  replicaChangeInPeriod: defineAdapter({
    input: z.looseObject({ periodSeconds: z.number(), events }),
    run: (input) => ({
      replicaChange: replicaChangeInPeriod(input.events, input.periodSeconds, NOW_MS, TIMINGS.upstream),
    }),
  }),
};
