import "./host.css";
import { useEffect } from "preact/hooks";
import { Waiting } from "../../app/lazy.tsx";
import { navigate } from "../../app/navigation.ts";
import { hostKeyOf, recall, remember } from "../../app/storage.ts";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { useRoom } from "../../net/use-room.ts";
import { ConnectionLight } from "../../ui/connection-light.tsx";
import { EntryProblem, SessionEnded } from "../../ui/entry-problem.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { AnnouncePanel } from "./announce-panel.tsx";
import { JoinPanel } from "./join-panel.tsx";
import { PacePanel } from "./pace-panel.tsx";
import { PagesPanel } from "./pages-panel.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { QuestionsPanel } from "./questions-panel.tsx";
import { StuckPanel } from "./stuck-panel.tsx";
import { TeamsPanel } from "./teams-panel.tsx";

/** The host's desk of one classroom. The key comes with the address once and then stays in this browser only. */
export function HostPage({ code, hostKey: givenKey }: { code: string; hostKey: string }) {
  const hostKey = givenKey || (recall(hostKeyOf(code)) ?? "");
  useEffect(() => {
    if (givenKey === "") return;
    remember(hostKeyOf(code), givenKey);
    // The desk is often shown to a room: the key does not stay in the address bar.
    navigate(`/host/${code}`, { replace: true });
  }, [code, givenKey]);
  return hostKey === "" ? <EntryProblem code="WrongHostKey" /> : <Joined code={code} hostKey={hostKey} />;
}

function Joined({ code, hostKey }: { code: string; hostKey: string }) {
  const room = useRoom({ code, role: "host", nickname: t().host.title, hostKey });
  if (room.state === "failed") return <EntryProblem code={room.code} />;
  if (room.state === "connecting") return <Waiting word={t().connection.connecting} />;
  return <Desk session={room.session} code={code} hostKey={hostKey} />;
}

function Desk({ session, code, hostKey }: { session: Session; code: string; hostKey: string }) {
  const m = t();
  const { name, beat } = session.classroom.value;
  if (session.connection.value === "ended") return <SessionEnded session={session} code={code} />;
  return (
    <main class="desk" id="main" data-beat={beat}>
      <PageHead onLocale={(locale) => void session.me({ type: "locale", locale }).catch(() => undefined)}>
        <h1 class="desk__title">{name === "" ? m.host.title : name}</h1>
        <ConnectionLight session={session} detailed />
      </PageHead>
      <div class="desk__grid">
        <PacePanel session={session} />
        <PagesPanel session={session} />
        <JoinPanel session={session} code={code} hostKey={hostKey} />
        <QuestionsPanel session={session} />
        <TeamsPanel session={session} />
        <AnnouncePanel session={session} />
        <StuckPanel session={session} />
        <PeoplePanel session={session} />
      </div>
    </main>
  );
}
