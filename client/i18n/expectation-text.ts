import { signal } from "@preact/signals";
import type { Expectation } from "../../shared/chapters/own/expectations.ts";
import { type ExpectationTexts, expectationText } from "../../shared/chapters/own/problem-text.ts";
import type { Locale } from "../../shared/protocol/basics.ts";
import { locale } from "./i18n.ts";

/** Loaded when there is something wrong with a course file. */
const FILES = {
  en: () => import("../../shared/chapters/own/problem-text.en.ts"),
  ja: () => import("../../shared/chapters/own/problem-text.ja.ts"),
} as const satisfies Record<Locale, () => Promise<{ readonly EXPECTATION_TEXT: ExpectationTexts }>>;

const loaded = signal<Partial<Record<Locale, ExpectationTexts>>>({});
const asked = new Set<Locale>();

/** What was expected in a course file, in the reader's language; "" while the words are on the way. */
export function expectationMessage(expectation: Expectation): string {
  const language = locale.value;
  const texts = loaded.value[language];
  if (texts !== undefined) return expectationText(texts, expectation);
  load(language);
  return "";
}

function load(language: Locale): void {
  if (asked.has(language)) return;
  asked.add(language);
  FILES[language]().then(
    ({ EXPECTATION_TEXT }) => {
      loaded.value = { ...loaded.peek(), [language]: EXPECTATION_TEXT };
    },
    // Tried again when something asks the next time.
    () => asked.delete(language),
  );
}
