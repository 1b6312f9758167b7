import { TEXT_ROLES } from "../framework.ts";
import type { OwnChapter, OwnCourse } from "./chapter-schema.ts";
import { type CourseWords, eachRole, type OwnText } from "./course-words.ts";
import { momentId } from "./make-chapter.ts";
import { type InLanguages, TEXT_LOCALES, type TextLocale } from "./values.ts";

/** The words of a course that somebody wrote. */
export function courseWords({ title, audience }: OwnCourse, chapters: readonly OwnChapter[]): CourseWords {
  return {
    title,
    ...(audience && { audience }),
    chapters: Object.fromEntries(
      chapters.map((chapter) => [chapter.id, eachLocale((to) => textOf(chapter, to))]),
    ),
  };
}

function textOf(
  { title, idea, story, timeline, roles, lookback, questions }: OwnChapter,
  to: TextLocale,
): OwnText {
  const { did, called, kubectl, yaml } = lookback;
  return {
    title: title[to],
    idea: idea[to],
    story: three(story[to]),
    moments: Object.fromEntries(
      timeline.flatMap(({ at, say }) => (say === undefined ? [] : [[momentId(at), say[to]]])),
    ),
    seats: eachRole((role) => {
      const { job, steps } = roles[role] ?? {};
      return { ...(job && { job: job[to] }), ...(steps && { steps: steps[to] }) };
    }),
    hints: Object.fromEntries(
      TEXT_ROLES.flatMap((role) => {
        const hints = roles[role]?.hints;
        return hints === undefined ? [] : [[role, three(hints[to])]];
      }),
    ),
    lookback: {
      ...(did && { did: did[to] }),
      ...(called && { called: called[to] }),
      ...(kubectl !== undefined && { kubectl }),
      ...(yaml !== undefined && { yaml }),
    },
    ...(questions && { questions: three(questions[to]) }),
  };
}

/** The schema lets nothing pass that is not three. */
const three = ([a = "", b = "", c = ""]: readonly string[]): readonly [string, string, string] => [a, b, c];

const eachLocale = <T>(of: (locale: TextLocale) => T): InLanguages<T> =>
  // Every locale is in the list.
  Object.fromEntries(TEXT_LOCALES.map((locale) => [locale, of(locale)])) as InLanguages<T>;
