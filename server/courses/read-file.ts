import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { Course } from "../../shared/chapters/courses.ts";
import type { Expectation } from "../../shared/chapters/own/expectations.ts";
import { EXPECTATION_TEXT } from "../../shared/chapters/own/problem-text.en.ts";
import { expectationText } from "../../shared/chapters/own/problem-text.ts";
import { type Problem, readCourse } from "../../shared/chapters/own/read-course.ts";
import { type CourseProblem, MAX_COURSE_CHARACTERS } from "../../shared/protocol/courses.ts";
import { ok, type Result } from "../../shared/util/result.ts";

/** More problems than this with the YAML itself follow from the first ones. */
const MAX_UNREADABLE = 10;
/** Levels of brackets, far more than a course has: the parser calls itself for each. */
const MAX_DEPTH = 50;

/** A course from a file that somebody wrote, or everything that is wrong with it. Never throws. */
export function readCourseFile(text: string, file: string): Result<Course, readonly CourseProblem[]> {
  const source = new Source(file);
  if (text.length > MAX_COURSE_CHARACTERS) {
    return refused([
      source.problem(0, "", `${text.length}`, { code: "Size", params: { max: MAX_COURSE_CHARACTERS } }),
    ]);
  }
  if (isTooDeep(text)) return refused([source.problem(0, "", "", { code: "Depth", params: {} })]);
  try {
    const document = parseDocument(text, {
      lineCounter: source.lines,
      schema: "core",
      merge: false,
      stringKeys: true,
      resolveKnownTags: false,
      prettyErrors: false,
    });
    const unreadable = source.unreadable(document, text);
    if (unreadable.length > 0) return refused(unreadable);
    const course = readCourse(document.toJS());
    return course.ok
      ? ok(course.value)
      : refused(inOrder(course.refusal.map((problem) => source.locate(document, problem))));
  } catch (error) {
    // The parser calls itself for each level of nesting.
    if (!(error instanceof RangeError)) throw error;
    return refused([source.problem(0, "", "", { code: "Depth", params: {} })]);
  }
}

/** A problem that was found later in a file that can be read. */
export function problemAt(text: string, file: string, problem: Problem): CourseProblem {
  const source = new Source(file);
  return source.locate(parseDocument(text, { lineCounter: source.lines, schema: "core" }), problem);
}

/** As one reads. */
const inOrder = (problems: readonly CourseProblem[]): readonly CourseProblem[] =>
  problems.toSorted((a, b) => a.line - b.line || a.column - b.column);

const refused = (problems: readonly CourseProblem[]): Result<never, readonly CourseProblem[]> => ({
  ok: false,
  refusal: problems,
});

/** Counts brackets as if none stood in quotes, and dashes that open a list in a list. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return /(- ){50}/.test(text);
}

/** A file whose problems are told with their lines. */
class Source {
  readonly lines = new LineCounter();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** What keeps the file from being read as plain data. */
  unreadable(document: Document, text: string): readonly CourseProblem[] {
    const wrong = [...document.errors, ...document.warnings].map((error) => this.#syntax(error, text));
    visit(document, {
      Node: (_key, node: Node) => {
        const isAnchored = "anchor" in node && node.anchor !== undefined;
        if (!isAlias(node) && !isAnchored) return;
        const found = isAlias(node) ? `*${node.source}` : `&${String(node.anchor)}`;
        wrong.push(this.problem(startOf(node), "", found, { code: "NoAliases", params: {} }));
      },
    });
    return wrong.slice(0, MAX_UNREADABLE);
  }

  /** A problem with the place in the file that it is about: where something is missing, what it is missing from. */
  locate(document: Document, { path, isKey, found, expected }: Problem): CourseProblem {
    return this.problem(offsetOf(document.contents, path, isKey), nameOf(path), found, expected);
  }

  problem(offset: number, path: string, found: string, expected: Expectation): CourseProblem {
    const { line, col } = offset === 0 ? { line: 1, col: 1 } : this.lines.linePos(offset);
    const where = `${this.#file}:${line}:${col}${path === "" ? "" : ` ${path}`}`;
    const what = found === "" ? "something is missing" : `found ${found}`;
    const message = `${where}: ${what}; expected ${expectationText(EXPECTATION_TEXT, expected)}`;
    return { file: this.#file, line, column: col, path, found, expected, message };
  }

  #syntax({ code, pos }: YAMLError, text: string): CourseProblem {
    const end = text.indexOf("\n", pos[0]);
    const found = text.slice(pos[0], end < 0 ? undefined : end).trim();
    return this.problem(pos[0], "", found.slice(0, 60), { code: "Yaml", params: { reason: code } });
  }
}

/** Where a value stands, or its key; the nearest thing around it that is there. */
function offsetOf(contents: unknown, path: Problem["path"], isKey: boolean): number {
  let node: unknown = contents;
  let offset = startOf(node);
  for (const [depth, step] of path.entries()) {
    const inner = childOf(node, step);
    if (inner === undefined) break;
    const isLast = depth === path.length - 1;
    // Of a block that begins below its key, the key is what people look for.
    const wanted = isLast && (isKey || isBlock(inner.value)) ? (inner.key ?? inner.value) : inner.value;
    offset = isNode(wanted) && wanted.range ? startOf(wanted) : startOf(inner.key ?? inner.value);
    // Of something that lacks a part, the key is what people look for.
    if (!isLast && isNode(inner.key) && isMissing(inner.value, path[depth + 1])) offset = startOf(inner.key);
    node = inner.value;
  }
  return offset;
}

const isBlock = (node: unknown): boolean => (isMap(node) || isSeq(node)) && node.flow !== true;

const isMissing = (node: unknown, step: string | number | undefined): boolean =>
  step !== undefined && childOf(node, step) === undefined;

function childOf(
  node: unknown,
  step: string | number,
): { readonly key?: unknown; readonly value: unknown } | undefined {
  if (isMap(node)) {
    return node.items.find(
      (pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(step),
    );
  }
  if (!isSeq(node) || typeof step !== "number") return undefined;
  const value = node.items[step];
  return value === undefined ? undefined : { value };
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** As in "chapters[0].apps[1].name". */
const nameOf = (path: Problem["path"]): string =>
  path.map((step, i) => (typeof step === "number" ? `[${step}]` : `${i === 0 ? "" : "."}${step}`)).join("");
