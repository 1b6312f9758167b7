import { z } from "zod";
import { setAttended as attend } from "../kubelet/machines.ts";
import { nameSchema } from "./arguments.ts";
import { defineCommand } from "./framework.ts";

/**
 * Notes that the person of a Node seat is connected, or is not: who drops off the network is a Node that cannot be heard.
 * Refused with `MachineNotFound` {node}.
 */
export const setAttended = defineCommand({
  type: "setAttended",
  schema: z.strictObject({ type: z.literal("setAttended"), node: nameSchema, attended: z.boolean() }),
  roles: ["room"],
  isWork: false,
  refusal(cluster, _seat, { node }) {
    return cluster.machines.has(node) ? undefined : { code: "MachineNotFound", params: { node } };
  },
  apply(draft, _seat, { node, attended }) {
    attend(draft, node, attended);
  },
});
