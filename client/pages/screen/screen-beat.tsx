import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { StoryCard } from "../../ui/story-card.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { JoinCorner } from "./join-corner.tsx";
import { ScreenLobby } from "./screen-lobby.tsx";
import { ScreenPlay } from "./screen-play.tsx";
import { ScreenPoll, ScreenQuiz } from "./screen-quiz.tsx";
import { ScreenDebrief, ScreenLookback } from "./screen-report.tsx";

/** What the projector shows in each beat. */
export function ScreenBeat({ session, code, url }: { session: Session; code: string; url: string }) {
  const { beat } = session.classroom.value;
  switch (beat) {
    case "quiz":
    case "quiz-again":
      return <ScreenQuiz key={beat} session={session} code={code} url={url} />;
    case "lobby":
      return <ScreenLobby session={session} code={code} url={url} />;
    case "story":
      return <ScreenStory session={session} code={code} url={url} />;
    case "countdown":
      return <ScreenCountdown session={session} />;
    case "play":
      return <ScreenPlay session={session} code={code} url={url} />;
    case "lookback":
      return <ScreenLookback session={session} />;
    case "debrief":
      return <ScreenDebrief session={session} />;
  }
}

function ScreenStory({ session, code, url }: { session: Session; code: string; url: string }) {
  const classroom = session.classroom.value;
  const text = chapterText(classroom.chapter);
  const players = session.participants.value.filter(({ role }) => role === "player");
  const ready = players.filter((person) => person.ready).length;
  return (
    <div class="screen-story">
      {text && <StoryCard classroom={classroom} text={text} />}
      <ScreenPoll session={session} />
      <footer class="screen-foot">
        <p>{t().lobby.readyCount(ready, players.length)}</p>
        <JoinCorner code={code} url={url} />
      </footer>
    </div>
  );
}

function ScreenCountdown({ session }: { session: Session }) {
  const classroom = session.classroom.value;
  const left = useCountdown(classroom.beatLeftMs, !classroom.paused, classroom);
  return (
    <div class="screen-countdown">
      <h1 class="overline">{t().countdown.startsIn}</h1>
      <p class="screen-countdown__number" data-go={left === 0} key={left}>
        {left > 0 ? left : t().countdown.go}
      </p>
      <p>{chapterText(classroom.chapter)?.idea}</p>
    </div>
  );
}
