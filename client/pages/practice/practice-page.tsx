import "../play/play.css";
import "./practice.css";
import { useSignal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { PRACTICE_SEAT, recall, remember } from "../../app/storage.ts";
import { HarbourBackdrop } from "../../art/backdrop.tsx";
import { loadAllChapterTexts } from "../../i18n/chapter-text.ts";
import { loadAllLanguages, t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import type { PracticeSeat } from "../../practice/messages.ts";
import { PracticeSession, type PracticeWire, workerWire } from "../../practice/practice-session.ts";
import { loadBoard } from "../../ui/board-view.tsx";
import { SeatEmblem } from "../../ui/emblem.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Play } from "../play/play.tsx";

const CHAPTER = "the-cluster";
const SEATS = ["control-plane", "node"] as const satisfies readonly PracticeSeat[];

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
  const begin = (seat: PracticeSeat): void => {
    remember(PRACTICE_SEAT, seat);
    const own = wire.current ?? workerWire();
    wire.current = undefined;
    session.value = new PracticeSession(own, CHAPTER, seat, `practice ${Date.now()}`);
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

function ChooseSeat({ onChoose }: { onChoose(seat: PracticeSeat): void }) {
  const m = t().practice;
  const words = { "control-plane": m.controlPlane, node: m.node };
  const names = { "control-plane": t().seats.controlPlane, node: t().terms.node[0] };
  const last = recall(PRACTICE_SEAT);
  return (
    <main class="practice" id="main">
      <HarbourBackdrop />
      <PageHead withSound />
      <h1>{m.title}</h1>
      <p class="muted">{m.lead}</p>
      <h2>{m.choose}</h2>
      <div class="practice__seats">
        {SEATS.map((seat) => (
          <button
            key={seat}
            type="button"
            class="panel practice__seat"
            data-seat={seat}
            data-last={last === seat}
            onClick={() => onChoose(seat)}
          >
            <SeatEmblem role={seat} />
            <strong class="practice__name">{names[seat]}</strong>
            <span>{words[seat]}</span>
          </button>
        ))}
      </div>
    </main>
  );
}
