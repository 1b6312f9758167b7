import { joinPath } from "../../shared/protocol/paths.ts";
import { entryMessage } from "../i18n/entry-message.ts";
import { t } from "../i18n/i18n.ts";
import type { Session } from "../net/session.ts";
import { MessagePage } from "./message-page.tsx";

/** What may be over in a moment: worth another try. */
const MAY_PASS: ReadonlySet<string> = new Set([
  "Offline",
  "TooManyRequests",
  "Unexpected",
  "ClassroomLocked",
  "ClassroomFull",
]);

/** Nobody gets in: why, and what to do. */
export function EntryProblem({ code, classroom = "" }: { code: string; classroom?: string }) {
  const m = t();
  const isOld = code === "OldClient";
  return (
    <MessagePage title={entryMessage(code)}>
      {(isOld || MAY_PASS.has(code)) && (
        <button type="button" class="button button--primary" onClick={() => location.reload()}>
          {isOld ? m.connection.reload : m.common.retry}
        </button>
      )}
      <a class="button" href={classroom === "" ? "/" : joinPath(classroom)}>
        {m.common.toStart}
      </a>
    </MessagePage>
  );
}

/** It was good while it lasted: why it ended, and the way back where there is one. */
export function SessionEnded({ session, code }: { session: Session; code: string }) {
  const m = t().connection;
  const reason = session.ended.value ?? "left";
  return (
    <MessagePage title={m.endedTitle[reason]} help={m.endedHelp[reason]}>
      {reason !== "Removed" && reason !== "ClassroomEnded" && (
        <button type="button" class="button button--primary" onClick={() => location.reload()}>
          {m.reload}
        </button>
      )}
      <a class="button" href={reason === "ClassroomEnded" ? "/" : joinPath(code)}>
        {t().common.toStart}
      </a>
    </MessagePage>
  );
}
