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

interface Wanted {
  readonly name: string;
  readonly amount: number;
}

/** Two resources, the usual case, cost no list; for them the deviation is half of what lies between the shares. */
function balance(info: NodeInfo, wanted: readonly Wanted[]): number {
  const [first, second, third] = wanted;
  if (first && second && !third) {
    const a = shareOf(info, first);
    const b = shareOf(info, second);
    const deviation = a === undefined || b === undefined ? 0 : Math.abs((a - b) / 2);
    return Math.trunc((1 - deviation) * MAX_NODE_SCORE);
  }
  const shares = wanted.flatMap((one) => shareOf(info, one) ?? []);
  return Math.trunc((1 - standardDeviation(shares)) * MAX_NODE_SCORE);
}

/** The part of the Node's capacity that would be taken, at most 1; undefined for what it does not have. */
function shareOf(info: NodeInfo, { name, amount }: Wanted): number | undefined {
  const capacity = capacityFor(info, name, amount);
  return capacity === 0 ? undefined : Math.min(1, (takenOf(info, name, false) + amount) / capacity);
}

function standardDeviation(shares: readonly number[]): number {
  const [first = 0, second = 0] = shares;
  if (shares.length < 2) return 0;
  // Written as kube-scheduler does, so that rounding agrees.
  if (shares.length === 2) return Math.abs((first - second) / 2);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const squares = shares.reduce((sum, share) => sum + (share - mean) * (share - mean), 0);
  return Math.sqrt(squares / shares.length);
}
