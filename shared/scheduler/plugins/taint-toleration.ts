import { z } from "zod";
import type { Taint } from "../../model/node.ts";
import type { Toleration } from "../../model/pod.ts";
import { tolerationsCover, untoleratedTaint } from "../../model/tolerations.ts";
import { definePlugin, type Status } from "../framework.ts";
import { normalizeScore } from "../normalize-score.ts";

/** What v1.35 says. We keep the older text, which names the taint: it tells a learner what to tolerate. */
export const REASON_TAINTS = "node(s) had untolerated taint(s)";

/**
 * What kube-scheduler said up to v1.34.1, and what we say.
 * Simplified: v1.35 says `REASON_TAINTS` instead.
 */
export const taintReason = (taint: Taint): string =>
  `node(s) had untolerated taint {${taint.key}: ${taint.value}}`;

/**
 * Filter: a Node with a NoSchedule or NoExecute taint takes only Pods that tolerate it; the first taint that is not
 * tolerated is the reason. Score: the fewer untolerated PreferNoSchedule taints, the better.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go`, v1.35.
 */
export const taintToleration = definePlugin({
  name: "TaintToleration",
  weight: 3,
  args: z.strictObject({}),
  wakesOn: ["NodeAdd", "NodeTaint"],
  create: () => ({
    preFilter: (pod) => ({
      filter(info) {
        const taints = info.node?.spec.taints;
        if (taints === undefined || taints.length === 0) return undefined;
        return refusalOf(taints, pod.spec.tolerations);
      },
    }),
    preScore(pod) {
      const tolerations = pod.spec.tolerations.filter(
        ({ effect }) => effect === undefined || effect === "PreferNoSchedule",
      );
      return {
        score(info) {
          const taints = info.node?.spec.taints;
          return taints === undefined || taints.length === 0 ? 0 : countUntolerated(taints, tolerations);
        },
        normalizeScore: (scores) => normalizeScore(scores, true),
      };
    },
  }),
});

function refusalOf(taints: readonly Taint[], tolerations: readonly Toleration[]): Status | undefined {
  const taint = untoleratedTaint(taints, tolerations);
  return taint && { code: "UnschedulableAndUnresolvable", reasons: [taintReason(taint)] };
}

function countUntolerated(taints: readonly Taint[], tolerations: readonly Toleration[]): number {
  let count = 0;
  for (const taint of taints) {
    if (taint.effect === "PreferNoSchedule" && !tolerationsCover(tolerations, taint)) count += 1;
  }
  return count;
}
