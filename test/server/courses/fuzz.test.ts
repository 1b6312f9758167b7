import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCourseFile } from "../../../server/courses/read-file.ts";
import { EXAMPLE_FILE } from "../../../server/http/courses.ts";
import { tryChapter } from "../../../shared/live/trial.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";

const EXAMPLE = readFileSync(EXAMPLE_FILE, "utf8");
const MANGLED = 120;
const TICKS = 40;

const JUNK = [
  "0",
  "-1",
  "1e999",
  ".nan",
  "null",
  "[]",
  "{}",
  "'",
  "&a",
  "*a",
  "!!x",
  "~",
  "\t",
  "999999999",
  "0.5",
];

/** The example with some of its values, lines and characters changed. */
function mangled(rng: Rng): string {
  const lines = EXAMPLE.split("\n");
  for (let i = 0; i <= rng.below(4); i++) {
    const at = rng.below(lines.length);
    const line = lines[at] ?? "";
    const ways = [
      () => lines.splice(at, 1),
      () => lines.splice(at, 0, lines[rng.below(lines.length)] ?? ""),
      () => lines.splice(at, 1, line.replace(/: .*$/, `: ${rng.pick(JUNK)}`)),
      () => lines.splice(at, 1, line.replace(/\d+/, String(rng.below(10_000)))),
      () => lines.splice(at, 1, line.slice(0, rng.below(line.length + 1))),
    ];
    rng.pick(ways)();
  }
  return lines.join("\n");
}

test("whatever is done to a course file, it is refused or can be played", () => {
  const rng = new Rng(seedRng("mangled courses"));
  let played = 0;
  let refused = 0;
  for (let i = 0; i < MANGLED; i++) {
    const text = mangled(rng);
    const read = readCourseFile(text, "mangled.yaml");
    if (!read.ok) {
      refused += 1;
      expect(read.refusal.length).toBeGreaterThan(0);
      for (const { line, column } of read.refusal) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(text.split("\n").length);
        expect(column).toBeGreaterThanOrEqual(1);
      }
      continue;
    }
    for (const chapter of read.value.chapters) {
      if (read.value.words?.chapters[chapter.id] === undefined) continue;
      played += 1;
      const trial = tryChapter(chapter);
      for (let tick = 0; tick < TICKS && !trial.next().done; tick++);
    }
  }
  // The test is of no use when one of them hardly happens.
  expect(refused).toBeGreaterThan(MANGLED / 4);
  expect(played).toBeGreaterThan(MANGLED / 20);
});
