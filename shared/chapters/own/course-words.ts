import { type ChapterText, TEXT_ROLES, type TextRole } from "../framework.ts";
import type { InLanguages } from "./values.ts";

/** The words of a chapter that somebody wrote, in one language. What is missing is said in general words. */
export interface OwnText extends Pick<ChapterText, "title" | "idea" | "story" | "moments"> {
  readonly seats: Readonly<Partial<Record<TextRole, Partial<ChapterText["seats"][TextRole]>>>>;
  readonly hints: Readonly<Partial<ChapterText["hints"]>>;
  readonly lookback: Readonly<Partial<ChapterText["lookback"]>>;
  readonly questions?: ChapterText["questions"];
}

/** The words of a course that are not ours. They travel to the clients as JSON. */
export interface CourseWords {
  readonly title: InLanguages<string>;
  readonly audience?: InLanguages<string>;
  /** By the chapter's id. */
  readonly chapters: Readonly<Record<string, InLanguages<OwnText>>>;
}

/** The general words of a language, for what somebody did not write. */
export type GeneralText = Pick<ChapterText, "seats" | "hints" | "lookback" | "questions">;

/** A chapter's words, filled up with general ones. */
export const fillText = (own: OwnText, general: GeneralText): ChapterText => ({
  ...general,
  ...own,
  seats: eachRole((role) => ({ ...general.seats[role], ...own.seats[role] })),
  hints: { ...general.hints, ...own.hints },
  lookback: { ...general.lookback, ...own.lookback },
});

/** Something for every kind of seat that has words. */
export const eachRole = <T>(of: (role: TextRole) => T): Readonly<Record<TextRole, T>> =>
  // Every role is in the list.
  Object.fromEntries(TEXT_ROLES.map((role) => [role, of(role)])) as Record<TextRole, T>;
