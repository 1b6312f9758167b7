import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Course } from "../../shared/chapters/courses.ts";
import type { Log } from "../log.ts";
import { readCourseFile } from "./read-file.ts";

/**
 * The courses of a folder, in the order of their files' names. What cannot be read is left out and told in the log: one
 * broken file does not keep a server from starting.
 */
export function readCourseFolder(folder: string, log: Log): readonly Course[] {
  if (folder === "") return [];
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort();
  return files.flatMap((file) => {
    const read = readCourseFile(readFileSync(join(folder, file), "utf8"), file);
    if (read.ok) return [read.value];
    const problems = read.refusal.map(({ message }) => message);
    log.error({ file, problems }, "a course file is left out");
    return [];
  });
}
