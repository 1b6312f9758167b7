import { z } from "zod";
import type { NodeInfo } from "../../model/node-info.ts";
import { podRequests } from "../../model/pod-requests.ts";
import { CPU, MEMORY } from "../../model/resources.ts";
import { definePlugin, MAX_NODE_SCORE, SKIP } from "../framework.ts";
import { capacityFor, requestOf, takenOf } from "../resource-share.ts";

const resources = z
  .array(z.strictObject({ name: z.string(), weight: z.int().min(1, "must be 1").max(1, "must be 1") }))
  .superRefine((list, context) => {
    const i = list.findIndex(({ name }, at) => list.findIndex((other) => other.name === name) < at);
    if (i >= 0) context.addIssue({ code: "custom", path: [i, "name"], message: "Duplicate value" });
  });

const args = z.strictObject({
  resources: resources.default([
    { name: CPU, weight: 1 },
    { name: MEMORY, weight: 1 },
  ]),
});

/**
 * Score: how close to each other the requested shares of the resources would be, by real requests. A Pod that asks
 * for nothing is not scored.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go`, v1.35
 * (v1.36 scores the change of the balance instead).
 */
export const nodeResourcesBalancedAllocation = definePlugin({
  name: "NodeResourcesBalancedAllocation",
  weight: 1,
  args,
  wakesOn: [],
  create: (config) => ({
    preScore(pod) {
      const requests = podRequests(pod);
      const wanted = config.resources.map(({ name }) => ({ name, amount: requestOf(requests, name, false) }));
      if (wanted.every(({ amount }) => amount === 0)) return SKIP;
      return { score: (info) => balance(info, wanted) };
    },
  }),
});

function balance(
  info: NodeInfo,
  wanted: readonly { readonly name: string; readonly amount: number }[],
): number {
  const shares: number[] = [];
  for (const { name, amount } of wanted) {
    const capacity = capacityFor(info, name, amount);
    if (capacity > 0) shares.push(Math.min(1, (takenOf(info, name, false) + amount) / capacity));
  }
  return Math.trunc((1 - deviation(shares)) * MAX_NODE_SCORE);
}

/** The standard deviation of the whole; for two shares written as kube-scheduler does, so that rounding agrees. */
function deviation(shares: readonly number[]): number {
  const [first = 0, second = 0] = shares;
  if (shares.length === 2) return Math.abs((first - second) / 2);
  if (shares.length < 2) return 0;
  let total = 0;
  for (const share of shares) total += share;
  const mean = total / shares.length;
  let squares = 0;
  for (const share of shares) squares += (share - mean) * (share - mean);
  return Math.sqrt(squares / shares.length);
}
