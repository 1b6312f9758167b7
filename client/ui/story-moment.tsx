import { useComputed } from "@preact/signals";
import type { ChapterMoment } from "../../shared/chapters/framework.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import { chapterText } from "../i18n/chapter-text.ts";
import type { Session } from "../net/session.ts";
import { momentAt } from "../rules/moments.ts";

/** What the story has to say just now: a line for everybody, for some seconds. */
export function StoryMoment({ session, team }: { session: Session; team: string }) {
  // The server writes it from its own chapters.
  const moments = useComputed(
    () => JSON.parse(session.classroom.value.moments || "[]") as readonly ChapterMoment[],
  );
  const id = useComputed(() => {
    const tick = session.teams.value.find((row) => row.id === team)?.round.tick ?? 0;
    return momentAt(moments.value, tick * TICK_MS);
  }).value;
  const line = id === undefined ? undefined : chapterText(session.classroom.value.chapter)?.moments[id];
  return (
    <p class="moment" role="status">
      {line !== undefined && <span class="moment__line">{line}</span>}
    </p>
  );
}
