import { useSignal } from "@preact/signals";
import type { Command } from "../../../../../shared/commands/registry.ts";
import { t } from "../../../../i18n/i18n.ts";
import { refusalMessage } from "../../../../i18n/refusal-message.ts";
import { spoken } from "../../../../rules/kubectl.ts";
import type { Desk } from "../../placing.ts";

/** What the controls amount to, in kubectl's words and as YAML, why it cannot be done now, and the one tap that does it. */
export function Give({
  desk,
  command,
  label,
  image,
  isQuiet = false,
  isBlind = false,
}: {
  desk: Desk;
  command: Command;
  label: string;
  /** Of the app, for Pods that are made by hand. */
  image?: string;
  /** Not the first thing to do on this sheet. */
  isQuiet?: boolean;
  /** Rows do not tell enough to judge it beforehand. */
  isBlind?: boolean;
}) {
  const m = t().tools;
  const isUnderWay = useSignal(false);
  const words = spoken(command, image);
  const refusal = isBlind ? undefined : desk.placing.refusal(command);
  const isSo = refusal?.code === "NothingToChange" || refusal?.code === "ProfileUnchanged";
  const { why, help } = refusal === undefined || isSo ? { why: "", help: "" } : refusalMessage(refusal);
  const give = async (): Promise<void> => {
    isUnderWay.value = true;
    await (isBlind ? desk.placing.give(command) : desk.placing.declare(command));
    isUnderWay.value = false;
  };
  return (
    <div class="give" data-main={!isQuiet && !isSo}>
      {words && (
        <pre class="kubectl give__line" lang="en">
          $ {words.line}
        </pre>
      )}
      {words?.yaml && (
        <details class="give__yaml">
          <summary>{m.asYaml}</summary>
          <pre class="kubectl give__line" lang="en">
            {words.yaml}
          </pre>
        </details>
      )}
      {why !== "" && (
        <p class="give__problem" role="status">
          <strong>{why}</strong> {help}
        </p>
      )}
      <button
        type="button"
        class={`button button--wide give__do${isQuiet || isSo ? "" : " button--primary"}`}
        disabled={isSo}
        data-under-way={isUnderWay.value}
        onClick={give}
      >
        {isSo ? m.isSo : label}
      </button>
    </div>
  );
}
