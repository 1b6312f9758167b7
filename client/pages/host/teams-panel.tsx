import { MAX_TEAMS } from "../../../shared/classroom/teams.ts";
import type { TeamRow } from "../../../shared/protocol/classroom-view.ts";
import { format, t } from "../../i18n/i18n.ts";
import type { ClusterStore, Session } from "../../net/session.ts";
import { useClusterRevision } from "../../net/use-cluster.ts";
import { seatsOf } from "../../rules/seats.ts";
import { Icon } from "../../ui/icon.tsx";
import { Stars } from "../../ui/stars.tsx";
import { Unscored } from "../../ui/unscored.tsx";
import { giveOrder } from "./give-order.ts";

/** The teams with their figures; how many there are can be chosen while nobody plays. */
export function TeamsPanel({ session }: { session: Session }) {
  const m = t().host;
  const { beat, spotlight } = session.classroom.value;
  const teams = session.teams.value;
  const canChange = beat === "lobby" || beat === "lookback";
  const setCount = (count: number) => giveOrder(session, { type: "teams", count });
  return (
    <section class="panel teams-panel" aria-labelledby="teams-title">
      <h2 id="teams-title" class="panel__title">
        {m.teams}
        {canChange && (
          <fieldset class="stepper push" aria-label={m.teamCount}>
            <button
              type="button"
              class="button button--icon"
              disabled={teams.length <= 1}
              onClick={() => setCount(teams.length - 1)}
            >
              <Icon name="minus" />
              <span class="visually-hidden">−1</span>
            </button>
            <output>{teams.length}</output>
            <button
              type="button"
              class="button button--icon"
              disabled={teams.length >= MAX_TEAMS}
              onClick={() => setCount(teams.length + 1)}
            >
              <Icon name="plus" />
              <span class="visually-hidden">+1</span>
            </button>
          </fieldset>
        )}
      </h2>
      <ul class="team-cards">
        {teams.map((team) => (
          <TeamCard key={team.id} session={session} team={team} isSpotlit={team.id === spotlight} />
        ))}
      </ul>
    </section>
  );
}

function TeamCard({ session, team, isSpotlit }: { session: Session; team: TeamRow; isSpotlit: boolean }) {
  const m = t().host;
  const { number, percent } = format.value;
  const store = session.cluster(team.id);
  useClusterRevision(store);
  const { round } = team;
  const classroomEra = session.classroom.value.era;
  const seats = seatsOf(team);
  const pending = store ? [...store.rows.pods.values()].filter((pod) => pod.node === "").length : 0;
  const hasPlayed = round.tick > 0;
  const isBelow = round.sloBp > 0 && round.sliBp < round.sloBp;
  const people = session.participants.value.filter((person) => person.team === team.id).length;
  const bots = seats.filter((seat) => seat.bot).length;
  return (
    <li class="team-card" data-spotlit={isSpotlit}>
      <div class="inline">
        <h3>{team.name}</h3>
        {team.faulted && <span class="chip chip--signal">{t().faulted.title}</span>}
        {round.unscored ? <Unscored /> : <Stars count={round.stars} />}
      </div>
      <div class="team-card__figures">
        {!round.unscored && (
          <div class="figure" data-state={isBelow ? "signal" : "plain"}>
            <span class="figure__value">{hasPlayed ? percent(round.sliBp) : "–"}</span>
            <span class="figure__label">
              {t().hud.sli}
              {hasPlayed && `, ${isBelow ? t().hud.underSlo : t().hud.overSlo}`}
            </span>
          </div>
        )}
        <p class="muted team-card__small">
          {t().hud.served(number(round.served))}
          <br />
          {t().hud.failed(number(round.failed))}
          <br />
          {classroomEra === "" ? `${m.pending}: ${number(pending)}` : instancesText(store)}
        </p>
      </div>
      <div class="inline">
        <span class="chip">{m.peopleCount(people)}</span>
        {bots > 0 && <span class="chip">{m.bots(bots)}</span>}
        <button
          type="button"
          class="button button--quiet push"
          aria-pressed={isSpotlit}
          onClick={() => giveOrder(session, { type: "spotlight", team: team.id })}
        >
          <Icon name="screen" />
          {isSpotlit ? m.spotlit : m.spotlight}
        </button>
      </div>
    </li>
  );
}

/** Before there is a cluster nothing is Pending: what counts is how much of what is ordered answers. */
function instancesText(store: ClusterStore | undefined): string {
  const m = t().bench;
  const { number } = format.value;
  const apps = [...(store?.rows.apps.values() ?? [])];
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const ready = sum(apps.map(({ replicas, updatedPods }) => Math.min(replicas, updatedPods)));
  return `${m.wanted}: ${m.of(number(ready), number(sum(apps.map(({ replicas }) => replicas))))}`;
}
