import type { CallParam } from "../../shared/commands/calls.ts";
import type { RefusalParams } from "../../shared/util/result.ts";
import { shortPodName } from "../rules/pod-name.ts";
import { t } from "./i18n.ts";

/** What a call says. A name that is not chosen yet is a gap. */
export function callText(call: string, params: RefusalParams): string {
  const texts: Readonly<Record<string, (p: Readonly<Record<CallParam, string>>) => string>> = t().calls.texts;
  const name = (param: CallParam): string => {
    const value = params[param];
    return value === undefined ? "…" : String(value);
  };
  return texts[call]?.({ node: name("node"), pod: shortPodName(name("pod")), app: name("app") }) ?? call;
}
