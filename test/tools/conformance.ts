/**
 * `npm run conformance -- PATH...`: runs files of conformance cases, or folders of them, against the engine. A line for each
 * failing case, last `N passed, M failed`; the exit code is 1 when anything failed. Without a path: the repository's own cases.
 */
import { join } from "node:path";
import { loadCaseFiles } from "../conformance/case-file.ts";
import { failureLine, runCase } from "../conformance/runner.ts";

const OWN_CASES = join(import.meta.dirname, "../conformance/cases");

function main(paths: readonly string[]): number {
  let passed = 0;
  let failed = 0;
  for (const loaded of loadCaseFiles(paths)) {
    if ("problem" in loaded) {
      console.log(`FAIL ${loaded.path}: ${loaded.problem}`);
      failed++;
      continue;
    }
    for (const one of loaded.file.cases) {
      const result = runCase(loaded.file, one);
      if (result.failure === undefined) {
        passed++;
      } else {
        console.log(failureLine(result));
        failed++;
      }
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const given = process.argv.slice(2);
process.exitCode = main(given.length > 0 ? given : [OWN_CASES]);
