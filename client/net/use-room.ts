import { computed, effect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { participantKeyOf, recall, remember } from "../app/storage.ts";
import { learnCourseWords } from "../i18n/chapter-text.ts";
import { locale } from "../i18n/i18n.ts";
import { EntryError } from "./api.ts";
import type { Session } from "./session.ts";

/** How far joining is. `code`: that of an `EntryError`. */
export type RoomState =
  | { readonly state: "connecting" }
  | { readonly state: "failed"; readonly code: string }
  | { readonly state: "joined"; readonly session: Session };

/** Who wants to join which classroom, and as what. */
export interface RoomWish {
  readonly code: string;
  readonly role: Session["role"];
  readonly nickname: string;
  readonly hostKey?: string | undefined;
}

/** Joins a classroom while a page is shown, with the key that this browser keeps for it, and leaves with the page. */
export function useRoom(wish: RoomWish, attempt = 0): RoomState {
  const [room, setRoom] = useState<RoomState>({ state: "connecting" });
  useEffect(() => {
    let session: Session | undefined;
    let isGone = false;
    let forget: (() => void) | undefined;
    setRoom({ state: "connecting" });
    join(wish).then(
      (joined) => {
        session = joined;
        if (isGone) joined.leave();
        else {
          forget = followWords(joined);
          setRoom({ state: "joined", session: joined });
        }
      },
      (error: unknown) => {
        const code = error instanceof EntryError ? error.code : "Offline";
        if (!isGone) setRoom({ state: "failed", code });
      },
    );
    return () => {
      isGone = true;
      forget?.();
      session?.leave();
    };
  }, [wish.code, wish.role, wish.hostKey, attempt]);
  return room;
}

/** A course may bring words of its own; they are the classroom's for as long as somebody is in it. */
function followWords(session: Session): () => void {
  // Of the row, which changes every second, only the words.
  const words = computed(() => session.classroom.value.words);
  const stop = effect(() => learnCourseWords(words.value));
  return () => {
    stop();
    learnCourseWords("");
  };
}

async function join(wish: RoomWish): Promise<Session> {
  const { joinClassroom } = await import("./room-session.ts");
  const keyName = participantKeyOf(`${wish.role}:${wish.code}`);
  return joinClassroom({
    code: wish.code,
    role: wish.role,
    nickname: wish.nickname,
    locale: locale.peek(),
    hostKey: wish.hostKey,
    participantKey: recall(keyName),
    onKey: (key) => remember(keyName, key),
  });
}
