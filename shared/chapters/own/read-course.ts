import type { z } from "zod";
import { nearest } from "../../util/nearest.ts";
import { ok, type Result } from "../../util/result.ts";
import type { Course } from "../courses.ts";
import type { Chapter } from "../framework.ts";
import { CHAPTERS, chapterById } from "../registry.ts";
import { type OwnChapter, ownChapterSchema, ownCourseSchema } from "./chapter-schema.ts";
import { type Expectation, expectationOf } from "./expectations.ts";
import { makeChapter } from "./make-chapter.ts";
import { courseWords } from "./make-words.ts";
import { misfitsOf } from "./misfits.ts";

type Path = readonly (string | number)[];

/** Something wrong in what somebody wrote, and where. */
export interface Problem {
  readonly path: Path;
  /** It is about the key and not about what stands behind it. */
  readonly isKey: boolean;
  /** What stands there, shortened; "" where nothing does. */
  readonly found: string;
  readonly expected: Expectation;
}

/** More problems than this help nobody. */
const MAX_PROBLEMS = 50;
/** Longest piece of what was found that is told. */
const MAX_FOUND = 60;

/**
 * A course from plain data that somebody wrote, or everything that is wrong with it. Pure; costs grow with the data only.
 * Whether its chapters can be played is for a trial to find out.
 */
export function readCourse(data: unknown): Result<Course, readonly Problem[]> {
  const problems: Problem[] = [];
  const course = parse(ownCourseSchema, data, [], data, problems);
  const own: OwnChapter[] = [];
  const chapters = itemsOf(data).flatMap((item, i): readonly Chapter[] => {
    const path: Path = ["chapters", i];
    if (typeof item === "string") return ourChapter(item, path, problems);
    const chapter = parse(ownChapterSchema, item, path, data, problems);
    if (chapter === undefined) return [];
    problems.push(
      ...[...misfitsOf(chapter), ...ofId(chapter.id, own)].map((misfit) => toProblem(misfit, path, data)),
    );
    own.push(chapter);
    return problems.length === 0 ? [makeChapter(chapter)] : [];
  });
  if (course === undefined || problems.length > 0) {
    return { ok: false, refusal: problems.slice(0, MAX_PROBLEMS) };
  }
  return ok({ id: course.id, chapters, words: courseWords(course, own) });
}

function ourChapter(id: string, path: Path, problems: Problem[]): readonly Chapter[] {
  const chapter = chapterById(id);
  if (chapter !== undefined) return [chapter];
  const ids = CHAPTERS.map((one) => one.id);
  const expected: Expectation = { code: "Chapter", params: { values: ids.join(", "), ...meant(id, ids) } };
  problems.push({ path, isKey: false, found: shown(id), expected });
  return [];
}

const ofId = (id: string, others: readonly OwnChapter[]) =>
  chapterById(id) === undefined && others.every((other) => other.id !== id)
    ? []
    : [{ path: ["id"], expected: { code: "Unused", params: {} } } as const];

const toProblem = (
  { path, expected }: { readonly path: Path; readonly expected: Expectation },
  at: Path,
  data: unknown,
): Problem => {
  const whole = [...at, ...path];
  return { path: whole, isKey: false, found: shown(valueAt(data, whole)), expected };
};

function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  path: Path,
  data: unknown,
  problems: Problem[],
): z.output<S> | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const found = parsed.error.issues.flatMap((issue) => problemsOf(issue, path, data));
  // One value can be wrong in several ways of the same name.
  const seen = new Set<string>();
  for (const problem of found) {
    const key = JSON.stringify([problem.path, problem.expected.code]);
    if (!seen.has(key)) problems.push(problem);
    seen.add(key);
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, at: Path, data: unknown): readonly Problem[] {
  // Keys of what was parsed from text are never symbols.
  const path: Path = [...at, ...(issue.path as (string | number)[])];
  if (issue.code === "unrecognized_keys") {
    const { keys: known } = expectationOf(issue.message).params;
    return issue.keys.map((key) => unknownKey(path, key, String(known)));
  }
  if (issue.code === "invalid_union") {
    const deeper = deeperBranch(issue.errors);
    if (deeper !== undefined) return deeper.flatMap((inner) => problemsOf(inner, path, data));
  }
  const value = valueAt(data, path);
  const expected = expectationOf(issue.message);
  const values = expected.code === "OneOf" && typeof value === "string" ? listOf(expected) : [];
  const params = { ...expected.params, ...(typeof value === "string" && meant(value, values)) };
  return [{ path, isKey: false, found: shown(value), expected: { ...expected, params } }];
}

/** Of the ways that a value may be written, the one that it was meant as: the others fail at the value itself. */
const deeperBranch = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  branches.find((issues) =>
    issues.every(({ code, path }) => path.length > 0 || code === "unrecognized_keys" || code === "custom"),
  );

function unknownKey(path: Path, key: string, known: string): Problem {
  const keys = known.split(", ");
  return {
    path: [...path, key],
    isKey: true,
    found: shown(key),
    expected: { code: "KnownKey", params: { values: known, ...meant(key, keys) } },
  };
}

const listOf = ({ params }: Expectation): readonly string[] => String(params["values"] ?? "").split(", ");

function meant(word: string, candidates: readonly string[]): { readonly meant?: string } {
  const found = nearest(word, candidates);
  return found === undefined ? {} : { meant: found };
}

function itemsOf(data: unknown): readonly unknown[] {
  const items = valueAt(data, ["chapters"]);
  return Array.isArray(items) ? items.slice(0, 12) : [];
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    // Its own key, as was just seen.
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}

/** A value as it may be told: short, and without what is inside of it. */
function shown(value: unknown): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return `[${value.length}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.keys(value).join(", ").slice(0, MAX_FOUND)}}`;
  const text = String(value);
  return text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND)}…` : text;
}
