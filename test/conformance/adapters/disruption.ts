import { z } from "zod";
import { budgetCounts } from "../../../shared/controllers/disruption/budget.ts";
import { budgetsOf, decideEviction } from "../../../shared/controllers/disruption/eviction.ts";
import { podParser } from "../../../shared/model/parse/pod.ts";
import { podDisruptionBudgetParser } from "../../../shared/model/parse/pod-disruption-budget.ts";
import { defineAdapter, observed } from "../adapter.ts";
import { NOW_MS } from "../small-cluster.ts";

const intOrPercent = z.union([z.int(), z.string()]);

export const DISRUPTION_ADAPTERS = {
  pdbStatus: defineAdapter({
    input: z.looseObject({
      spec: z.looseObject({
        minAvailable: intOrPercent.exactOptional(),
        maxUnavailable: intOrPercent.exactOptional(),
      }),
      controllers: z.array(z.looseObject({ name: z.string(), replicas: z.int() })).default([]),
      pods: z.array(
        z.looseObject({ name: z.string(), ready: z.boolean(), controller: z.string().nullish() }),
      ),
    }),
    run: ({ spec, controllers, pods }) => {
      const owners = new Map(
        controllers.map(({ name, replicas }) => [name, { uid: name, replicas }] as const),
      );
      return {
        ...budgetCounts(
          spec,
          pods.map(({ ready, controller }) => ({ healthy: ready, owner: owners.get(controller ?? "") })),
        ),
      };
    },
  }),
  evict: defineAdapter({
    input: z.looseObject({
      pod: observed(podParser),
      pdbs: z.array(observed(podDisruptionBudgetParser)).default([]),
    }),
    run: ({ pod, pdbs }) => {
      const decision = decideEviction(pod, budgetsOf(pod, pdbs), NOW_MS);
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
