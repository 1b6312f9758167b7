import type { Expectation } from "../chapters/own/expectations.ts";
import type { InLanguages } from "../chapters/own/values.ts";

/** A course that can be opened, as `GET /api/courses` lists it. Words of our own courses are the client's. */
export interface CourseFacts {
  readonly id: string;
  /** About how long a session takes, from the first name to the last word. */
  readonly minutes: number;
  readonly chapters: readonly ChapterFacts[];
  /** Of a course that somebody wrote. */
  readonly title?: InLanguages<string>;
  readonly audience?: InLanguages<string>;
}

/** What is known of a chapter before a course is opened. */
export interface ChapterFacts {
  readonly id: string;
  /** Of a chapter that somebody wrote. */
  readonly title?: InLanguages<string>;
}

/**
 * Longest course file, in characters. Its words travel to every client, in the worst case in two copies of three bytes a
 * character: together with the largest classroom they have to fit the server's buffer (server/sync/buffer.ts).
 */
export const MAX_COURSE_CHARACTERS = 48 * 1024;

/** Something wrong in a course file. */
export interface CourseProblem {
  readonly file: string;
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** As in "chapters[0].apps[1].requests.cpu"; "" for the whole file. */
  readonly path: string;
  /** What stands there, shortened; "" where something is missing. */
  readonly found: string;
  readonly expected: Expectation;
  /** All of it as one English sentence, for whoever reads answers raw. */
  readonly message: string;
}

/** How a chapter of the file went when bots tried it. */
export interface ChapterTrial {
  readonly chapter: string;
  /** Share of requests that average players serve, in basis points. */
  readonly sliBp: number;
  readonly stars: number;
}

/** Answer of `POST /api/courses/check`. */
export type CourseCheck =
  | { readonly ok: true; readonly course: CourseFacts; readonly trials: readonly ChapterTrial[] }
  | { readonly ok: false; readonly problems: readonly CourseProblem[] };
