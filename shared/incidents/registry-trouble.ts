import { wakeMachine } from "../kubelet/work.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { IncidentDefinition } from "./framework.ts";

/** What is left of the bandwidth while the registry is slow, in basis points. */
const SLOW_BP = 2000;

/** Pulls everywhere go on at the rate that holds from now on. */
function wakeAllMachines(draft: ClusterDraft): void {
  for (const node of draft.machines.keys()) wakeMachine(draft, node);
}

/** The image registry answers at a fifth of its speed. What is on the disks already can still be started. */
export const slowRegistry: IncidentDefinition = {
  id: "slow-registry",
  strikes: "world",
  warningMs: 0,
  durationMs: 40_000,
  targets: () => [""],
  begin(draft) {
    wakeAllMachines(draft);
    return { registrySpeedBp: SLOW_BP };
  },
  end: wakeAllMachines,
};

/** The image registry answers no pull at all. */
export const failingRegistry: IncidentDefinition = {
  id: "failing-registry",
  strikes: "world",
  warningMs: 0,
  durationMs: 30_000,
  targets: () => [""],
  begin(draft) {
    wakeAllMachines(draft);
    return { registryFails: true };
  },
  end: wakeAllMachines,
};
