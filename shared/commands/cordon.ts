import { z } from "zod";
import { setCordon } from "../controllers/drain/cordon.ts";
import { nameSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Keeps new Pods away from a Node: `kubectl cordon`. What runs there stays.
 * Refused with `NodeNotFound` {node}, `AlreadyCordoned` {node}.
 */
export const cordon = defineCommand({
  type: "cordon",
  schema: z.strictObject({ type: z.literal("cordon"), node: nameSchema }),
  roles: ["control-plane", "scheduler", "room"],
  isWork: true,
  refusal(cluster, _seat, { node }) {
    const found = cluster.nodes.get(node);
    if (!found) return { code: "NodeNotFound", params: { node } };
    return found.spec.unschedulable ? { code: "AlreadyCordoned", params: { node } } : undefined;
  },
  apply(draft, _seat, { node }) {
    setCordon(draft, node, true);
  },
});
