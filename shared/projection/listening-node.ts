import type { ClusterReader } from "../model/cluster-state.ts";
import type { GameEvent } from "../model/game-event.ts";
import { DEFAULT_NAMESPACE, namespacedKey } from "../model/meta.ts";

/**
 * The Node whose seat alone may hear of an event, because only the inside of that machine shows it; empty for what
 * the whole team may hear. Follows PRIVATE_TABLES: an event must not tell what the rows keep to one seat.
 */
export function listeningNode(event: GameEvent, cluster: ClusterReader): string {
  switch (event.type) {
    case "ContainerHung":
    case "ImagePulled":
      return event.node;
    case "IncidentBegan":
    case "IncidentEnded":
      return nodeStruck(event.target, cluster);
    default:
      return "";
  }
}

/** The machine that an incident's target is or runs on; empty for zones, apps, images and the registry. */
function nodeStruck(target: string, cluster: ClusterReader): string {
  if (cluster.machines.has(target)) return target;
  const key = target.includes("/") ? target : namespacedKey(DEFAULT_NAMESPACE, target);
  return cluster.pods.get(key)?.spec.nodeName ?? "";
}
