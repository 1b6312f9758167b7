import { signal } from "@preact/signals";
import type { ChapterText, TextRole } from "../../shared/chapters/framework.ts";
import { type CourseWords, fillText, type GeneralText } from "../../shared/chapters/own/course-words.ts";
import type { SeatRole } from "../../shared/model/seat.ts";
import { locale } from "./i18n.ts";
import { textFiles } from "./text-files.ts";

interface Texts {
  readonly CHAPTER_TEXT: Readonly<Record<string, ChapterText>>;
  /** For what somebody left out of a chapter of their own. */
  readonly GENERAL_TEXT: GeneralText;
}

/** The words of all chapters. */
const CHAPTERS = textFiles<Texts>({
  en: () => import("../../shared/chapters/text/en.ts"),
  ja: () => import("../../shared/chapters/text/ja.ts"),
});

/** The words of the present classroom's course, where somebody wrote it. */
const own = signal<CourseWords | undefined>(undefined);

/** The words of a chapter in the reader's language; undefined while they are on the way, or for a chapter of none. */
export function chapterText(chapter: string): ChapterText | undefined {
  const language = locale.value;
  const texts = CHAPTERS.in(language);
  const written = own.value?.chapters[chapter]?.[language];
  if (written === undefined || texts === undefined) return texts?.CHAPTER_TEXT[chapter];
  return fillText(written, texts.GENERAL_TEXT);
}

/** Takes over the words of a classroom's course: `ClassroomRow.words`. */
export function learnCourseWords(words: string): void {
  // The server writes them from a file that it has checked.
  own.value = words === "" ? undefined : (JSON.parse(words) as CourseWords);
}

/** Loads the words in every language, for when the network goes away. */
export const loadAllChapterTexts = (): void => CHAPTERS.loadAll();

/** Which words a seat reads. */
export function textRole(role: SeatRole): TextRole {
  return role === "scheduler" || role === "controller" || role === "node" ? role : "control-plane";
}
