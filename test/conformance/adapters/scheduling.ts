import { z } from "zod";
import { makeNodeInfo } from "../../../shared/model/node-info.ts";
import { nodeSelectorMatcher, termProblems } from "../../../shared/model/node-selector.ts";
import { nodeParser } from "../../../shared/model/parse/node.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { parseResourceAmount } from "../../../shared/model/parse/quantity.ts";
import type { Toleration } from "../../../shared/model/pod.ts";
import { podLimits, podRequests } from "../../../shared/model/pod-requests.ts";
import type { ResourceList } from "../../../shared/model/resources.ts";
import { toleratesTaint } from "../../../shared/model/tolerations.ts";
import { nodesToFind } from "../../../shared/scheduler/cycle.ts";
import { fitErrorMessage } from "../../../shared/scheduler/fit-error.ts";
import { isStatus, SKIP } from "../../../shared/scheduler/framework.ts";
import { normalizeScore } from "../../../shared/scheduler/normalize-score.ts";
import { normalizedImageName } from "../../../shared/scheduler/plugins/image-locality.ts";
import { nodeAffinity } from "../../../shared/scheduler/plugins/node-affinity.ts";
import { compareQueued, schedulerBackoff } from "../../../shared/scheduler/queue.ts";
import { selectHost } from "../../../shared/scheduler/scoring.ts";
import { brokenLinear } from "../../../shared/scheduler/scoring-strategy.ts";
import { makeSnapshot } from "../../../shared/scheduler/snapshot.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { defineAdapter, firstOf, observed, readAs, taint } from "../adapter.ts";

const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
const podWithNodeAffinity = (nodeAffinity: object) => ({ spec: { affinity: { nodeAffinity } } });

const nodeSelectorTerms = readAs(
  z.unknown(),
  (terms) => podWithNodeAffinity({ [REQUIRED]: { nodeSelectorTerms: terms } }),
  podParser,
).transform(({ spec }) => spec.affinity?.nodeAffinity?.[REQUIRED]);

const podThatPrefers = readAs(z.unknown(), (terms) => podWithNodeAffinity({ [PREFERRED]: terms }), podParser);

/** A Node; what is about faults of the terms alone has none. */
const nodeIfAny = readAs(z.unknown().optional(), (given) => given ?? {}, nodeParser);

/** One toleration; a list of one has a first. */
const toleration = readAs(z.unknown(), (one) => ({ spec: { tolerations: [one] } }), podParser).transform(
  ({ spec }) => spec.tolerations[0] as Toleration,
);

/** A count that a case may leave out or say to be unset. */
const orZero = z
  .number()
  .nullish()
  .transform((given) => given ?? 0);
const queued = z.looseObject({ priority: orZero, queuedAtSeconds: orZero });
const points = z.array(z.strictObject({ utilization: z.number(), score: z.number() }));

/** Quantities of an expectation as the engine's amounts. */
const amountsOf = (quantities: unknown): ResourceList =>
  Object.fromEntries(
    Object.entries(z.record(z.string(), z.string()).parse(quantities)).map(([name, quantity]) => {
      const amount = parseResourceAmount(name, quantity);
      return [name, amount.ok ? amount.value : Number.NaN];
    }),
  );

const sameAmounts = (wanted: unknown, got: unknown): boolean => {
  if (wanted === undefined) return true;
  const sorted = (list: object): string => JSON.stringify(Object.entries(list).sort());
  return sorted(amountsOf(wanted)) === sorted(Object(got));
};

/** Answers of selectHost with many seeds: ties are broken by chance. */
const SEEDS = Array.from({ length: 50 }, (_, i) => `seed ${i}`);

