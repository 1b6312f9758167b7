import { z } from "zod";
import { makeMachine } from "../model/machine.ts";
import { readyNode } from "../model/ready-node.ts";
import { nameSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * A machine more joins the cluster: somebody came who found no seat. It is like the others and empty.
 * Refused with `NodeExists` {node}, `NoHardware` when there is no other machine to be like.
 */
export const addNode = defineCommand({
  type: "addNode",
  schema: z.strictObject({ type: z.literal("addNode"), node: nameSchema, zone: nameSchema }),
  roles: ["room"],
  isWork: false,
  refusal(cluster, _seat, { node }) {
    if (cluster.machines.has(node) || cluster.nodes.has(node))
      return { code: "NodeExists", params: { node } };
    return cluster.machines.size === 0 ? { code: "NoHardware", params: {} } : undefined;
  },
  apply(draft, _seat, { node, zone }) {
    const [hardware] = draft.machines.values();
    if (hardware === undefined) return;
    draft.machines.set(node, makeMachine(node, hardware));
    draft.put(readyNode({ uid: draft.uid(), name: node, zone, hardware, now: draft.now }));
  },
});
