import type { ClassroomRow } from "../../../shared/protocol/classroom-view.ts";
import { t } from "../../i18n/i18n.ts";
import { seatName } from "../../i18n/seat-name.ts";
import type { Session } from "../../net/session.ts";
import { shortPodName } from "../../rules/pod-name.ts";
import { type Stuck, type StuckReason, stuckPeople } from "../../rules/stuck.ts";
import { useCountdown } from "../../ui/use-countdown.ts";

/** Who may need help: a guess from what lies unattended, for the host's eyes only. */
export function StuckPanel({ session }: { session: Session }) {
  const m = t().host;
  const { beat } = session.classroom.value;
  // Looks again every second, also when no row changes: waiting itself is what is looked for.
  useCountdown(3_600_000, beat === "play", beat);
  if (beat !== "play") return null;
  const stuck = session.teams.value.flatMap((team) =>
    stuckPeople(team, session.cluster(team.id)?.rows, session.participants.value, team.round.tick),
  );
  return (
    <section class="panel stuck" aria-labelledby="stuck-title">
      <h2 id="stuck-title" class="panel__title">
        {m.stuckTitle}
      </h2>
      {stuck.length === 0 ? (
        <p class="muted">{m.nobodyStuck}</p>
      ) : (
        <ul class="rows">
          {stuck.map((one) => (
            <StuckRow key={one.participant.id} stuck={one} classroom={session.classroom.value} />
          ))}
        </ul>
      )}
    </section>
  );
}

function StuckRow({
  stuck: { participant, team, seat, reason },
  classroom,
}: {
  stuck: Stuck;
  classroom: ClassroomRow;
}) {
  return (
    <li class="row">
      <strong>{participant.nickname}</strong>
      <span class="muted">
        {team.name}, {seatName(seat, classroom)}
      </span>
      <span class="push">{stuckText(reason)}</span>
    </li>
  );
}

function stuckText(reason: StuckReason): string {
  const m = t().stuck;
  switch (reason.kind) {
    case "off":
      return m.off;
    case "pending":
      return m.pendingPods(reason.count, reason.seconds);
    case "notStarted":
      return m.notStarted(shortPodName(reason.pod), reason.seconds);
    case "hung":
      return m.hung(shortPodName(reason.pod), reason.seconds);
  }
}
