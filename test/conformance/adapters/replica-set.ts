import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { isPodAvailable } from "../../../shared/controllers/replicaset/availability.ts";
import {
  compareForDeletion,
  type DeletionCandidate,
} from "../../../shared/controllers/replicaset/ranking.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { defineAdapter, firstOf } from "../adapter.ts";
import { NOW_MS, secondsAgo } from "../small-cluster.ts";

const NS_PER_SECOND = 1_000_000_000;
const seconds = z.number().nullish();

const candidate = z.looseObject({
  name: z.string().default(""),
  nodeName: z.string().nullish(),
  phase: z.enum(["Pending", "Running", "Succeeded", "Failed", "Unknown"]),
  ready: z.boolean(),
  restarts: z.int().default(0),
  sidecarRestarts: z.int().default(0),
  readySecondsAgo: seconds,
  createdSecondsAgo: seconds,
  deletionCost: z.int().default(0),
  podsOnSameNode: z.int().default(1),
});
const features = z
  .looseObject({ podDeletionCost: z.boolean().default(true) })
  .default({ podDeletionCost: true });

const nanoseconds = (given: number | null | undefined): number | undefined =>
  given === null || given === undefined ? undefined : given * NS_PER_SECOND;

/** Kubernetes can switch deletion costs off; then they are as good as not there. */
const candidateOf = (
  given: z.infer<typeof candidate>,
  { podDeletionCost }: z.infer<typeof features>,
): DeletionCandidate => ({
  uid: "",
  hasNode: (given.nodeName ?? "") !== "",
  phase: given.phase,
  ready: given.ready,
  deletionCost: podDeletionCost ? given.deletionCost : 0,
  podsOnSameNode: given.podsOnSameNode,
  readyForNs: nanoseconds(given.readySecondsAgo),
  restarts: given.restarts,
  sidecarRestarts: given.sidecarRestarts,
  ageNs: nanoseconds(given.createdSecondsAgo),
});

const BARE = podParser.parse({ metadata: { name: "pod" } }, { mode: "observed" });

/** A Pod with a condition Ready. A transition without a time has not happened yet as far as anybody can tell. */
function readyPod(ready: boolean, since: number | null | undefined): Pod {
  if (!BARE.ok) throw new Error("a bare Pod can be read");
  const lastTransitionTime =
    since === null || since === undefined ? Number.POSITIVE_INFINITY : secondsAgo(since);
  const status = ready ? "True" : "False";
  const condition = { type: "Ready", status, reason: "", message: "", lastTransitionTime } as const;
  return { ...BARE.value, status: { ...BARE.value.status, conditions: [condition] } };
}

export const REPLICA_SET_ADAPTERS = {
  compareForDeletion: defineAdapter({
    input: z.looseObject({ a: candidate, b: candidate, features }),
    run: (input) => ({
      first: firstOf(
        compareForDeletion(candidateOf(input.a, input.features), candidateOf(input.b, input.features)),
      ),
    }),
  }),
  sortForDeletion: defineAdapter({
    input: z.looseObject({ pods: z.array(candidate), features }),
    run: (input) => ({
      order: input.pods
        .map((given) => ({ name: given.name, candidate: candidateOf(given, input.features) }))
        .sort((a, b) => compareForDeletion(a.candidate, b.candidate))
        .map(({ name }) => name),
    }),
    agrees: (expect, { order }) => Object.values(expect).some((names) => isDeepStrictEqual(names, order)),
  }),
  isPodAvailable: defineAdapter({
    input: z.looseObject({ ready: z.boolean(), readySecondsAgo: seconds, minReadySeconds: z.int() }),
    run: ({ ready, readySecondsAgo, minReadySeconds }) => ({
      available: isPodAvailable(readyPod(ready, readySecondsAgo), minReadySeconds, NOW_MS, TIMINGS.upstream),
    }),
  }),
};