export const SCHEDULING_ADAPTERS = {
  toleratesTaint: defineAdapter({
    input: z.looseObject({ toleration, taint }),
    run: (input) => ({ tolerated: toleratesTaint(input.toleration, input.taint) }),
  }),
  nodeSelectorMatches: defineAdapter({
    input: z.looseObject({ nodeSelectorTerms, node: nodeIfAny }),
    run: ({ nodeSelectorTerms: selector, node }) => ({
      matches: selector !== undefined && nodeSelectorMatcher(selector)(node),
      error: selector?.nodeSelectorTerms.some((term) => termProblems(term).length > 0),
    }),
  }),
  preferredTermsScore: defineAdapter({
    input: z.looseObject({ preferredTerms: podThatPrefers, node: nodeIfAny }),
    run: ({ preferredTerms: pod, node }) => {
      const info = makeNodeInfo(node, []);
      const plan = nodeAffinity
        .create(nodeAffinity.args.parse({}))
        .preScore?.(pod, [info], makeSnapshot([info]));
      if (plan === undefined || plan === SKIP) return { score: 0 };
      return isStatus(plan) ? { error: true } : { score: plan.score(info) };
    },
  }),
  normalizedImageName: defineAdapter({
    input: z.looseObject({ image: z.string() }),
    run: ({ image }) => ({ image: normalizedImageName(image) }),
  }),
  brokenLinear: defineAdapter({
    input: z.looseObject({ points, at: z.array(z.number()) }),
    run: ({ points: given, at }) => ({ values: at.map(brokenLinear(given)) }),
  }),
  podRequests: defineAdapter({
    input: z.looseObject({ pod: observed(podParser) }),
    run: ({ pod }) => ({ requests: podRequests(pod).requests, limits: podLimits(pod) }),
    agrees: (expect, got) =>
      sameAmounts(expect["requests"], got["requests"]) && sameAmounts(expect["limits"], got["limits"]),
  }),
  normalizeScore: defineAdapter({
    input: z.looseObject({ maxScore: z.number(), reverse: z.boolean(), scores: z.array(z.number()) }),
    run: ({ maxScore, reverse, scores }) => {
      const result = [...scores];
      normalizeScore(result, reverse, maxScore);
      return { scores: result };
    },
  }),
  fitErrorMessage: defineAdapter({
    input: z.looseObject({
      nodes: z.int(),
      preFilterMessage: z.string().default(""),
      reasons: z.record(z.string(), z.array(z.string())).default({}),
      postFilterMessage: z.string().default(""),
    }),
    run: ({ reasons, ...error }) => ({
      message: fitErrorMessage({
        ...error,
        refusals: Object.values(reasons).map((list) => ({ reasons: list })),
      }),
    }),
  }),
  queueOrder: defineAdapter({
    input: z.looseObject({ a: queued, b: queued }),
    run: ({ a, b }) => {
      const entry = (one: z.infer<typeof queued>) => ({
        priority: one.priority,
        queuedAt: one.queuedAtSeconds * 1000,
        serial: 0,
      });
      return { first: firstOf(compareQueued(entry(a), entry(b))) };
    },
  }),
  schedulerBackoff: defineAdapter({
    input: z.looseObject({ initialSeconds: z.number(), maxSeconds: z.number(), attempts: z.int() }),
    run: ({ initialSeconds, maxSeconds, attempts }) => ({
      seconds: schedulerBackoff(attempts, initialSeconds, maxSeconds),
    }),
  }),
  selectHost: defineAdapter({
    input: z.looseObject({ scores: z.array(z.looseObject({ node: z.string(), score: z.number() })) }),
    run: ({ scores }) => {
      const totals = scores.map(({ score }) => score);
      const hosts = SEEDS.map((seed) => selectHost(totals, new Rng(seedRng(seed))));
      return {
        error: hosts.includes(-1),
        anyOf: [...new Set(hosts.map((host) => scores[host]?.node))].sort(),
      };
    },
    agrees: (expect, got) =>
      expect["error"] === true
        ? got["error"] === true
        : JSON.stringify(z.array(z.string()).parse(expect["anyOf"]).toSorted()) ===
          JSON.stringify(got["anyOf"]),
  }),
  nodesToFind: defineAdapter({
    input: z.looseObject({ nodes: z.int(), percentageOfNodesToScore: orZero }),
    run: ({ nodes, percentageOfNodesToScore }) => ({
      nodesToFind: nodesToFind(nodes, percentageOfNodesToScore),
    }),
  }),
};
