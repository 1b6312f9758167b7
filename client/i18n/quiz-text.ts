import { signal } from "@preact/signals";
import type { QuestionText } from "../../shared/chapters/question.ts";
import { LOCALES, type Locale } from "../../shared/protocol/basics.ts";
import type { QuestionRow } from "../../shared/protocol/classroom-view.ts";
import { chapterText } from "./chapter-text.ts";
import { locale } from "./i18n.ts";

type Texts = Readonly<Record<string, QuestionText>>;

/** One small chunk a language: only courses with a quiz need it. */
const FILES = {
  en: () => import("../../shared/chapters/text/quiz.en.ts").then((file) => file.QUIZ_TEXT),
  ja: () => import("../../shared/chapters/text/quiz.ja.ts").then((file) => file.QUIZ_TEXT),
} as const satisfies Record<Locale, () => Promise<Texts>>;

const loaded = signal<Partial<Record<Locale, Texts>>>({});
const asked = new Set<Locale>();

/** The words of what the room is asked, in the reader's language; undefined while they are on the way. */
export function questionText({ when, chapter, question }: QuestionRow): QuestionText | undefined {
  if (when === "poll") return chapterText(chapter)?.poll;
  const texts = loaded.value[locale.value];
  if (texts === undefined) for (const language of LOCALES) load(language);
  return texts?.[question];
}

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
