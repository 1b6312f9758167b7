import { setImmediate } from "node:timers/promises";
import type { Course } from "../../shared/chapters/courses.ts";
import type { Chapter } from "../../shared/chapters/framework.ts";
import { type Trial, tryChapter } from "../../shared/live/trial.ts";
import type { ChapterTrial, CourseProblem } from "../../shared/protocol/courses.ts";
import { ok, type Result } from "../../shared/util/result.ts";
import { problemAt } from "./read-file.ts";

/** Work at a stretch, in milliseconds; rooms have their turn in between. */
const SLICE_MS = 5;
/** A chapter that takes longer than this to try is too heavy to be played live. */
const MAX_WORK_MS = 60_000;

/** Has bots play the chapters of a course that somebody wrote, to see that they can be played. */
export async function tryCourse(
  course: Course,
  text: string,
  file: string,
): Promise<Result<readonly ChapterTrial[], readonly CourseProblem[]>> {
  const trials: ChapterTrial[] = [];
  const problems: CourseProblem[] = [];
  for (const [i, chapter] of course.chapters.entries()) {
    if (course.words?.chapters[chapter.id] === undefined) continue;
    const tried = await tryInSlices(chapter);
    if (tried.ok) trials.push({ chapter: chapter.id, ...tried.value });
    else {
      const expected = { code: "Playable", params: { reason: tried.refusal } } as const;
      problems.push(
        problemAt(text, file, { path: ["chapters", i], isKey: false, found: chapter.id, expected }),
      );
    }
  }
  return problems.length === 0 ? ok(trials) : { ok: false, refusal: problems };
}

async function tryInSlices(chapter: Chapter): Promise<Result<Trial, string>> {
  let workMs = 0;
  try {
    const trial = tryChapter(chapter);
    for (;;) {
      const begin = performance.now();
      while (performance.now() - begin < SLICE_MS) {
        const { done, value } = trial.next();
        if (done) return ok(value);
      }
      workMs += performance.now() - begin;
      if (workMs > MAX_WORK_MS) return { ok: false, refusal: "it is too large" };
      await setImmediate();
    }
  } catch (error) {
    // Whatever our rules cannot play: that is what a trial is for.
    return { ok: false, refusal: error instanceof Error ? error.message.slice(0, 200) : "the rules broke" };
  }
}
