import { z } from "zod";
import { definePlugin, SKIP } from "../framework.ts";
import { SYSTEM_CONSTRAINTS, spreadConstraints } from "../spread-constraints.ts";
import { spreadFilterPlan } from "../spread-filter.ts";
import { spreadScorePlan } from "../spread-score.ts";

const defaultConstraint = z.strictObject({
  maxSkew: z.int().min(1, "not in valid range (0, inf)"),
  topologyKey: z.string().min(1, "can not be empty"),
  whenUnsatisfiable: z.enum(["DoNotSchedule", "ScheduleAnyway"]),
});

/** Source: kubernetes/kubernetes `pkg/scheduler/apis/config/validation/validation_pluginargs.go`, v1.35. */
const args = z
  .strictObject({
    /** Constraints for Pods without any: `System` has its own, `List` takes `defaultConstraints`. */
    defaultingType: z.enum(["System", "List"]).default("System"),
    defaultConstraints: z.array(defaultConstraint).default([]),
  })
  .superRefine(({ defaultingType, defaultConstraints }, context) => {
    if (defaultingType === "System" && defaultConstraints.length > 0) {
      const message = "when .defaultConstraints are not empty";
      context.addIssue({ code: "custom", path: ["defaultingType"], message });
    }
    const pairs = defaultConstraints.map((one) => `{${one.topologyKey}, ${one.whenUnsatisfiable}}`);
    for (const [index, pair] of pairs.entries()) {
      if (pairs.indexOf(pair) === index) continue;
      const message = `Duplicate value: "${pair}"`;
      context.addIssue({ code: "custom", path: ["defaultConstraints", index], message });
    }
  });

/**
 * Filter and score: Pods of one kind are spread evenly over zones, Nodes or whatever a label of the Nodes says.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/podtopologyspread`, v1.35.
 */
export const podTopologySpread = definePlugin({
  name: "PodTopologySpread",
  weight: 2,
  args,
  wakesOn: ["PodAdd", "PodLabel", "PodDelete", "NodeAdd", "NodeDelete", "NodeLabel", "NodeTaint"],
  create({ defaultingType, defaultConstraints }) {
    const isSystem = defaultingType === "System";
    const defaults = isSystem ? SYSTEM_CONSTRAINTS : defaultConstraints;
    return {
      preFilter(pod, snapshot) {
        const constraints = spreadConstraints(pod, "DoNotSchedule", defaults, snapshot.cluster);
        return constraints.length === 0 ? SKIP : spreadFilterPlan(pod, constraints, snapshot);
      },
      preScore(pod, candidates, snapshot) {
        const constraints = spreadConstraints(pod, "ScheduleAnyway", defaults, snapshot.cluster);
        if (constraints.length === 0) return SKIP;
        const isOwn = pod.spec.topologySpreadConstraints.length > 0;
        return spreadScorePlan(pod, constraints, candidates, snapshot, isOwn || !isSystem);
      },
    };
  },
});
