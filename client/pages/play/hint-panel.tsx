import { useSignal } from "@preact/signals";
import type { RoundRow } from "../../../shared/projection/rows.ts";
import { chapterText, textRole } from "../../i18n/chapter-text.ts";
import { t } from "../../i18n/i18n.ts";
import { eraOf } from "../../rules/era-reader.ts";
import { ERA_WORDS } from "../../ui/era-words.ts";
import { roundWords } from "../../ui/round-words.ts";
import type { TermName } from "../../ui/term.tsx";
import { Words } from "../../ui/words.tsx";
import type { Desk } from "./placing.ts";

const EVERYBODYS_WORDS = [
  "kubernetes",
  "cluster",
  "controlPlane",
  "node",
  "pod",
  "container",
  "image",
] as const;
const NODE_WORDS = [
  ...EVERYBODYS_WORDS,
  "layer",
  "registry",
  "kubelet",
  "limit",
  "oomKilled",
  "crashLoop",
  "drain",
  "slo",
] as const satisfies readonly TermName[];
const CONTROL_PLANE_WORDS = [
  ...EVERYBODYS_WORDS,
  "scheduler",
  "request",
  "deployment",
  "replica",
  "taint",
  "evict",
  "slo",
] as const satisfies readonly TermName[];

/** Somebody who only tries their hands is not told of all that can go wrong. */
function wordsFor(isNode: boolean, { unscored, tools }: RoundRow): readonly TermName[] {
  if (unscored) return EVERYBODYS_WORDS;
  return [...new Set([...roundWords(tools), ...(isNode ? NODE_WORDS : CONTROL_PLANE_WORDS)])];
}

/** The job once more, and hints in three steps, for whoever asks. */
export function HintPanel({ desk }: { desk: Desk }) {
  const m = t();
  const shown = useSignal(0);
  const text = chapterText(desk.session.classroom.value.chapter);
  const era = eraOf(desk.session.classroom.value);
  if (text === undefined) return null;
  const role = textRole(desk.placing.seat.role);
  const { job, steps } = text.seats[role];
  const hints = text.hints[role];
  return (
    <div class="hints stack">
      <p>{job}</p>
      <ol class="seat-card__steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {hints.slice(0, shown.value).map((hint) => (
        <p key={hint} class="hints__one">
          <span class="overline">{m.story.hint}</span> {hint}
        </p>
      ))}
      {shown.value < hints.length && (
        <button
          type="button"
          class="button"
          onClick={() => {
            shown.value += 1;
          }}
        >
          {m.story.nextHint}
        </button>
      )}
      <Words names={era ? ERA_WORDS[era.id] : wordsFor(role === "node", desk.store.round)} />
    </div>
  );
}
