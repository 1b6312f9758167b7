import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A case calls one function of the engine (`fn`), or it is a whole cluster for the scheduler. */
const conformanceCase = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  fn: z.string().min(1).optional(),
  expect: z.record(z.string(), z.unknown()),
});
export type ConformanceCase = z.infer<typeof conformanceCase>;

const caseFile = z.looseObject({
  schemaVersion: z.literal(1),
  /** The scheduler plugin that the file is about; a name of our own where it is about something else. */
  plugin: z.string().min(1),
  /** The scheduler plugins that take part; a case may have its own list. */
  profile: z.array(z.string()).optional(),
  cases: z.array(conformanceCase),
});
export type CaseFile = z.infer<typeof caseFile>;

/** A file that was read, or why it could not be. */
export type LoadedFile =
  | { readonly path: string; readonly file: CaseFile }
  | { readonly path: string; readonly problem: string };

/** The case files at some paths: a file as it is, a folder with all `.json` files in and below it, in order. */
export function loadCaseFiles(paths: readonly string[]): readonly LoadedFile[] {
  return paths
    .flatMap(findFiles)
    .map(({ path, problem }) => (problem === undefined ? loadFile(path) : { path, problem }));
}

interface Found {
  readonly path: string;
  readonly problem?: string;
}

function findFiles(path: string): readonly Found[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [{ path, problem: "no such file or folder" }];
  if (!stats.isDirectory()) return [{ path }];
  const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  if (names.length === 0) return [{ path, problem: "no case files in this folder" }];
  return names.sort().map((name) => ({ path: join(path, name) }));
}

function loadFile(path: string): LoadedFile {
  try {
    const parsed = caseFile.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? { path, file: parsed.data } : { path, problem: firstProblem(parsed.error) };
  } catch (error) {
    // Not JSON, or not readable: the message says which.
    return { path, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The first fault that zod found, with its place. */
export function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = issue?.path.join(".") ?? "";
  return place === "" ? (issue?.message ?? "malformed") : `${place}: ${issue?.message}`;
}
