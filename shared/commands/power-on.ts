import { z } from "zod";
import { powerOn as boot } from "../kubelet/machines.ts";
import { defineCommand } from "./framework.ts";

/**
 * Presses the power button of a machine that is off.
 * Refused with `MachineNotFound` {node}, `MachineNotOff` {node}.
 */
export const powerOn = defineCommand({
  type: "powerOn",
  schema: z.strictObject({ type: z.literal("powerOn") }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat) {
    const node = seat.nodeName ?? "";
    const machine = cluster.machines.get(node);
    if (machine === undefined) return { code: "MachineNotFound", params: { node } };
    return machine.power === "off" ? undefined : { code: "MachineNotOff", params: { node } };
  },
  apply(draft, seat) {
    boot(draft, seat.nodeName ?? "");
  },
});
