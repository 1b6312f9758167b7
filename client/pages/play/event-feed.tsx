import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { eventText } from "../../i18n/event-text.ts";
import { t } from "../../i18n/i18n.ts";
import { concernsSeat, isBad, type NotedEvent } from "../../rules/event-filter.ts";
import { play } from "../../sound/sound.ts";
import type { Desk } from "./placing.ts";

const MAX_SHOWN = 8;
/** A screen reader hears what piled up, not every event. */
const SPEAK_EVERY_MS = 3_000;

/** What just happened, as far as this seat can know it: the newest first. */
export function EventFeed({ desk }: { desk: Desk }) {
  const m = t().hud;
  const events = useSignal<readonly NotedEvent[]>([]);
  const spoken = useSignal<readonly NotedEvent[]>([]);
  const nextId = useRef(0);
  useEffect(() => {
    let unspoken: NotedEvent[] = [];
    const unsubscribe = desk.session.onEvents((team, all) => {
      if (team !== desk.team) return;
      const fresh = all
        .filter((event) => event.type !== "Called" && concernsSeat(event, desk.placing.seat))
        .map((event): NotedEvent => ({ id: nextId.current++, event, bad: isBad(event) }));
      if (fresh.length === 0) return;
      if (fresh.some(({ bad }) => bad)) play("fail");
      else if (fresh.some(({ event }) => event.type === "PodReady")) play("ready");
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
  }, [desk]);
  return (
    <div class="events">
      {events.value.length === 0 && <p class="muted">{m.noEvents}</p>}
      <ul class="events__list">
        {events.value.map(({ id, event, bad }) => (
          <li key={id} class="events__one" data-bad={bad}>
            {eventText(event)}
          </li>
        ))}
      </ul>
      <p class="visually-hidden" role="log">
        {spoken.value.map(({ event }) => eventText(event)).join(" ")}
      </p>
    </div>
  );
}
