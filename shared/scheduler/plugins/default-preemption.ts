import { z } from "zod";
import { definePlugin } from "../framework.ts";
import { preempt } from "../preemption.ts";

const BOTH_ZERO = "cannot be zero at the same time as ";

const args = z
  .strictObject({
    minCandidateNodesPercentage: z
      .int()
      .min(0, "not in valid range [0, 100]")
      .max(100, "not in valid range [0, 100]")
      .default(10),
    minCandidateNodesAbsolute: z.int().min(0, "not in valid range [0, inf)").default(100),
  })
  .superRefine(({ minCandidateNodesPercentage: share, minCandidateNodesAbsolute: count }, context) => {
    if (share > 0 || count > 0) return;
    const [percentage, absolute] = ["minCandidateNodesPercentage", "minCandidateNodesAbsolute"] as const;
    context.addIssue({ code: "custom", path: [percentage], message: BOTH_ZERO + absolute });
    context.addIssue({ code: "custom", path: [absolute], message: BOTH_ZERO + percentage });
  });

/**
 * PostFilter: makes room for a Pod by evicting Pods of lower priority.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go`, v1.35.
 */
export const defaultPreemption = definePlugin({
  name: "DefaultPreemption",
  weight: 0,
  args,
  wakesOn: [],
  create: (limits) => ({
    postFilter: (pod, statuses, snapshot, handle) => preempt(pod, statuses, snapshot, handle, limits),
  }),
});
