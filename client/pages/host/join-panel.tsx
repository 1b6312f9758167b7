import { hostPath, screenPath } from "../../../shared/protocol/paths.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { spokenAddress, useJoinUrl } from "../../net/use-facts.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { giveOrder } from "./give-order.ts";

/** How people get in. */
export function JoinPanel({ session, code, hostKey }: { session: Session; code: string; hostKey: string }) {
  const m = t().host;
  const url = useJoinUrl(code);
  const { locked } = session.classroom.value;
  return (
    <section class="panel join-panel" aria-labelledby="join-title">
      <h2 id="join-title" class="overline">
        {m.joinAt}
      </h2>
      <p class="join-panel__address">{spokenAddress(url)}</p>
      <div class="join-panel__both">
        <p class="join-panel__code">
          <span class="overline">{m.code}</span>
          <strong data-testid="host-code">{code}</strong>
        </p>
        <QrCode url={url} />
      </div>
      <div class="inline join-panel__keys">
        <a class="button" href={screenPath(code)} target="_blank" rel="noopener">
          <Icon name="screen" />
          {m.openScreen}
        </a>
        <CopyButton text={url} label={m.copyJoin} />
        <button
          type="button"
          class="button"
          aria-pressed={locked}
          onClick={() => giveOrder(session, { type: "lock", locked: !locked })}
        >
          <Icon name={locked ? "lock" : "unlock"} />
          {locked ? m.unlock : m.lock}
        </button>
        {locked && <p class="chip chip--lit">{m.locked}</p>}
        <CopyButton text={new URL(url).origin + hostPath(code, hostKey)} label={m.coHost} />
      </div>
      <p class="field__hint">{m.coHostHelp}</p>
    </section>
  );
}
