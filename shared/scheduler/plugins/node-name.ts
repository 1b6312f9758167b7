import { z } from "zod";
import { definePlugin, SKIP, type Status } from "../framework.ts";

export const REASON_NODE_NAME = "node(s) didn't match the requested node name";
const REFUSED: Status = { code: "UnschedulableAndUnresolvable", reasons: [REASON_NODE_NAME] };

/**
 * Filter: a Pod that names its Node goes nowhere else.
 * Source: kubernetes/kubernetes `pkg/scheduler/framework/plugins/nodename/node_name.go`, v1.35.
 */
export const nodeName = definePlugin({
  name: "NodeName",
  weight: 0,
  args: z.strictObject({}),
  wakesOn: ["NodeAdd"],
  create: () => ({
    preFilter(pod) {
      const wanted = pod.spec.nodeName;
      if (wanted === undefined || wanted === "") return SKIP;
      return { filter: (info) => (info.name === wanted ? undefined : REFUSED) };
    },
  }),
});
