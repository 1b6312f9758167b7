import { setNetwork } from "../kubelet/machines.ts";
import type { IncidentDefinition } from "./framework.ts";
import { machinesWith } from "./targets.ts";

/** A cable is pulled: the machine runs on, but nobody hears it and no request reaches it, until it is plugged in again. */
export const nodeNetworkCut: IncidentDefinition = {
  id: "node-network-cut",
  strikes: "node",
  warningMs: 0,
  durationMs: 30_000,
  targets: (cluster) => machinesWith(cluster, ({ power, network }) => power === "on" && network === "up"),
  begin(draft, target) {
    setNetwork(draft, target, "cut");
    return undefined;
  },
  end: (draft, target) => setNetwork(draft, target, "up"),
};
