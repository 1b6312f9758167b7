import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { useWakeLock } from "../../ui/use-wake-lock.ts";
import { Countdown } from "./countdown.tsx";
import { Lobby } from "./lobby.tsx";
import { Lookback } from "./lookback.tsx";
import { mySeat } from "./my-seat.ts";
import { PlayHead } from "./play-head.tsx";
import { Quiz } from "./quiz.tsx";
import { Round } from "./round.tsx";
import { SessionEnd } from "./session-end.tsx";
import { Story } from "./story.tsx";

/** What a player sees, beat by beat. In a classroom and alone: it cannot tell which. */
export function Play({ session, isPractice = false }: { session: Session; isPractice?: boolean }) {
  // Narrow views of what changes often, so that the whole page is drawn only when it has to be.
  const beat = useComputed(() => session.classroom.value.beat).value;
  const paused = useComputed(() => session.classroom.value.paused).value;
  const announcement = useComputed(() => session.classroom.value.announcement).value;
  useWakeLock(beat === "quiz" || beat === "story" || beat === "countdown" || beat === "play");
  useEffect(() => {
    // A new beat is a new page to whoever reads with a screen reader or a keyboard.
    document.getElementById("main")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [beat]);
  return (
    <div class="play" data-beat={beat} data-paused={paused}>
      <PlayHead session={session} isPractice={isPractice} />
      <ConnectionBanner session={session} />
      {announcement !== "" && (
        <p class="play__announcement" role="status">
          <span class="overline">{t().announcement}</span>
          <strong>{announcement}</strong>
        </p>
      )}
      <main class="play__main" id="main" tabIndex={-1} inert={paused}>
        <BeatView beat={beat} session={session} isPractice={isPractice} />
      </main>
      {paused && <Paused session={session} isPractice={isPractice} />}
    </div>
  );
}

function BeatView({ beat, session, isPractice }: { beat: string; session: Session; isPractice: boolean }) {
  switch (beat) {
    case "quiz":
    case "quiz-again":
      return <Quiz key={beat} session={session} />;
    case "story":
      return <Story session={session} isPractice={isPractice} />;
    case "countdown":
      return <Countdown session={session} />;
    case "play":
      return <Round session={session} />;
    case "lookback":
      return <Lookback session={session} isPractice={isPractice} />;
    case "debrief":
      return <SessionEnd session={session} />;
    default:
      return <Lobby session={session} />;
  }
}

function ConnectionBanner({ session }: { session: Session }) {
  if (session.connection.value !== "reconnecting") return null;
  const m = t().connection;
  const { beat, era } = session.classroom.value;
  const isNode = beat === "play" && era === "" && mySeat(session)?.seat?.nodeName !== undefined;
  return (
    <div class="play__lost panel panel--signal" role="alert">
      <strong>{m.reconnecting}</strong>
      <span>{m.reconnectingHelp}</span>
      {isNode && <span>{m.reconnectingNode}</span>}
    </div>
  );
}

function Paused({ session, isPractice }: { session: Session; isPractice: boolean }) {
  return (
    <div class="pause" role="status">
      <p class="pause__word">{t().pause.title}</p>
      <p>{t().pause.help}</p>
      {isPractice && (
        <button
          type="button"
          class="button button--primary button--large"
          onClick={() => session.host({ type: "resume" })}
        >
          {t().host.resume}
        </button>
      )}
    </div>
  );
}
