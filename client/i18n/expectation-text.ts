import type { Expectation } from "../../shared/chapters/own/expectations.ts";
import { type ExpectationTexts, expectationText } from "../../shared/chapters/own/problem-text.ts";
import { locale } from "./i18n.ts";
import { textFiles } from "./text-files.ts";

/** Loaded when there is something wrong with a course file. */
const EXPECTATIONS = textFiles<{ readonly EXPECTATION_TEXT: ExpectationTexts }>({
  en: () => import("../../shared/chapters/own/problem-text.en.ts"),
  ja: () => import("../../shared/chapters/own/problem-text.ja.ts"),
});

/** What was expected in a course file, in the reader's language; "" while the words are on the way. */
export function expectationMessage(expectation: Expectation): string {
  const texts = EXPECTATIONS.in(locale.value);
  return texts === undefined ? "" : expectationText(texts.EXPECTATION_TEXT, expectation);
}
