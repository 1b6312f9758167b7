import { isDeepStrictEqual } from "node:util";
import type { Answer } from "./adapter.ts";
import { ADAPTERS } from "./adapters/registry.ts";
import { runSchedulerCase } from "./adapters/scheduler.ts";
import type { CaseFile, ConformanceCase } from "./case-file.ts";

/** Missing `failure`: the engine does what upstream does. Else what was expected, and what it did, in one line. */
export interface CaseResult {
  readonly id: string;
  readonly name: string;
  readonly failure?: string;
}

/** Runs one case of a file against the engine. Never throws. */
export function runCase(file: CaseFile, one: ConformanceCase): CaseResult {
  const { id, name } = one;
  const failure = failureOf(file, one);
  return failure === undefined ? { id, name } : { id, name, failure };
}

function failureOf(file: CaseFile, one: ConformanceCase): string | undefined {
  const answer = answerOf(file, one);
  if ("reason" in answer) return answer.reason;
  const agrees = answer.agrees ?? contains(answer.got, one.expect);
  return agrees ? undefined : `expected ${line(one.expect)}, got ${line(answer.got)}`;
}

function answerOf(file: CaseFile, one: ConformanceCase): Answer {
  try {
    if (one.fn === undefined) return runSchedulerCase(file, one);
    const adapter = Object.hasOwn(ADAPTERS, one.fn) ? ADAPTERS[one.fn] : undefined;
    return adapter ? adapter.run(one["input"], one.expect) : { reason: `unknown fn ${line(one.fn)}` };
  } catch (error) {
    return {
      reason: `threw ${error instanceof Error ? error.stack?.split("\n", 2).join(" ") : String(error)}`,
    };
  }
}

/** Whether everything that is expected is there. Only what a case gives is compared; null stands for "not set". */
function contains(
  got: Readonly<Record<string, unknown>>,
  expect: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(expect).every(([field, value]) => isDeepStrictEqual(got[field] ?? null, value));
}

const line = (value: unknown): string => JSON.stringify(value) ?? "undefined";

/** The line that the command prints for a failing case. */
export const failureLine = ({ id, name, failure }: CaseResult): string => `FAIL ${id} ${name}: ${failure}`;
