import { powerOff, powerOn } from "../kubelet/machines.ts";
import type { IncidentDefinition } from "./framework.ts";
import { machinesWith } from "./targets.ts";

/** A machine goes dark and everything on it is gone. Its seat can press the button; after a while somebody else does. */
export const nodePowerOff: IncidentDefinition = {
  id: "node-power-off",
  strikes: "node",
  warningMs: 0,
  durationMs: 40_000,
  targets: (cluster) => machinesWith(cluster, ({ power }) => power === "on"),
  begin(draft, target) {
    powerOff(draft, target);
    return undefined;
  },
  end: powerOn,
};
