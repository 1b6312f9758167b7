import { type ClusterNode, isNodeReady, LABEL_ZONE } from "../../model/node.ts";

/** How much of a zone is lost. */
export type ZoneState = "Normal" | "PartialDisruption" | "FullDisruption";

/** Source of all numbers: kubernetes/kubernetes `pkg/controller/nodelifecycle/config/v1alpha1/defaults.go`, v1.35. */
const UNHEALTHY_ZONE_BP = 5500;
const LARGE_CLUSTER_NODES = 50;
/** At most one Node is given up in this time, for each zone. Seconds of Kubernetes time. */
const EVICTION_INTERVAL_SECONDS = 10;
const SECONDARY_INTERVAL_SECONDS = 100;

/** The zone of a Node. Simplified: regions are left out. */
export const zoneOfNode = ({ metadata }: ClusterNode): string => metadata.labels[LABEL_ZONE] ?? "";

/**
 * A zone counts as disrupted when more than two Nodes and at least 55 % of them are not ready.
 * Source: kubernetes/kubernetes `pkg/controller/nodelifecycle/node_lifecycle_controller.go` ComputeZoneState, v1.35.
 */
export function zoneState(ready: number, notReady: number): ZoneState {
  if (ready === 0 && notReady > 0) return "FullDisruption";
  return notReady > 2 && notReady * 10_000 >= UNHEALTHY_ZONE_BP * (ready + notReady)
    ? "PartialDisruption"
    : "Normal";
}

/**
 * Whether a lost Node's Pods may be taken away: `never` while too much is lost at once, because then the fault is more
 * likely the control plane's own network; else the seconds that have to pass between two Nodes of a zone.
 * Source: same file, handleDisruption and setLimiterInZone.
 */
export function evictionPace(nodes: Iterable<ClusterNode>, zone: string): "never" | number {
  const counts = new Map<string, { ready: number; notReady: number }>();
  let total = 0;
  for (const node of nodes) {
    const count = counts.get(zoneOfNode(node)) ?? { ready: 0, notReady: 0 };
    if (isNodeReady(node)) count.ready += 1;
    else count.notReady += 1;
    counts.set(zoneOfNode(node), count);
    total += 1;
  }
  const states = [...counts.values()].map(({ ready, notReady }) => zoneState(ready, notReady));
  if (states.every((state) => state === "FullDisruption")) return "never";
  const own = counts.get(zone);
  if (own === undefined || zoneState(own.ready, own.notReady) !== "PartialDisruption") {
    return EVICTION_INTERVAL_SECONDS;
  }
  return total > LARGE_CLUSTER_NODES ? SECONDARY_INTERVAL_SECONDS : "never";
}
