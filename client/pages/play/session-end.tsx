import { useComputed } from "@preact/signals";
import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { mySeat } from "./my-seat.ts";
import { TeamFigures } from "./team-figures.tsx";

/** The end of the session: figures of the team, and what to talk about. */
export function SessionEnd({ session }: { session: Session }) {
  const m = t().debrief;
  const team = useComputed(() => mySeat(session)?.team).value;
  const questions = chapterText(session.classroom.value.chapter)?.questions ?? [];
  return (
    <div class="lookback" data-testid="debrief">
      <h1>{m.title}</h1>
      <p>{m.thanks}</p>
      {team && <TeamFigures team={team} />}
      <section class="panel stack">
        <h2 class="panel__title">{m.questions}</h2>
        <ol class="lobby__steps">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}
