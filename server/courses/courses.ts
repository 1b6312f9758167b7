import { COURSES, type Course } from "../../shared/chapters/courses.ts";
import type { ChapterTrial, CourseProblem } from "../../shared/protocol/courses.ts";
import { ok, type Result } from "../../shared/util/result.ts";
import { readCourseFile } from "./read-file.ts";
import { tryCourse } from "./try-course.ts";

/** Course files that wait to be tried; more are refused. */
const MAX_WAITING = 20;
/** Files that were found to be fine and are remembered: whoever opens a classroom has checked the file a moment before. */
const MAX_REMEMBERED = 50;

/** A course file that was read and tried. */
export interface CheckedCourse {
  readonly course: Course;
  readonly trials: readonly ChapterTrial[];
}
type Check = Result<CheckedCourse, readonly CourseProblem[]>;

/** The courses that can be opened here, and the check of those that somebody brings. */
export class Courses {
  /** Ours first. */
  readonly all: readonly Course[];
  /** By the text of the file, the oldest first. */
  readonly #fine = new Map<string, CheckedCourse>();
  /** One file at a time is tried: rooms come first. */
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** With courses of the server's owner; one whose id is taken already is left out. */
  constructor(added: readonly Course[]) {
    const ids = new Set<string>();
    this.all = [...COURSES, ...added].filter(({ id }) => !ids.has(id) && ids.add(id));
  }

  byId(id: string): Course | undefined {
    return this.all.find((course) => course.id === id);
  }

  /** Reads a course file and has bots play its own chapters; undefined when too many wait already. */
  check(text: string, file: string): Promise<Check> | undefined {
    const known = this.#fine.get(text);
    if (known !== undefined) return Promise.resolve(ok(known));
    if (this.#waiting >= MAX_WAITING) return undefined;
    this.#waiting += 1;
    const check = this.#last
      .then(() => checkNow(text, file))
      .finally(() => {
        this.#waiting -= 1;
      });
    this.#last = check.then(
      (done) => done.ok && this.#remember(text, done.value),
      () => undefined,
    );
    return check;
  }

  #remember(text: string, checked: CheckedCourse): void {
    this.#fine.set(text, checked);
    const [oldest] = this.#fine.keys();
    if (this.#fine.size > MAX_REMEMBERED && oldest !== undefined) this.#fine.delete(oldest);
  }
}

async function checkNow(text: string, file: string): Promise<Check> {
  const read = readCourseFile(text, file);
  if (!read.ok) return read;
  const tried = await tryCourse(read.value, text, file);
  return tried.ok ? ok({ course: read.value, trials: tried.value }) : tried;
}
