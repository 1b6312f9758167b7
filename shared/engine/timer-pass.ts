import { type ClusterDraft, timerKey } from "../model/cluster-draft.ts";
import { KEY_SEPARATOR } from "../util/table.ts";

/** Puts every key whose moment has come back into the work queue of its component. */
export function timerPass(draft: ClusterDraft): void {
  for (const [key] of draft.timers.entriesUpTo(timerKey(draft.now, "￿", ""))) {
    const [, component, work] = splitTimer(key);
    draft.timers.delete(key);
    draft.enqueue(component, work);
  }
}

/** A timer key's parts; the work key itself may contain separators. */
function splitTimer(key: string): [due: string, component: string, work: string] {
  const first = key.indexOf(KEY_SEPARATOR);
  const second = key.indexOf(KEY_SEPARATOR, first + 1);
  return [key.slice(0, first), key.slice(first + 1, second), key.slice(second + 1)];
}
