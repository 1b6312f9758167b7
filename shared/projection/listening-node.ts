import type { GameEvent } from "../model/game-event.ts";

/** Stands for no Node at all: only host and screen may hear of it. No Node can be called so. */
export const HOST_ONLY = "*";

/**
 * The Node whose seat alone may hear of an event, because only the inside of that machine shows it; `HOST_ONLY` for
 * incidents, whose names would give away what is to be found out; empty for what the whole team may hear. Follows
 * PRIVATE_TABLES: an event must not tell what the rows keep to one seat.
 */
export function listeningNode(event: GameEvent): string {
  switch (event.type) {
    case "ContainerHung":
    case "ContainerEnded":
    case "ImagePulled":
    case "WorkDone":
      return event.node;
    case "IncidentBegan":
    case "IncidentEnded":
      return HOST_ONLY;
    default:
      return "";
  }
}
