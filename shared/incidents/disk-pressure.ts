import { diskUsedBytes } from "../kubelet/disk.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { IncidentDefinition } from "./framework.ts";
import { addTrouble, machineOfPod, podsInStage, runtimeOf, strikePod } from "./targets.ts";

/** How full the logs make the disk when it is announced and when it strikes, in percent. */
const NOTICED_PERCENT = 60;
const FULL_PERCENT = 92;

/** Lets a Pod's logs grow until the disk is so full. */
function fillTo(draft: ClusterDraft, pod: string, percent: number): void {
  strikePod(draft, pod, (sync) => {
    const { machine, runtime } = sync;
    const full = Math.floor((machine.diskBytes * percent) / 100);
    const more = Math.max(0, full - diskUsedBytes(draft, machine));
    addTrouble(sync, { diskBytes: (runtime.trouble?.diskBytes ?? 0) + more });
  });
}

/**
 * A Pod writes logs that nobody rotates, until the disk is nearly full and the kubelet evicts. A seat that prunes when it
 * is warned has found the log in time, and nothing happens.
 */
export const diskPressure: IncidentDefinition = {
  id: "disk-pressure",
  strikes: "pod",
  warningMs: 20_000,
  targets: (cluster) => podsInStage(cluster, "running"),
  machines: machineOfPod,
  announce: (draft, target) => fillTo(draft, target, NOTICED_PERCENT),
  begin(draft, target) {
    const found = (runtimeOf(draft, target)?.trouble?.diskBytes ?? 0) === 0;
    if (!found) fillTo(draft, target, FULL_PERCENT);
    return undefined;
  },
};
