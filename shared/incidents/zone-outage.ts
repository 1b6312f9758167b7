import { powerOff, powerOn } from "../kubelet/machines.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { IncidentDefinition } from "./framework.ts";
import { machinesWith, zoneOf } from "./targets.ts";

const machinesOfZone = (cluster: ClusterReader, zone: string): readonly string[] =>
  machinesWith(cluster, ({ nodeName }) => zoneOf(cluster, nodeName) === zone);

/** Every machine of a zone goes dark at once. Where there is only one zone it cannot happen: nothing could be saved. */
export const zoneOutage: IncidentDefinition = {
  id: "zone-outage",
  strikes: "zone",
  warningMs: 0,
  durationMs: 40_000,
  targets(cluster) {
    const lit = machinesWith(cluster, ({ power }) => power === "on");
    const zones = [...new Set(lit.map((node) => zoneOf(cluster, node)))].sort();
    return zones.length > 1 ? zones : [];
  },
  begin(draft, target) {
    for (const node of machinesOfZone(draft, target)) powerOff(draft, node);
    return undefined;
  },
  end(draft, target) {
    for (const node of machinesOfZone(draft, target)) powerOn(draft, node);
  },
};
