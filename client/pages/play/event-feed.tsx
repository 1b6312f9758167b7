import { concernsSeat, type NotedEvent } from "../../rules/event-filter.ts";
import { play } from "../../sound/sound.ts";
import { TeamEvents } from "../../ui/team-events.tsx";
import type { Desk } from "./placing.ts";

/** What just happened, as far as this seat can know it. */
export function EventFeed({ desk }: { desk: Desk }) {
  return (
    <TeamEvents
      session={desk.session}
      team={desk.team}
      concerns={(event) => concernsSeat(event, desk.placing.seat)}
      onFresh={sound}
    />
  );
}

function sound(events: readonly NotedEvent[]): void {
  if (events.some(({ bad }) => bad)) play("fail");
  else if (events.some(({ event }) => event.type === "PodReady")) play("ready");
}
