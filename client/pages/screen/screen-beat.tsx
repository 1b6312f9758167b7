import type { TeamRow } from "../../../shared/protocol/classroom-view.ts";
import { chapterText } from "../../i18n/chapter-text.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { LookbackCard } from "../../ui/lookback-card.tsx";
import { versusOf } from "../../rules/versus.ts";
import { Stars } from "../../ui/stars.tsx";
import { StoryCard } from "../../ui/story-card.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { VersusLine } from "../../ui/versus-panel.tsx";
import { JoinCorner } from "./join-corner.tsx";
import { ScreenLobby } from "./screen-lobby.tsx";
import { ScreenPlay } from "./screen-play.tsx";

/** What the projector shows in each beat. */
export function ScreenBeat({ session, code, url }: { session: Session; code: string; url: string }) {
  const { beat } = session.classroom.value;
  switch (beat) {
    case "lobby":
    case "quiz":
      return <ScreenLobby session={session} code={code} url={url} />;
    case "story":
      return <ScreenStory session={session} code={code} url={url} />;
    case "countdown":
      return <ScreenCountdown session={session} />;
    case "play":
      return <ScreenPlay session={session} code={code} url={url} />;
    case "lookback":
      return <ScreenLookback session={session} />;
    case "quiz-again":
    case "debrief":
      return <ScreenDebrief session={session} />;
  }
}

function ScreenStory({ session, code, url }: { session: Session; code: string; url: string }) {
  const { chapter, chapterIndex, chapterCount } = session.classroom.value;
  const text = chapterText(chapter);
  const players = session.participants.value.filter(({ role }) => role === "player");
  const ready = players.filter((person) => person.ready).length;
  return (
    <div class="screen-story">
      {text && (
        <StoryCard
          chapter={chapter}
          text={text}
          chapterNumber={chapterIndex + 1}
          chapterCount={chapterCount}
        />
      )}
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
      <p class="screen-countdown__number" key={left}>
        {left > 0 ? left : t().countdown.go}
      </p>
      <p>{chapterText(classroom.chapter)?.idea}</p>
    </div>
  );
}

function ScreenLookback({ session }: { session: Session }) {
  const { chapter } = session.classroom.value;
  const text = chapterText(chapter);
  return (
    <div class="screen-lookback" data-testid="lookback">
      <h1>{t().lookback.title}</h1>
      <TeamFigures session={session} />
      {text && <LookbackCard text={text} />}
    </div>
  );
}

function ScreenDebrief({ session }: { session: Session }) {
  const { chapter } = session.classroom.value;
  const questions = chapterText(chapter)?.questions ?? [];
  return (
    <div class="screen-lookback" data-testid="debrief">
      <h1>{t().debrief.title}</h1>
      <TeamFigures session={session} />
      <section class="stack">
        <h2 class="overline">{t().debrief.questions}</h2>
        <ol class="screen-questions">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}

/** Every team's figures, in the order of the teams: nobody is ranked. */
function TeamFigures({ session }: { session: Session }) {
  const { percent, number } = format.value;
  return (
    <ul class="screen-figures">
      {session.teams.value.map((team) => (
        <li key={team.id} class="panel">
          <h2>{team.name}</h2>
          <Stars count={team.round.stars} />
          <div class="figure">
            <span class="figure__value">{percent(team.round.sliBp)}</span>
            <span class="figure__label">
              {t().hud.served(number(team.round.served))}, {t().hud.failed(number(team.round.failed))}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
