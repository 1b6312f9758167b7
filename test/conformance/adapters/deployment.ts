import { z } from "zod";
import { REVISION } from "../../../shared/controllers/deployment/annotations.ts";
import { surplusReplicaSets } from "../../../shared/controllers/deployment/history.ts";
import {
  deploymentComplete,
  deploymentProgressing,
  deploymentTimedOut,
} from "../../../shared/controllers/deployment/progress.ts";
import { proportionalScale } from "../../../shared/controllers/deployment/proportional.ts";
import {
  cleanupUnhealthyReplicas,
  maxUnavailable,
  newReplicaSetReplicas,
  type RolloutWish,
  reconcileNewReplicaSet,
  reconcileOldReplicaSets,
  resolveFenceposts,
  scaleDownOldReplicaSets,
} from "../../../shared/controllers/deployment/rolling.ts";
import { rolloutStatus } from "../../../shared/controllers/deployment/rollout-status.ts";
import { deploymentParser } from "../../../shared/model/parse/deployment.ts";
import { replicaSetParser } from "../../../shared/model/parse/replica-set.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { defineAdapter, readAs } from "../adapter.ts";
import { LONG_AGO_SECONDS, NOW_MS, secondsAgo } from "../small-cluster.ts";

/** A limit that is not given is 0 to the arithmetic; defaults are the business of parsing. */
const intOrPercent = z
  .union([z.int(), z.string()])
  .nullish()
  .transform((given) => given ?? 0);

/** A size that is not given is the one that the API puts there. */
const size = z
  .int()
  .nullish()
  .transform((given) => given ?? 1);

/** A Deployment's size and strategy. */
const wishFields = {
  replicas: size,
  strategy: z.enum(["RollingUpdate", "Recreate"]).default("RollingUpdate"),
  maxSurge: intOrPercent,
  maxUnavailable: intOrPercent,
};
const wish = z.looseObject(wishFields);

const wishOf = (given: z.infer<typeof wish>): RolloutWish => ({
  replicas: given.replicas,
  strategy:
    given.strategy === "Recreate"
      ? { type: "Recreate" }
      : { type: "RollingUpdate", maxSurge: given.maxSurge, maxUnavailable: given.maxUnavailable },
});

const counts = z.looseObject({
  replicas: z.int().default(0),
  updatedReplicas: z.int().default(0),
  readyReplicas: z.int().default(0),
  availableReplicas: z.int().default(0),
});

const OLD = "old";

/** An old ReplicaSet as the cases describe it. */
const oldSet = readAs(
  z.looseObject({
    name: z.string(),
    replicas: z.int(),
    statusReplicas: z.int(),
    deletionTimestamp: z.boolean().default(false),
    revision: z.string().nullish(),
    /** Larger was made later. */
    createdRank: z.int().default(0),
  }),
  ({ name, replicas, statusReplicas, deletionTimestamp, revision, createdRank }) => ({
    metadata: {
      name,
      creationTimestamp: new Date(createdRank * 1000).toISOString(),
      ...(deletionTimestamp && { deletionTimestamp: "1970-01-01T00:00:00Z" }),
      ...(typeof revision === "string" && { annotations: { [REVISION]: revision } }),
    },
    spec: { replicas },
    status: { replicas: statusReplicas },
  }),
  replicaSetParser,
);

const annotatedSet = z
  .looseObject({
    name: z.string(),
    new: z.boolean(),
    replicas: z.int(),
    availableReplicas: z.int(),
    createdRank: z.int(),
    desiredReplicasAnnotation: z.int().nullish(),
    maxReplicasAnnotation: z.int().nullish(),
  })
  .transform((set) => ({
    name: set.name,
    new: set.new,
    replicas: set.replicas,
    available: set.availableReplicas,
    createdAt: set.createdRank,
    desiredReplicas: set.desiredReplicasAnnotation ?? undefined,
    maxReplicas: set.maxReplicasAnnotation ?? undefined,
  }));

const rolloutDeployment = readAs(
  z.looseObject({
    name: z.string(),
    generation: z.int(),
    observedGeneration: z.int(),
    replicas: z.int(),
    status: z.looseObject({}),
  }),
  ({ name, generation, observedGeneration, replicas, status }) => ({
    metadata: { name, generation },
    spec: { replicas },
    status: { ...status, observedGeneration },
  }),
  deploymentParser,
);

