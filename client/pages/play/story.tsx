import { useComputed } from "@preact/signals";
import { chapterText } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { eraOf } from "../../rules/era-reader.ts";
import { ERA_WORDS } from "../../ui/era-words.ts";
import { Icon } from "../../ui/icon.tsx";
import { roundWords } from "../../ui/round-words.ts";
import { StoryCard } from "../../ui/story-card.tsx";
import { Words } from "../../ui/words.tsx";
import { meOf, mySeat } from "./my-seat.ts";
import { Poll } from "./poll.tsx";
import { SeatCard } from "./seat-card.tsx";

/** What the chapter is about, and which part of it is yours. */
export function Story({ session, isPractice }: { session: Session; isPractice: boolean }) {
  const m = t();
  const classroom = session.classroom.value;
  const text = chapterText(classroom.chapter);
  const era = eraOf(classroom);
  const seat = useComputed(() => mySeat(session)?.seat).value;
  const tools = useComputed(() => mySeat(session)?.team.round.tools ?? "").value;
  const isReady = useComputed(() => meOf(session)?.ready ?? false).value;
  const players = session.participants.value.filter(({ role }) => role === "player");
  const readyCount = players.filter(({ ready }) => ready).length;
  const setReady = (ready: boolean): void => {
    // When it does not arrive the button stays as it was, and the connection banner says why.
    session.me({ type: "ready", ready }).catch(() => undefined);
  };
  return (
    <div class="story-page">
      <Poll session={session} isPractice={isPractice} />
      {text && <StoryCard classroom={classroom} text={text} />}
      <div class="story-page__seat stack">
        <SeatCard seat={seat} text={text} classroom={classroom} />
        <Words names={era === undefined ? roundWords(tools) : ERA_WORDS[era.id]} />
        <button
          type="button"
          class={`button button--large button--wide${isReady ? "" : " button--primary"}`}
          aria-pressed={isPractice ? undefined : isReady}
          onClick={() => setReady(!isReady)}
        >
          {isReady && <Icon name="check" />}
          {isPractice ? m.practice.start : m.lobby.ready}
        </button>
        {!isPractice && (
          <div class="muted">
            <p role="status">{m.lobby.readyCount(readyCount, players.length)}</p>
            <p>{m.story.waitForHost}</p>
          </div>
        )}
      </div>
    </div>
  );
}
