import type { GameEvent } from "../../shared/model/game-event.ts";
import type { Seat } from "../../shared/model/seat.ts";

/** An event as the feed keeps it. */
export interface NotedEvent {
  readonly id: number;
  readonly event: GameEvent;
  /** Something broke. */
  readonly bad: boolean;
}

const BAD: ReadonlySet<GameEvent["type"]> = new Set([
  "ContainerEnded",
  "ContainerHung",
  "NodeNotReady",
  "OutageBegan",
  "IncidentBegan",
]);

export const isBad = (event: GameEvent): boolean => BAD.has(event.type);

/** What happens inside a machine; the others learn it only when somebody says it. */
const INSIDE: ReadonlySet<GameEvent["type"]> = new Set([
  "ContainerHung",
  "ContainerEnded",
  "ImagePulled",
  "WorkDone",
]);

/** Whether a seat hears of an event: Nodes of what concerns their machine and the team, the Control Plane of the cluster. */
export function concernsSeat(event: GameEvent, seat: Seat): boolean {
  const isOwn = "node" in event && event.node === seat.nodeName;
  if (INSIDE.has(event.type)) return isOwn;
  switch (event.type) {
    case "PodBound":
    case "PodReady":
    case "PodDeleted":
      return seat.role !== "node" || isOwn;
    case "PodCreated":
      return seat.role !== "node";
    // Told by what they do; their names would give away what is to be found out.
    case "IncidentBegan":
    case "IncidentEnded":
      return false;
    default:
      return true;
  }
}
