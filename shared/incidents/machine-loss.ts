import { forgetInstances } from "../eras/instances.ts";
import { clearBench } from "../eras/workbench.ts";
import { loseMachine, powerOn } from "../kubelet/machines.ts";
import type { IncidentDefinition } from "./framework.ts";
import { machinesWith } from "./targets.ts";

/**
 * A machine dies and is replaced by an empty one. A cluster still knows what should run there; before there was one,
 * nobody does. Its seat can press the button; after a while somebody else does.
 */
export const machineLoss: IncidentDefinition = {
  id: "machine-loss",
  strikes: "node",
  warningMs: 0,
  durationMs: 40_000,
  targets: (cluster) => machinesWith(cluster, ({ power }) => power === "on"),
  begin(draft, target) {
    loseMachine(draft, target);
    if (draft.settings.era === undefined || draft.automation.kubelet === "auto") return undefined;
    forgetInstances(draft, target);
    clearBench(draft, target);
    return undefined;
  },
  end: powerOn,
};
