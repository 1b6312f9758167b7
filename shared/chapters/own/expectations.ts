import type { RefusalParams } from "../../util/result.ts";

/** Everything that may be expected in a course file. Each has a sentence in `problem-text.<locale>.ts`. */
export const EXPECTATIONS = [
  // Of a value.
  "Text",
  "Words",
  "Sentences",
  "Id",
  "AppName",
  "Whole",
  "Amount",
  "Duration",
  "Cpu",
  "Bytes",
  "Share",
  "Flag",
  "OneOf",
  "List",
  "Mapping",
  "Chapter",
  // Of how values go together.
  "KnownKey",
  "OneLanguage",
  "OneDeed",
  "Unused",
  "Rising",
  "InsideRound",
  "AtLeast",
  "FitsMachine",
  "FitsDisk",
  "FewerPods",
  "SomeDemand",
  "Scheduler",
  "OnlyWith",
  // Of the file.
  "Yaml",
  "NoAliases",
  "Size",
  "Depth",
  // Of playing it.
  "Playable",
] as const;
export type ExpectationCode = (typeof EXPECTATIONS)[number];

/** What was expected where something else was found. The sentence is the reader's language's business. */
export interface Expectation {
  readonly code: ExpectationCode;
  readonly params: RefusalParams;
}

/**
 * For zod's `error`: the expectation as text. Every value of the schema says with it what it wants, so that each way of
 * being wrong has the same answer.
 */
export const expects = (code: ExpectationCode, params: RefusalParams = {}): string =>
  JSON.stringify({ code, params } satisfies Expectation);

/** What an issue's message holds; every message in this folder is made by `expects`. */
export const expectationOf = (message: string): Expectation => JSON.parse(message) as Expectation;
