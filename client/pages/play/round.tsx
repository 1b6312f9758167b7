import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { t } from "../../i18n/i18n.ts";
import type { Session } from "../../net/session.ts";
import { eraOf } from "../../rules/era-reader.ts";
import { isControlPlane, type TeamSeat } from "../../rules/seats.ts";
import { StoryMoment } from "../../ui/story-moment.tsx";
import { BenchDesk } from "./bench/bench-desk.tsx";
import { ControlPlaneDesk } from "./desk/control-plane-desk.tsx";
import { MachineDesk } from "./machine/machine-desk.tsx";
import { mySeat } from "./my-seat.ts";
import { type Desk, Placing } from "./placing.ts";
import { WatchDesk } from "./watch-desk.tsx";

/** The round itself, as the own seat sees it. */
export function Round({ session }: { session: Session }) {
  const team = useComputed(() => mySeat(session)?.team.id).value;
  const seat = useComputed(() => mySeat(session)?.seat).value;
  // Rows come with the first patch of the round; until then there is nothing to show.
  const hasCluster = useComputed(
    () => session.teams.value.length > 0 && session.cluster(team ?? "") !== undefined,
  );
  const faulted = useComputed(() => mySeat(session)?.team.faulted ?? false).value;
  return (
    <div class="round" data-testid="play-stage">
      {faulted && <Faulted />}
      {team !== undefined && seat !== undefined && hasCluster.value ? (
        <SeatDesk key={`${team}/${seat.id}`} session={session} team={team} seat={seat} />
      ) : team !== undefined && hasCluster.value ? (
        <WatchDesk session={session} team={team} />
      ) : (
        <p class="round__empty muted">{t().common.loading}</p>
      )}
    </div>
  );
}

function Faulted() {
  const m = t().faulted;
  return (
    <div class="panel panel--signal faulted" role="alert">
      <strong>{m.title}</strong>
      <p>{m.help}</p>
    </div>
  );
}

function SeatDesk({ session, team, seat }: { session: Session; team: string; seat: TeamSeat }) {
  const paused = useComputed(() => session.classroom.value.paused);
  const store = session.cluster(team);
  const desk = useMemo((): Desk | undefined => {
    if (store === undefined) return undefined;
    const { id, role, nodeName } = seat;
    const placing = new Placing(session, store, {
      id,
      role,
      ...(nodeName === undefined ? {} : { nodeName }),
    });
    return { session, store, team, placing, paused };
  }, [session, store, team, seat.id]);
  if (desk === undefined) return null;
  return (
    <>
      <StoryMoment session={session} team={team} />
      {isControlPlane(seat.role) ? (
        <ControlPlaneDesk desk={desk} />
      ) : (
        <OwnMachine desk={desk} node={seat.nodeName ?? ""} />
      )}
    </>
  );
}

/** Before there is a cluster the machine is one's own affair altogether. */
function OwnMachine({ desk, node }: { desk: Desk; node: string }) {
  const era = useComputed(() => eraOf(desk.session.classroom.value)).value;
  return era === undefined ? (
    <MachineDesk desk={desk} node={node} />
  ) : (
    <BenchDesk desk={desk} node={node} era={era} />
  );
}
