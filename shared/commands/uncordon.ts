import { z } from "zod";
import { setCordon } from "../controllers/drain/cordon.ts";
import { endDrain } from "../controllers/drain.ts";
import { nameSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Lets new Pods onto a Node again: `kubectl uncordon`. A drain that still goes on ends.
 * Refused with `NodeNotFound` {node}, `NotCordoned` {node}.
 */
export const uncordon = defineCommand({
  type: "uncordon",
  schema: z.strictObject({ type: z.literal("uncordon"), node: nameSchema }),
  roles: ["control-plane", "scheduler", "room"],
  isWork: true,
  refusal(cluster, _seat, { node }) {
    const found = cluster.nodes.get(node);
    if (!found) return { code: "NodeNotFound", params: { node } };
    return found.spec.unschedulable ? undefined : { code: "NotCordoned", params: { node } };
  },
  apply(draft, _seat, { node }) {
    endDrain(draft, node, "cancelled");
    setCordon(draft, node, false);
  },
});
