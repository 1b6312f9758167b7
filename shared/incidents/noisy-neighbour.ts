import type { IncidentDefinition } from "./framework.ts";
import { addTrouble, podsInStage, strikePod } from "./targets.ts";

/** CPU that the Pod burns for nothing, as a share of its machine in basis points. */
const BURN_BP = 7500;

/** A Pod burns cpu. Its limit bounds it, its neighbours' requests protect them, and a restart ends it. */
export const noisyNeighbour: IncidentDefinition = {
  id: "noisy-neighbour",
  strikes: "pod",
  warningMs: 0,
  durationMs: 40_000,
  targets: (cluster) => podsInStage(cluster, "running"),
  begin(draft, target) {
    strikePod(draft, target, (sync) => {
      addTrouble(sync, { cpuMilli: Math.floor((sync.machine.cpuMilli * BURN_BP) / 10_000) });
    });
    return undefined;
  },
  end(draft, target) {
    strikePod(draft, target, (sync) => {
      if (sync.runtime.trouble !== undefined) addTrouble(sync, { cpuMilli: 0 });
    });
  },
};
