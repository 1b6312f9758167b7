import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import {
  type BackoffPolicy,
  backoffEndsAt,
  isInBackoff,
  nextBackoff,
} from "../../../shared/kubelet/backoff.ts";
import { ensureImage } from "../../../shared/kubelet/ensure-image.ts";
import { bytesToFree, collectImages } from "../../../shared/kubelet/image-gc.ts";
import { defaultImageTag } from "../../../shared/model/image-name.ts";
import type { BackoffEntry } from "../../../shared/model/machine.ts";
import { defineAdapter, sameMembers } from "../adapter.ts";

/** Longer ago than anything in a case; times here are whole seconds. */
const START = 10_000_000;
/** More failures in a row than any case has. */
const MOST_FAILURES = 100;

const policyFields = { initialSeconds: z.number(), maxSeconds: z.number() };
const policyOf = (given: { initialSeconds: number; maxSeconds: number }): BackoffPolicy => ({
  initial: given.initialSeconds,
  max: given.maxSeconds,
});

const image = z
  .looseObject({
    name: z.string(),
    sizeBytes: z.number(),
    inUse: z.boolean(),
    pinned: z.boolean().default(false),
    lastUsedSecondsAgo: z.number().nullish(),
    detectedSecondsAgo: z.number(),
  })
  .transform(({ lastUsedSecondsAgo, detectedSecondsAgo, ...given }) => ({
    name: given.name,
    sizeBytes: given.sizeBytes,
    inUse: given.inUse,
    pinned: given.pinned,
    detectedAt: START - detectedSecondsAgo,
    ...(lastUsedSecondsAgo === null || lastUsedSecondsAgo === undefined
      ? {}
      : { usedAt: START - lastUsedSecondsAgo }),
  }));

/**
 * A garbage collection says how much it wants: all of it, a number, or until the disk is below a mark. Only the last one
 * reports a failure when there is not so much to be had.
 */
const wantedBytes = z.union([
  z
    .looseObject({ removeAllUnused: z.literal(true) })
    .transform(() => ({ wanted: Number.POSITIVE_INFINITY, needed: 0 })),
  z.looseObject({ bytesToFree: z.number() }).transform(({ bytesToFree: wanted }) => ({ wanted, needed: 0 })),
  z
    .looseObject({
      diskCapacityBytes: z.number(),
      diskAvailableBytes: z.number(),
      highThresholdPercent: z.number(),
      lowThresholdPercent: z.number(),
    })
    .transform((given) => {
      const wanted = bytesToFree(
        { capacityBytes: given.diskCapacityBytes, availableBytes: given.diskAvailableBytes },
        { highPercent: given.highThresholdPercent, lowPercent: given.lowThresholdPercent },
      );
      return { wanted, needed: wanted };
    }),
]);

const garbage = z.looseObject({ minAgeSeconds: z.number(), images: z.array(image) });

export const IMAGE_ADAPTERS = {
  defaultImageTag: defineAdapter({
    input: z.looseObject({ image: z.string() }),
    run: (input) => ({ image: defaultImageTag(input.image) }),
  }),
  ensureImage: defineAdapter({
    input: z.looseObject({
      policy: z.enum(["Always", "IfNotPresent", "Never"]),
      present: z.boolean(),
      pullError: z.boolean(),
      inspectError: z.boolean(),
      backoff: z.looseObject(policyFields),
      attemptEverySeconds: z.number(),
      attempts: z.int(),
    }),
    run: (input) => {
      const policy = policyOf(input.backoff);
      let backoff: BackoffEntry | undefined;
      const attempts: { result: string; pulled: boolean }[] = [];
      for (let i = 1; i <= input.attempts; i++) {
        const now = START + i * input.attemptEverySeconds;
        const verdict = ensureImage({ ...input, backoff }, now, policy);
        if (verdict === "pull" && input.pullError) backoff = nextBackoff(backoff, now, policy);
        const pulled = verdict === "pull";
        const isThere = verdict === "present" || (pulled && !input.pullError);
        attempts.push({ result: isThere ? "ok" : pulled ? "ErrImagePull" : verdict, pulled });
      }
      return { attempts };
    },
  }),
  imageGC: defineAdapter({
    input: z.intersection(garbage, z.unknown()).transform((input, context) => {
      const wanted = wantedBytes.safeParse(input);
      if (wanted.success) return { ...input, ...wanted.data };
      context.addIssue({ code: "custom", message: "neither bytesToFree, removeAllUnused nor thresholds" });
      return z.NEVER;
    }),
    run: ({ minAgeSeconds, images, wanted, needed }) => {
      const result = collectImages(images, { bytesToFree: wanted, now: START, minAge: minAgeSeconds });
      return { ...result, error: result.freedBytes < needed };
    },
    agrees: (expect, got) =>
      (expect["freedBytes"] === undefined || expect["freedBytes"] === got["freedBytes"]) &&
      (expect["removed"] === undefined || sameMembers(expect["removed"], got["removed"])) &&
      (expect["error"] === undefined || expect["error"] === got["error"]),
  }),
  backoffSequence: defineAdapter({
    input: z.looseObject(policyFields),
    // The delay before any failure, after the first, after the second ...
    run: (given) => {
      const policy = policyOf(given);
      let entry: BackoffEntry | undefined;
      const values = [0];
      for (let i = 1; i <= MOST_FAILURES; i++) {
        entry = nextBackoff(entry, START + i, policy);
        values.push(entry.delay);
      }
      return { values };
    },
    agrees: (expect, got) => {
      const [wanted] = Object.values(expect).filter((value) => Array.isArray(value));
      // A case that does not begin with 0 begins with the first failure.
      const values = z.array(z.number()).parse(got["values"]);
      const from = wanted?.[0] === 0 ? 0 : 1;
      return wanted !== undefined && isDeepStrictEqual(wanted, values.slice(from, from + wanted.length));
    },
  }),
  backoffTimeline: defineAdapter({
    input: z.looseObject({ ...policyFields, ticks: z.array(z.number()) }),
    run: ({ ticks, ...given }) => {
      const policy = policyOf(given);
      let entry: BackoffEntry | undefined;
      const inBackoff: boolean[] = [];
      const valueWhenInBackoff: (number | null)[] = [];
      for (const tick of ticks) {
        const waits = isInBackoff(entry, START + tick, policy);
        inBackoff.push(waits);
        valueWhenInBackoff.push(waits && entry ? entry.delay : null);
        if (!waits) entry = nextBackoff(entry, START + tick, policy);
      }
      return { inBackoff, valueWhenInBackoff };
    },
  }),
  backoffExpiry: defineAdapter({
    input: z.looseObject({
      ...policyFields,
      failuresOneSecondApart: z.int(),
      quietSeconds: z.number(),
      thenFailure: z.boolean().default(false),
    }),
    run: ({ failuresOneSecondApart, quietSeconds, thenFailure, ...given }) => {
      const policy = policyOf(given);
      let entry: BackoffEntry | undefined;
      for (let i = 1; i <= failuresOneSecondApart; i++) entry = nextBackoff(entry, START + i, policy);
      const lastFailure = START + failuresOneSecondApart;
      const now = lastFailure + quietSeconds;
      const inBackoff = backoffEndsAt(entry, lastFailure, policy) > now;
      if (thenFailure) entry = nextBackoff(entry, now, policy);
      return { inBackoff, value: entry?.delay ?? 0 };
    },
  }),
};
