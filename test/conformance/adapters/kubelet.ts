import { z } from "zod";
import {
  EVICTION_COMPARISONS,
  type EvictionCriterion,
  evictionOrder,
  thresholdOrder,
} from "../../../shared/kubelet/eviction-order.ts";
import { podColumns } from "../../../shared/kubelet/pod-columns.ts";
import { podReadyCondition } from "../../../shared/kubelet/pod-conditions.ts";
import { podPhase } from "../../../shared/kubelet/pod-phase.ts";
import { probeSequence } from "../../../shared/kubelet/probe.ts";
import { oomScoreAdj, qosClass } from "../../../shared/kubelet/qos.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { parseResourceAmount } from "../../../shared/model/parse/quantity.ts";
import { parseRfc3339 } from "../../../shared/model/parse/rfc3339.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { defineAdapter, observed, readAs } from "../adapter.ts";

const pod = observed(podParser);

/** Bytes, or a count of what is not measured in bytes. */
const quantity = z.union([z.string(), z.number()]).transform((text, context) => {
  if (typeof text === "number") return text;
  const amount = parseResourceAmount("memory", text);
  if (amount.ok) return amount.value;
  context.addIssue({ code: "custom", message: amount.refusal });
  return z.NEVER;
});

const criterion = z.string().transform((name, context): EvictionCriterion => {
  if (Object.hasOwn(EVICTION_COMPARISONS, name)) return name as EvictionCriterion;
  context.addIssue({ code: "custom", message: `unknown criterion ${name}` });
  return z.NEVER;
});

/** A Pod known by the names and the statuses of its containers. */
const podOfStatuses = readAs(
  z.looseObject({
    containers: z.array(z.string()),
    initContainers: z.array(z.unknown()).default([]),
    containerStatuses: z.unknown().optional(),
    initContainerStatuses: z.unknown().optional(),
    phase: z.string(),
  }),
  ({ containers, initContainers, containerStatuses, initContainerStatuses, phase }) => ({
    metadata: { name: "pod" },
    spec: { containers: containers.map((name) => ({ name })), initContainers },
    status: { phase, containerStatuses, initContainerStatuses },
  }),
  podParser,
);

const step = z.looseObject({
  attempt: z.enum(["success", "failure"]),
  secondsSinceStart: z.number().exactOptional(),
  started: z.boolean().exactOptional(),
  newContainer: z.boolean().exactOptional(),
});

export const KUBELET_ADAPTERS = {
  podPhase: defineAdapter({
    input: z.looseObject({ pod, podIsTerminal: z.boolean().default(false) }),
    run: ({ pod: { spec, status }, podIsTerminal }) => ({ phase: podPhase(spec, status, podIsTerminal) }),
  }),
  podReadyCondition: defineAdapter({
    input: z.intersection(
      z.object({ containerStatuses: z.unknown().optional() }),
      podOfStatuses.transform((given) => ({ pod: given })),
    ),
    run: ({ pod: { spec, status }, containerStatuses }) => {
      // No list at all is not the same as an empty one.
      const known = Array.isArray(containerStatuses);
      const statuses = [...status.initContainerStatuses, ...status.containerStatuses];
      return { ...podReadyCondition(spec, known ? statuses : undefined, status.phase) };
    },
  }),
  podColumns: defineAdapter({
    input: z.looseObject({ now: z.string().transform((text) => parseRfc3339(text) ?? Number.NaN), pod }),
    run: ({ now, pod: given }) => ({ ...podColumns(given, now, TIMINGS.upstream) }),
  }),
  probeSequence: defineAdapter({
    input: z.looseObject({
      type: z.enum(["startup", "liveness", "readiness"]),
      probe: z.looseObject({
        initialDelaySeconds: z.number().default(0),
        successThreshold: z.int().default(1),
        failureThreshold: z.int().default(3),
      }),
      steps: z.array(step),
    }),
    run: ({ type, probe, steps }) => ({ results: probeSequence(type, probe, steps) }),
  }),
  qosClass: defineAdapter({
    input: z.looseObject({ pod }),
    run: ({ pod: given }) => ({ qosClass: qosClass(given) }),
  }),
  oomScoreAdj: defineAdapter({
    input: z.looseObject({ pod, container: z.string(), memoryCapacityBytes: z.number() }),
    run: ({ pod: given, container, memoryCapacityBytes }) => {
      const found = [...given.spec.containers, ...given.spec.initContainers].find(
        ({ name }) => name === container,
      );
      return { score: found ? oomScoreAdj(given, found, memoryCapacityBytes) : "no such container" };
    },
    agrees: ({ min, max }, { score }) => Number(min) <= Number(score) && Number(score) <= Number(max),
  }),
  evictionOrder: defineAdapter({
    input: z.looseObject({
      rankBy: z.array(criterion),
      pods: z.array(
        z.looseObject({
          name: z.string(),
          priority: z.int().default(0),
          usage: quantity,
          request: quantity.default(0),
        }),
      ),
    }),
    run: ({ pods, rankBy }) => ({ order: evictionOrder(pods, rankBy).map(({ name }) => name) }),
  }),
  thresholdOrder: defineAdapter({
    input: z.looseObject({ signals: z.array(z.string()) }),
    run: ({ signals }) => {
      const order = thresholdOrder(signals);
      return { first: order[0], order };
    },
  }),
};
