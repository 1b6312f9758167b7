import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCaseFiles } from "./case-file.ts";
import { runCase } from "./runner.ts";

for (const loaded of loadCaseFiles([join(import.meta.dirname, "cases")])) {
  describe(loaded.path.slice(loaded.path.lastIndexOf("/") + 1), () => {
    if ("problem" in loaded) {
      test("can be read", () => {
        expect(loaded.problem).toBeUndefined();
      });
      return;
    }
    test.each(loaded.file.cases)("$id $name", (one) => {
      expect(runCase(loaded.file, one).failure).toBeUndefined();
    });
  });
}
