import "./play.css";
import { useEffect } from "preact/hooks";
import { joinPath } from "../../../shared/protocol/paths.ts";
import { Waiting } from "../../app/lazy.tsx";
import { navigate } from "../../app/navigation.ts";
import { NICKNAME, participantKeyOf, recall } from "../../app/storage.ts";
import { t } from "../../i18n/i18n.ts";
import { useRoom } from "../../net/use-room.ts";
import { EntryProblem, SessionEnded } from "../../ui/entry-problem.tsx";
import { Play } from "./play.tsx";

/** A player's page. Who comes by the bare address without a name goes to the join page first. */
export function PlayPage({ code }: { code: string }) {
  const nickname = recall(NICKNAME) ?? "";
  const isKnown = nickname !== "" || recall(participantKeyOf(`player:${code}`)) !== undefined;
  useEffect(() => {
    if (!isKnown) navigate(joinPath(code), { replace: true });
  }, [isKnown, code]);
  return isKnown ? <Room code={code} nickname={nickname} /> : <Waiting word={t().common.loading} />;
}

function Room({ code, nickname }: { code: string; nickname: string }) {
  const room = useRoom({ code, role: "player", nickname });
  if (room.state === "failed") return <EntryProblem code={room.code} classroom={code} />;
  if (room.state === "connecting") return <Waiting word={t().connection.connecting} />;
  if (room.session.connection.value === "ended") return <SessionEnded session={room.session} code={code} />;
  return <Play session={room.session} />;
}
