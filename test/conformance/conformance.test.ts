import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCaseFiles } from "./case-file.ts";
import { runCase } from "./runner.ts";

const FOLDERS = ["cases", "further"].map((folder) => join(import.meta.dirname, folder));

for (const loaded of loadCaseFiles(FOLDERS)) {
  describe(loaded.path.split("/").slice(-2).join("/"), () => {
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
