import type { Expectation, ExpectationCode } from "./expectations.ts";

/** The sentence of an expectation; `p` reads its parameters. */
export type ExpectationTexts = Readonly<Record<ExpectationCode, (p: (name: string) => string) => string>>;

/** What was expected, in the language of the sentences. */
export const expectationText = (texts: ExpectationTexts, { code, params }: Expectation): string =>
  texts[code]((name) => String(params[name] ?? ""));
