import { joinPath } from "../../shared/protocol/paths.ts";
import { HarbourBackdrop } from "../art/backdrop.tsx";
import { entryMessage } from "../i18n/entry-message.ts";
import { t } from "../i18n/i18n.ts";
import type { Session } from "../net/session.ts";
import { PageHead } from "./page-head.tsx";

/** Nobody gets in: why, and what to do. */
export function EntryProblem({ code, classroom = "" }: { code: string; classroom?: string }) {
  const m = t();
  const mayPass = code === "Offline" || code === "TooManyRequests" || code === "Unexpected";
  return (
    <main class="message" id="main">
      <HarbourBackdrop />
      <PageHead />
      <section class="panel stack">
        <h1>{entryMessage(code)}</h1>
        <div class="inline">
          {(mayPass || code === "OldClient") && (
            <button type="button" class="button button--primary" onClick={() => location.reload()}>
              {code === "OldClient" ? m.connection.reload : m.common.retry}
            </button>
          )}
          <a class="button" href={classroom === "" ? "/" : joinPath(classroom)}>
            {m.common.toStart}
          </a>
        </div>
      </section>
    </main>
  );
}

/** It was good while it lasted: why it ended, and the way back where there is one. */
export function SessionEnded({ session, code }: { session: Session; code: string }) {
  const m = t().connection;
  const reason = session.ended.value ?? "left";
  return (
    <main class="message" id="main">
      <HarbourBackdrop />
      <PageHead />
      <section class="panel stack">
        <h1>{m.endedTitle[reason]}</h1>
        <p class="muted">{m.endedHelp[reason]}</p>
        <div class="inline">
          {reason !== "Removed" && reason !== "ClassroomEnded" && (
            <button type="button" class="button button--primary" onClick={() => location.reload()}>
              {m.reload}
            </button>
          )}
          <a class="button" href={reason === "ClassroomEnded" ? "/" : joinPath(code)}>
            {t().common.toStart}
          </a>
        </div>
      </section>
    </main>
  );
}
