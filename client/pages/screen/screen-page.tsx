import "./screen.css";
import { Waiting } from "../../app/lazy.tsx";
import { hostKeyOf, recall } from "../../app/storage.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { useJoinUrl } from "../../net/use-facts.ts";
import { useRoom } from "../../net/use-room.ts";
import { EntryProblem, SessionEnded } from "../../ui/entry-problem.tsx";
import { ScreenBeat } from "./screen-beat.tsx";

/** The projector: no controls, readable from the back row. */
export function ScreenPage({ code }: { code: string }) {
  // Opened from the host's desk it sees the inside of all machines; on any other computer only what everybody may.
  const hostKey = recall(hostKeyOf(code));
  const room = useRoom({ code, role: "screen", nickname: "", hostKey });
  if (room.state === "failed") return <EntryProblem code={room.code} classroom={code} />;
  if (room.state === "connecting") return <Waiting word={t().connection.connecting} />;
  return <Projector session={room.session} code={code} />;
}

function Projector({ session, code }: { session: Session; code: string }) {
  const url = useJoinUrl(code);
  if (session.connection.value === "ended") return <SessionEnded session={session} code={code} />;
  const { paused, announcement } = session.classroom.value;
  return (
    <main class="projector" id="main" data-paused={paused}>
      <ScreenBeat session={session} code={code} url={url} />
      {announcement !== "" && (
        <p class="projector__announcement" role="status">
          {announcement}
        </p>
      )}
      {session.connection.value === "reconnecting" && (
        <p class="projector__lost" role="alert">
          {t().connection.reconnecting}
        </p>
      )}
      {paused && (
        <div class="pause" role="status">
          <p class="pause__word">{t().pause.title}</p>
        </div>
      )}
    </main>
  );
}
