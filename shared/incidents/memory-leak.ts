import { podLimits } from "../model/pod-requests.ts";
import { MEMORY, MIB } from "../model/resources.ts";
import type { IncidentDefinition } from "./framework.ts";
import { addTrouble, podsInStage, strikePod } from "./targets.ts";

/** From now until the memory that is left to the Pod is gone. */
const UNTIL_FULL_SECONDS = 25;
/** At least so much a second, so that it shows. */
const SLOWEST_BYTES_PER_SECOND = 8 * MIB;

/** A process loses memory until it is restarted: gently by a person in time, or brutally by the kernel. */
export const memoryLeak: IncidentDefinition = {
  id: "memory-leak",
  strikes: "pod",
  warningMs: 0,
  targets: (cluster) => podsInStage(cluster, "running"),
  begin(draft, target) {
    strikePod(draft, target, (sync) => {
      const { runtime, machine } = sync;
      const most = podLimits(runtime)[MEMORY] ?? machine.memoryBytes - machine.memoryUsedBytes;
      const left = Math.max(0, most - runtime.memoryUsedBytes);
      const leakBytesPerSecond = Math.max(SLOWEST_BYTES_PER_SECOND, Math.floor(left / UNTIL_FULL_SECONDS));
      addTrouble(sync, { leakBytesPerSecond });
    });
    return undefined;
  },
};
