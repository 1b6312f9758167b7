import { signal } from "@preact/signals";
import type { ChapterText, TextRole } from "../../shared/chapters/framework.ts";
import type { SeatRole } from "../../shared/model/seat.ts";
import { LOCALES, type Locale } from "../../shared/protocol/basics.ts";
import { locale } from "./i18n.ts";

type Texts = Readonly<Record<string, ChapterText>>;

/** One chunk a language: the words of all chapters in it. */
const FILES = {
  en: () => import("../../shared/chapters/text/en.ts").then((file) => file.CHAPTER_TEXT),
  ja: () => import("../../shared/chapters/text/ja.ts").then((file) => file.CHAPTER_TEXT),
} as const satisfies Record<Locale, () => Promise<Texts>>;

const loaded = signal<Partial<Record<Locale, Texts>>>({});
const asked = new Set<Locale>();

/** The words of a chapter in the reader's language; undefined while they are on the way, or for a chapter of none. */
export function chapterText(chapter: string): ChapterText | undefined {
  const language = locale.value;
  const texts = loaded.value[language];
  if (texts === undefined) load(language);
  return texts?.[chapter];
}

/** Loads the words in every language, for when the network goes away. */
export const loadAllChapterTexts = (): void => {
  for (const language of LOCALES) load(language);
};

function load(language: Locale): void {
  if (asked.has(language)) return;
  asked.add(language);
  FILES[language]().then(
    (texts) => {
      loaded.value = { ...loaded.peek(), [language]: texts };
    },
    // Tried again when something asks the next time.
    () => asked.delete(language),
  );
}

/** Which words a seat reads. */
export function textRole(role: SeatRole): TextRole {
  return role === "scheduler" || role === "controller" || role === "node" ? role : "control-plane";
}
