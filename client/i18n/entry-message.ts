import { t } from "./i18n.ts";

/** The sentence for a reason why nobody gets in; a code that this page does not know is an error of ours. */
export function entryMessage(code: string): string {
  const sentences: Readonly<Record<string, string>> = t().entry;
  return sentences[code] ?? t().entry.Unexpected;
}
