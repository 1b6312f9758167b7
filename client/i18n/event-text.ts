import type { GameEvent } from "../../shared/model/game-event.ts";
import { shortPodName } from "../rules/pod-name.ts";
import { t } from "./i18n.ts";
import { incidentName } from "./incident-text.ts";
import type { EventTexts } from "./message-types.ts";

/** What happened, in one short sentence. `era` is the chapter's, "" where there is a cluster: before, nobody knew its words. */
export function eventText(event: GameEvent, era: string): string {
  const texts: EventTexts = era === "" ? t().events : { ...t().events, ...t().eraEvents };
  // The text of an event's own type takes that event.
  const text = texts[event.type] as (event: GameEvent) => string;
  return text({
    ...event,
    ...("pod" in event && { pod: shortPodName(event.pod) }),
    ...("incident" in event && { incident: incidentName(event.incident) }),
  });
}
