import { batch, computed, signal } from "@preact/signals";
import { LOCALES, type Locale } from "../../shared/protocol/basics.ts";
import { LOCALE, recall, remember } from "../app/storage.ts";
import type { Messages } from "./en.ts";
import { makeFormat } from "./format.ts";

/** One chunk a language, so that a phone loads only its own. */
const CATALOGUES = {
  en: () => import("./en.ts").then((file) => file.en),
  ja: () => import("./ja.ts").then((file) => file.ja),
} as const satisfies Record<Locale, () => Promise<Messages>>;

const current = signal<Locale>("en");
// `startLanguage` fills it before anything is drawn.
const messages = signal({} as Messages);

/** The language that this person reads. Each person chooses for themself. */
export const locale = computed(() => current.value);
export const format = computed(() => makeFormat(current.value));

/** The words of the reader's language. Read while drawing, so that a switch of language draws again. */
export const t = (): Messages => messages.value;

/** Switches the language, here and in what this browser remembers. Without a network it may not be there: then not. */
export async function chooseLanguage(wanted: Locale): Promise<boolean> {
  try {
    await show(wanted);
  } catch {
    return false;
  }
  remember(LOCALE, wanted);
  return true;
}

/** Loads every language, for when the network goes away. */
export const loadAllLanguages = async (): Promise<void> => {
  await Promise.all(LOCALES.map((one) => CATALOGUES[one]()));
};

/** Loads the language that was chosen before, else the first of the browser's that we have. */
export async function startLanguage(): Promise<void> {
  await show(firstLanguage(recall(LOCALE), navigator.languages));
}

/** The language to begin with: what was chosen, else what the browser asks for, else English. */
export function firstLanguage(chosen: string | undefined, wished: readonly string[]): Locale {
  const known = (tag: string): Locale | undefined =>
    LOCALES.find((locale) => tag.toLowerCase().split("-")[0] === locale);
  for (const tag of chosen === undefined ? wished : [chosen, ...wished]) {
    const found = known(tag);
    if (found !== undefined) return found;
  }
  return "en";
}

async function show(wanted: Locale): Promise<void> {
  const catalogue = await CATALOGUES[wanted]();
  batch(() => {
    current.value = wanted;
    messages.value = catalogue;
  });
  document.documentElement.lang = wanted;
}
