import { z } from "zod";
import {
  budgetsOf,
  decideEviction,
  disruptionConditions,
} from "../../../shared/controllers/disruption/eviction.ts";
import { disruptionController } from "../../../shared/controllers/disruption.ts";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import { keyOf } from "../../../shared/model/meta.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { podDisruptionBudgetParser } from "../../../shared/model/parse/pod-disruption-budget.ts";
import { replicaSetParser } from "../../../shared/model/parse/replica-set.ts";
import type { PodDisruptionBudget } from "../../../shared/model/workload.ts";
import { defineAdapter, observed, readAs } from "../adapter.ts";
import { NOW_MS, openCluster, secondsAgo } from "../small-cluster.ts";

/** What the Pods of a case carry, and what a budget selects that says nothing else. */
const LABELS = { foo: "bar" };

/** A budget without a word about its selector covers the Pods of the case; a null selector covers none. */
const budget = readAs(
  z.looseObject({ selector: z.unknown().default({ matchLabels: LABELS }) }),
  (spec) => ({ metadata: { name: "pdb" }, spec }),
  podDisruptionBudgetParser,
);

/** Whatever scales Pods is a ReplicaSet here: the engine has no other, and the budget looks only at its size. */
const controller = readAs(
  z.looseObject({ name: z.string(), replicas: z.int() }),
  ({ name, replicas }) => ({ metadata: { name, uid: name }, spec: { replicas } }),
  replicaSetParser,
);

const pod = readAs(
  z.looseObject({
    name: z.string(),
    ready: z.boolean(),
    controller: z.string().nullish(),
    labels: z.record(z.string(), z.string()).default(LABELS),
    deletionTimestamp: z
      .union([z.string(), z.literal(true)])
      .nullish()
      .transform((given) => (given === true ? "1970-01-01T00:00:00Z" : given)),
  }),
  ({ name, ready, controller: owner, labels, deletionTimestamp }) => ({
    metadata: {
      name,
      uid: name,
      labels,
      deletionTimestamp,
      ownerReferences: owner ? [{ kind: "ReplicaSet", name: owner, uid: owner, controller: true }] : [],
    },
    status: { phase: "Running", conditions: [{ type: "Ready", status: ready ? "True" : "False" }] },
  }),
  podParser,
);

/** How many seconds ago something was: the number, or an object that holds nothing else. */
const ago = z.union([
  z.number(),
  z.record(z.string(), z.number()).transform((one) => Object.values(one)[0] ?? 0),
]);

const statusAfterLook = (draft: ClusterDraft, key: string): Readonly<Record<string, unknown>> => {
  disruptionController.reconcile(draft, key);
  const status = draft.podDisruptionBudgets.get(key)?.status;
  return { ...status, disruptedPods: Object.keys(status?.disruptedPods ?? {}) };
};

/** A budget as it stands: a case that gives its figures only means the condition that goes with them. */
const standing = observed(podDisruptionBudgetParser).transform((given): PodDisruptionBudget => {
  const { status } = given;
  if (status.conditions.length > 0) return given;
  const conditions = disruptionConditions([], status.disruptionsAllowed, 0);
  return { ...given, status: { ...status, conditions } };
});

export const DISRUPTION_ADAPTERS = {
  pdbStatus: defineAdapter({
    input: z.looseObject({
      spec: budget,
      controllers: z.array(controller).default([]),
      pods: z.array(pod),
      /** When the eviction of a Pod was granted, by its name. */
      disruptedPods: z.record(z.string(), ago).default({}),
    }),
    run: ({ spec, controllers, pods, disruptedPods }) => {
      const draft = openCluster();
      const granted = Object.entries(disruptedPods).map(([name, seconds]) => [name, secondsAgo(seconds)]);
      draft.put({ ...spec, status: { ...spec.status, disruptedPods: Object.fromEntries(granted) } });
      for (const one of controllers) draft.put(one);
      for (const one of pods) draft.put(one);
      return statusAfterLook(draft, keyOf(spec));
    },
  }),
  evict: defineAdapter({
    input: z.looseObject({
      pod: observed(podParser),
      pdbs: z.array(standing).default([]),
    }),
    run: (input) => {
      const decision = decideEviction(input.pod, budgetsOf(input.pod, input.pdbs), NOW_MS);
      if (!decision.allowed) {
        const { code, message, cause } = decision;
        return { evicted: false, code, message, cause };
      }
      const status = decision.budget?.status;
      return {
        evicted: true,
        disruptionsAllowedAfter: status?.disruptionsAllowed,
        conditionReason: status?.conditions.find(({ type }) => type === "DisruptionAllowed")?.reason,
      };
    },
  }),
};
