import { signal } from "@preact/signals";
import { LOCALES, type Locale } from "../../shared/protocol/basics.ts";

/** Words that are loaded when somebody first asks for them: one chunk a language. */
export interface TextFiles<T> {
  /** The words in a language; undefined while they are on the way. Who reads it is drawn again when they arrive. */
  in(language: Locale): T | undefined;
  /** Loads every language, for when the network goes away. */
  loadAll(): void;
}

/** `files` import one chunk a language. What could not be loaded is tried again when something asks the next time. */
export function textFiles<T>(files: Readonly<Record<Locale, () => Promise<T>>>): TextFiles<T> {
  const loaded = signal<Partial<Record<Locale, T>>>({});
  const asked = new Set<Locale>();
  const load = (language: Locale): void => {
    if (asked.has(language)) return;
    asked.add(language);
    files[language]().then(
      (texts) => {
        loaded.value = { ...loaded.peek(), [language]: texts };
      },
      () => asked.delete(language),
    );
  };
  return {
    in(language) {
      const texts = loaded.value[language];
      if (texts === undefined) load(language);
      return texts;
    },
    loadAll() {
      for (const language of LOCALES) load(language);
    },
  };
}
