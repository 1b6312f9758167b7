import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { GameEvent } from "../../shared/model/game-event.ts";
import { eventText } from "../i18n/event-text.ts";
import { t } from "../i18n/i18n.ts";
import type { Session } from "../net/session.ts";
import { isBad, type NotedEvent } from "../rules/event-filter.ts";

const MAX_SHOWN = 8;
/** A screen reader hears what piled up, not every event. */
const SPEAK_EVERY_MS = 3_000;

/** What just happened in a team's cluster: the newest first. `concerns` leaves out what is not for these eyes. */
export function TeamEvents({
  session,
  team,
  concerns = isForAll,
  onFresh,
}: {
  session: Session;
  team: string;
  concerns?: (event: GameEvent) => boolean;
  onFresh?: (events: readonly NotedEvent[]) => void;
}) {
  const events = useSignal<readonly NotedEvent[]>([]);
  const spoken = useSignal<readonly NotedEvent[]>([]);
  const nextId = useRef(0);
  const latest = useRef({ concerns, onFresh });
  latest.current = { concerns, onFresh };
  useEffect(() => {
    let unspoken: NotedEvent[] = [];
    const unsubscribe = session.onEvents((ofTeam, all) => {
      if (ofTeam !== team) return;
      const fresh = all
        .filter((event) => event.type !== "Called" && latest.current.concerns(event))
        .map((event): NotedEvent => ({ id: nextId.current++, event, bad: isBad(event) }));
      if (fresh.length === 0) return;
      latest.current.onFresh?.(fresh);
      unspoken = [...unspoken, ...fresh].slice(-3);
      events.value = [...fresh.reverse(), ...events.peek()].slice(0, MAX_SHOWN);
    });
    const speaker = setInterval(() => {
      if (unspoken.length === 0) return;
      spoken.value = unspoken;
      unspoken = [];
    }, SPEAK_EVERY_MS);
    return () => {
      unsubscribe();
      clearInterval(speaker);
    };
  }, [session, team]);
  const { era } = session.classroom.value;
  return (
    <div class="events">
      {events.value.length === 0 && <p class="muted">{t().hud.noEvents}</p>}
      <ul class="events__list">
        {events.value.map(({ id, event, bad }) => (
          <li key={id} class="events__one" data-bad={bad}>
            {eventText(event, era)}
          </li>
        ))}
      </ul>
      <p class="visually-hidden" role="log">
        {spoken.value.map(({ event }) => eventText(event, era)).join(" ")}
      </p>
    </div>
  );
}

/** What the whole room may see: where Pods go and what breaks, not every step on the way. */
const isForAll = ({ type }: GameEvent): boolean =>
  type !== "PodCreated" && type !== "ImagePulled" && type !== "WorkDone";
