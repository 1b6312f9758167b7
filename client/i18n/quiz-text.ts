import type { QuestionText } from "../../shared/chapters/question.ts";
import type { QuestionRow } from "../../shared/protocol/classroom-view.ts";
import { chapterText } from "./chapter-text.ts";
import { locale } from "./i18n.ts";
import { textFiles } from "./text-files.ts";

/** Small: only courses with a quiz need it. */
const QUIZ = textFiles<Readonly<Record<string, QuestionText>>>({
  en: () => import("../../shared/chapters/text/quiz.en.ts").then((file) => file.QUIZ_TEXT),
  ja: () => import("../../shared/chapters/text/quiz.ja.ts").then((file) => file.QUIZ_TEXT),
});

/** The words of what the room is asked, in the reader's language; undefined while they are on the way. */
export function questionText({ when, chapter, question }: QuestionRow): QuestionText | undefined {
  if (when === "poll") return chapterText(chapter)?.poll;
  const texts = QUIZ.in(locale.value);
  if (texts === undefined) QUIZ.loadAll();
  return texts?.[question];
}
