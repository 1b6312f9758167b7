import type { GameEvent } from "../../shared/model/game-event.ts";
import { shortPodName } from "../rules/pod-name.ts";
import { t } from "./i18n.ts";
import { incidentName } from "./incident-text.ts";
import type { EventTexts } from "./message-types.ts";

/** What happened, in one short sentence. */
export function eventText(event: GameEvent): string {
  const texts: EventTexts = t().events;
  // The text of an event's own type takes that event.
  const text = texts[event.type] as (event: GameEvent) => string;
  return text({
    ...event,
    ...("pod" in event && { pod: shortPodName(event.pod) }),
    ...("incident" in event && { incident: incidentName(event.incident) }),
  });
}
