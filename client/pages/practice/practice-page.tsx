import "../play/play.css";
import "./practice.css";
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Chapter } from "../../../shared/chapters/framework.ts";
import { CHAPTERS } from "../../../shared/chapters/registry.ts";
import { PRACTICE_SEAT, recall, remember } from "../../app/storage.ts";
import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { chapterText, loadAllChapterTexts } from "../../i18n/chapter-text.ts";
import { loadAllLanguages, t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import type { PracticeSeat } from "../../practice/messages.ts";
import { PracticeSession, type PracticeWire, workerWire } from "../../practice/practice-session.ts";
import { loadBoard } from "../../ui/board-view.tsx";
import { SeatEmblem } from "../../ui/emblem.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Play } from "../play/play.tsx";

const FIRST_CHAPTER = "the-cluster";

/** Alone: choose a seat, then it is the same page as in a classroom. */
export function PracticePage() {
  const session = useSignal<Session | undefined>(undefined);
  // The worker is started before it is needed: its code has to be here when the network is not.
  const wire = useRef<PracticeWire | undefined>(undefined);
  useState(() => {
    wire.current = workerWire();
  });
  useEffect(() => {
    // All that a round needs is loaded now, so that the network may go away afterwards.
    loadAllChapterTexts();
    Promise.all([loadBoard(), loadAllLanguages()]).catch(() => undefined);
    return () => {
      session.peek()?.leave();
      wire.current?.close();
    };
  }, []);
  useEffect(() => {
    const rest = (): void => {
      const now = session.peek();
      if (document.hidden && now?.classroom.peek().beat === "play" && !now.classroom.peek().paused) {
        now.host({ type: "pause" }).catch(() => undefined);
      }
    };
    document.addEventListener("visibilitychange", rest);
    return () => document.removeEventListener("visibilitychange", rest);
  }, []);
  const begin = (chapter: string, seat: PracticeSeat): void => {
    remember(PRACTICE_SEAT, seat);
    const own = wire.current ?? workerWire();
    wire.current = undefined;
    session.value = new PracticeSession(own, chapter, seat, `practice ${Date.now()}`);
  };
  if (session.value !== undefined) return <Running session={session.value} />;
  return <ChooseSeat onChoose={begin} />;
}

function Running({ session }: { session: Session }) {
  const state = session.connection.value;
  if (state === "connecting") {
    return (
      <main class="waiting" id="main">
        <p class="waiting__word" role="status">
          {t().practice.starting}
        </p>
      </main>
    );
  }
  return <Play session={session} isPractice />;
}

/** The seats of a chapter that somebody alone can take: bots have the others. */
function seatsOf({ era, seats }: Chapter): readonly { seat: PracticeSeat; name: string; words: string }[] {
  const m = t().practice;
  if (era) return [{ seat: "node", name: t().seats.server(""), words: m.server }];
  const node = { seat: "node", name: t().terms.node[0], words: m.node } as const;
  const controlPlane = {
    seat: "control-plane",
    name: t().seats.controlPlane,
    words: m.controlPlane,
  } as const;
  return seats.withoutControlPlane ? [node] : [controlPlane, node];
}

function ChooseSeat({ onChoose }: { onChoose(chapter: string, seat: PracticeSeat): void }) {
  const m = t().practice;
  const id = useSignal(FIRST_CHAPTER);
  const chapter = CHAPTERS.find((one) => one.id === id.value) ?? CHAPTERS[0];
  if (chapter === undefined) return null;
  const last = recall(PRACTICE_SEAT);
  return (
    <main class="practice" id="main">
      <HarbourBackdrop />
      <PageHead withSound />
      <h1>{m.title}</h1>
      <p class="practice__lead">{m.lead}</p>
      <ChapterChoice id={id} />
      <h2>{m.choose}</h2>
      <div class="practice__seats">
        {seatsOf(chapter).map(({ seat, name, words }) => (
          <button
            key={seat}
            type="button"
            class="panel practice__seat"
            data-seat={seat}
            data-last={last === seat}
            onClick={() => onChoose(chapter.id, seat)}
          >
            <SeatEmblem role={seat} />
            <strong class="practice__name">{name}</strong>
            <span>{words}</span>
          </button>
        ))}
      </div>
    </main>
  );
}

/** Every chapter can be played alone. What it teaches stands below its name. */
function ChapterChoice({ id }: { id: Signal<string> }) {
  const m = t().practice;
  return (
    <div class="panel field practice__chapter">
      <label for="practice-chapter">{m.chapter}</label>
      <select
        id="practice-chapter"
        class="input"
        value={id.value}
        aria-describedby="practice-idea"
        onChange={(event) => {
          id.value = event.currentTarget.value;
        }}
      >
        {CHAPTERS.map((chapter) => (
          <option key={chapter.id} value={chapter.id}>
            {m.chapterNumber(chapter.number)} {chapterText(chapter.id)?.title ?? chapter.id}
          </option>
        ))}
      </select>
      <p id="practice-idea" class="practice__idea">
        {chapterText(id.value)?.idea ?? ""}
      </p>
    </div>
  );
}
