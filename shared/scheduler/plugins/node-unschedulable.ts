import { z } from "zod";
import { TAINT_UNSCHEDULABLE, type Taint } from "../../model/node.ts";
import { tolerationsCover } from "../../model/tolerations.ts";
import { definePlugin, SKIP, type Status } from "../framework.ts";

export const REASON_UNSCHEDULABLE = "node(s) were unschedulable";
const REFUSED: Status = { code: "UnschedulableAndUnresolvable", reasons: [REASON_UNSCHEDULABLE] };
const CORDON: Taint = { key: TAINT_UNSCHEDULABLE, value: "", effect: "NoSchedule" };

/**
 * Filter: no Pod goes to a cordoned Node unless it tolerates the taint that goes with it.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/nodeunschedulable/node_unschedulable.go`, v1.35.
 */
export const nodeUnschedulable = definePlugin({
  name: "NodeUnschedulable",
  weight: 0,
  args: z.strictObject({}),
  wakesOn: ["NodeAdd", "NodeTaint"],
  create: () => ({
    preFilter(pod) {
      if (tolerationsCover(pod.spec.tolerations, CORDON)) return SKIP;
      return { filter: (info) => (info.node?.spec.unschedulable ? REFUSED : undefined) };
    },
  }),
});
