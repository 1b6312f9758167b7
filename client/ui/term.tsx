import { signal } from "@preact/signals";
import type { Messages } from "../i18n/en.ts";
import { t } from "../i18n/i18n.ts";
import { Dialog } from "./dialog.tsx";

export type TermName = keyof Messages["terms"];

const explained = signal<TermName | undefined>(undefined);

/** A Kubernetes word that explains itself in one sentence when pressed. `children` replaces the word that is shown. */
export function Term({ name, children }: { name: TermName; children?: string }) {
  const [word] = t().terms[name];
  return (
    <button
      type="button"
      class="term"
      aria-haspopup="dialog"
      onClick={() => {
        explained.value = name;
      }}
    >
      {children ?? word}
    </button>
  );
}

/** Where the explanations appear; once in the page. */
export function TermDialog() {
  const name = explained.value;
  if (name === undefined) return null;
  const [word, sentence] = t().terms[name];
  return (
    <Dialog
      title={word}
      onClose={() => {
        explained.value = undefined;
      }}
    >
      <p class="term-sentence">{sentence}</p>
    </Dialog>
  );
}
