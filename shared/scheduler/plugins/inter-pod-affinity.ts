import { z } from "zod";
import { definePlugin } from "../framework.ts";
import { affinityFilterPlan } from "../pod-affinity-filter.ts";
import { affinityScorePlan } from "../pod-affinity-score.ts";

/** Source: kubernetes/kubernetes `pkg/scheduler/apis/config/validation/validation_pluginargs.go`, v1.35. */
const args = z.strictObject({
  hardPodAffinityWeight: z
    .int()
    .min(0, "not in valid range [0-100]")
    .max(100, "not in valid range [0-100]")
    .default(1),
  ignorePreferredTermsOfExistingPods: z.boolean().default(false),
});

/**
 * Filter and score: Pods that want to be near others, or far from them, by zone, Node or whatever a label of the Nodes
 * says. What running Pods want of new ones counts as well.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/interpodaffinity`, v1.35.
 */
export const interPodAffinity = definePlugin({
  name: "InterPodAffinity",
  weight: 2,
  args,
  wakesOn: ["PodAdd", "PodLabel", "PodDelete", "NodeAdd", "NodeLabel", "NodeTaint"],
  create: (given) => ({
    preFilter: (pod, snapshot) => affinityFilterPlan(pod, snapshot),
    preScore: (pod, _candidates, snapshot) => affinityScorePlan(pod, snapshot, given),
  }),
});
