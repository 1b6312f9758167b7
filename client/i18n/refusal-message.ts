import type { Refusal } from "../../shared/util/result.ts";
import { shortPodName } from "../rules/pod-name.ts";
import { reasonsOf } from "../rules/scheduling-reason.ts";
import { t } from "./i18n.ts";
import type { RefusalText } from "./message-types.ts";
import { reasonText } from "./reason-text.ts";

/** What a refusal says to a person: why, and what would help. */
export interface RefusalMessage {
  readonly why: string;
  readonly help: string;
}

/**
 * The words for a refusal; a code that this page does not know yet is shown as it is. `meaning` replaces what a
 * scheduling plugin said by what it means, where the caller knows more than the refusal does.
 */
export function refusalMessage({ code, params }: Refusal, meaning?: string): RefusalMessage {
  const texts: Readonly<Record<string, RefusalText>> = t().refusals;
  const { pod } = params;
  const [why, help] = texts[code]?.({
    ...params,
    ...(typeof pod === "string" && { pod: shortPodName(pod) }),
    meaning: meaning ?? meaningOf(params),
  }) ?? [t().unknownRefusal(code), ""];
  return { why, help };
}

/** What kube-scheduler's reason in a refusal means, without figures. */
function meaningOf({ plugin, reason }: Refusal["params"]): string {
  if (typeof plugin !== "string" || typeof reason !== "string") return "";
  const [first] = reasonsOf([{ node: "", plugin, code: "Unschedulable", reasons: [reason] }]);
  return first ? reasonText(first, undefined) : reason;
}