export const DEPLOYMENT_ADAPTERS = {
  resolveFenceposts: defineAdapter({
    input: z.looseObject({ maxSurge: intOrPercent, maxUnavailable: intOrPercent, replicas: z.int() }),
    run: (input) => {
      const fenceposts = resolveFenceposts(input.maxSurge, input.maxUnavailable, input.replicas);
      return fenceposts ? { ...fenceposts, error: false } : { error: true };
    },
  }),
  newReplicaSetReplicas: defineAdapter({
    input: z.looseObject({ ...wishFields, newReplicaSetReplicas: z.int(), allReplicaSetsReplicas: z.int() }),
    run: (input) => ({
      replicas: newReplicaSetReplicas(
        wishOf(input),
        input.newReplicaSetReplicas,
        input.allReplicaSetsReplicas,
      ),
    }),
  }),
  reconcileNewReplicaSet: defineAdapter({
    input: z.looseObject({ ...wishFields, oldReplicas: z.int(), newReplicas: z.int() }),
    run: (input) => {
      const all = input.oldReplicas + input.newReplicas;
      const newReplicas = reconcileNewReplicaSet(wishOf(input), input.newReplicas, all);
      return { newReplicas, scaled: newReplicas !== input.newReplicas };
    },
  }),
  reconcileOldReplicaSets: defineAdapter({
    input: z.looseObject({
      ...wishFields,
      oldReplicas: z.int(),
      newReplicas: z.int(),
      availableOld: z.int(),
      availableNew: z.int(),
    }),
    run: (input) => {
      const sizes = reconcileOldReplicaSets(
        wishOf(input),
        { name: "new", replicas: input.newReplicas, available: input.availableNew },
        [{ name: OLD, replicas: input.oldReplicas, available: input.availableOld }],
      );
      const oldReplicas = sizes.get(OLD) ?? input.oldReplicas;
      return { oldReplicas, scaled: oldReplicas !== input.oldReplicas };
    },
  }),
  cleanupUnhealthyReplicas: defineAdapter({
    input: z.looseObject({ oldReplicas: z.int(), available: z.int(), maxCleanup: z.int() }),
    run: ({ oldReplicas, available, maxCleanup }) => {
      const sizes = cleanupUnhealthyReplicas([{ name: OLD, replicas: oldReplicas, available }], maxCleanup);
      return { cleaned: oldReplicas - (sizes.get(OLD) ?? oldReplicas) };
    },
  }),
  scaleDownOldReplicaSets: defineAdapter({
    input: z.looseObject({ ...wishFields, available: z.int(), oldReplicas: z.int() }),
    run: (input) => {
      const { available, oldReplicas } = input;
      const set = { name: OLD, replicas: oldReplicas, available };
      const sizes = scaleDownOldReplicaSets(wishOf(input), available, [set]);
      return { oldReplicas: sizes.get(OLD) ?? oldReplicas };
    },
  }),
  maxUnavailable: defineAdapter({
    input: wish,
    run: (input) => ({ maxUnavailable: maxUnavailable(wishOf(input)) }),
  }),
  deploymentComplete: defineAdapter({
    input: z.looseObject({
      replicas: z.int(),
      generation: z.int().default(0),
      observedGeneration: z.int().default(0),
      status: counts,
    }),
    run: ({ replicas, generation, observedGeneration, status }) => ({
      complete: deploymentComplete(replicas, generation, { ...status, observedGeneration }),
    }),
  }),
  deploymentProgressing: defineAdapter({
    input: z.looseObject({ oldStatus: counts, newStatus: counts }),
    run: ({ oldStatus, newStatus }) => ({ progressing: deploymentProgressing(oldStatus, newStatus) }),
  }),
  deploymentTimedOut: defineAdapter({
    input: z.looseObject({
      progressDeadlineSeconds: z.int().nullish(),
      progressingCondition: z
        .looseObject({
          reason: z.string().default(""),
          lastUpdateSecondsAgo: z
            .number()
            .nullish()
            .transform((seconds) => seconds ?? LONG_AGO_SECONDS),
        })
        .nullish(),
    }),
    run: ({ progressDeadlineSeconds, progressingCondition }) => ({
      timedOut: deploymentTimedOut(
        progressDeadlineSeconds ?? undefined,
        progressingCondition
          ? {
              reason: progressingCondition.reason,
              lastUpdateTime: secondsAgo(progressingCondition.lastUpdateSecondsAgo),
            }
          : undefined,
        NOW_MS,
        TIMINGS.upstream,
      ),
    }),
  }),
  proportionalScale: defineAdapter({
    input: z.looseObject({
      ...wishFields,
      statusReplicas: z.int().optional(),
      replicaSets: z.array(annotatedSet),
    }),
    run: (input) => {
      const sizes = proportionalScale({
        wish: wishOf(input),
        newSet: input.replicaSets.find((set) => set.new),
        oldSets: input.replicaSets.filter((set) => !set.new),
        statusReplicas:
          input.statusReplicas ?? input.replicaSets.reduce((sum, { replicas }) => sum + replicas, 0),
      });
      return {
        replicas: Object.fromEntries(
          input.replicaSets.map(({ name, replicas }) => [name, sizes.get(name) ?? replicas]),
        ),
      };
    },
  }),
  cleanupHistory: defineAdapter({
    input: z.looseObject({ revisionHistoryLimit: z.int().nullish(), oldReplicaSets: z.array(oldSet) }),
    run: ({ revisionHistoryLimit, oldReplicaSets }) => {
      // Where no limit is set, as many may stay as there are.
      const limit = revisionHistoryLimit ?? oldReplicaSets.length;
      const deleted = surplusReplicaSets(oldReplicaSets, limit).map(({ metadata }) => metadata.name);
      return { deletions: deleted.length, deleted };
    },
  }),
  rolloutStatus: defineAdapter({
    input: rolloutDeployment,
    run: (deployment) => {
      const { message, done, failed } = rolloutStatus(deployment);
      return { message, done, error: failed };
    },
  }),
};
