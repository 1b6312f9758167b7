import { z } from "zod";
import { budgetsOf, decideEviction } from "../../../shared/controllers/disruption/eviction.ts";
import { disruptionController } from "../../../shared/controllers/disruption.ts";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import { keyOf } from "../../../shared/model/meta.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { podDisruptionBudgetParser } from "../../../shared/model/parse/pod-disruption-budget.ts";
import { replicaSetParser } from "../../../shared/model/parse/replica-set.ts";
import { defineAdapter, observed, readAs } from "../adapter.ts";
import { NOW_MS, openCluster } from "../small-cluster.ts";

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
    deletionTimestamp: z.string().nullish(),
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

const statusAfterLook = (draft: ClusterDraft, key: string): Readonly<Record<string, unknown>> => {
  disruptionController.reconcile(draft, key);
  return { ...draft.podDisruptionBudgets.get(key)?.status };
};

export const DISRUPTION_ADAPTERS = {
  pdbStatus: defineAdapter({
    input: z.looseObject({
      spec: budget,
      controllers: z.array(controller).default([]),
      pods: z.array(pod),
    }),
    run: ({ spec, controllers, pods }) => {
      const draft = openCluster();
      draft.put(spec);
      for (const one of controllers) draft.put(one);
      for (const one of pods) draft.put(one);
      return statusAfterLook(draft, keyOf(spec));
    },
  }),
  evict: defineAdapter({
    input: z.looseObject({
      pod: observed(podParser),
      pdbs: z.array(observed(podDisruptionBudgetParser)).default([]),
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
