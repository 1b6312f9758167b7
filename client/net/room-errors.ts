import { ENTRY_REFUSALS } from "../../shared/protocol/entry.ts";
import type { Refusal } from "../../shared/util/result.ts";

/** The refusal in a rejected request, or that the answer did not come. */
export function refusalOfError(error: unknown): Refusal {
  if (error instanceof Error && error.name === "rejected" && "reason" in error) {
    // Our server's own refusals; anything else would be a bug of ours.
    return error.reason as Refusal;
  }
  return { code: error instanceof Error && "code" in error ? "Unexpected" : "Unanswered", params: {} };
}

/** The code with which nobody gets in, from what `joinById` threw. */
export function entryRefusalOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  const known = ENTRY_REFUSALS.find((code) => code === message);
  if (known) return known;
  // Colyseus' own 522: no such room (any more).
  return error instanceof Error && "code" in error && error.code === 522 ? "UnknownClassroom" : "Offline";
}
