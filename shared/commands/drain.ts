import { z } from "zod";
import { setCordon } from "../controllers/drain/cordon.ts";
import { beginDrain, planFor } from "../controllers/drain.ts";
import { nameSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Cordons a Node and moves its Pods away, as far as disruption budgets allow and as often as it takes: `kubectl drain`.
 * With `force` Pods go too that nobody would make again.
 * Refused with `NodeNotFound` {node}, `AlreadyDraining` {node}, `NothingToDrain` {node}, `DrainNeedsForce` {node, pod: the
 * first Pod without a controller, count}.
 */
export const drain = defineCommand({
  type: "drain",
  schema: z.strictObject({ type: z.literal("drain"), node: nameSchema, force: z.boolean().default(false) }),
  roles: ["control-plane", "controller"],
  isWork: true,
  refusal(cluster, _seat, { node, force }) {
    const found = cluster.nodes.get(node);
    if (!found) return { code: "NodeNotFound", params: { node } };
    if (cluster.drains.has(node)) return { code: "AlreadyDraining", params: { node } };
    const { evict, stop } = planFor(cluster, node, { force });
    const [first] = stop;
    if (first) {
      return { code: "DrainNeedsForce", params: { node, pod: first.metadata.name, count: stop.length } };
    }
    const isDone = found.spec.unschedulable && evict.length === 0;
    return isDone ? { code: "NothingToDrain", params: { node } } : undefined;
  },
  apply(draft, seat, { node, force }) {
    setCordon(draft, node, true);
    beginDrain(draft, { node, by: seat.id, force });
  },
});
