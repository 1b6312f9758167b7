import { powerOff, powerOn } from "../kubelet/machines.ts";
import type { IncidentDefinition } from "./framework.ts";
import { machinesWith } from "./targets.ts";

/** A machine will be rebooted for a new kernel, and its seat knows when: time to ask for a drain. */
export const kernelUpgrade: IncidentDefinition = {
  id: "kernel-upgrade",
  strikes: "node",
  warningMs: 60_000,
  durationMs: 5000,
  targets: (cluster) => machinesWith(cluster, ({ power }) => power === "on"),
  machines: (_cluster, target) => [target],
  begin(draft, target) {
    powerOff(draft, target);
    return undefined;
  },
  end: powerOn,
};
