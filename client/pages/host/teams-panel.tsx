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
  const { round } = team;
  const hasPlayed = round.tick > 0;
  const people = session.participants.value.filter((person) => person.team === team.id).length;
  const bots = seatsOf(team).filter((seat) => seat.bot).length;
  return (
    <li class="team-card" data-spotlit={isSpotlit}>
      <div class="inline">
        <h3>{team.name}</h3>
        {team.faulted && <span class="chip chip--signal">{t().faulted.title}</span>}
        {round.unscored ? <Unscored /> : hasPlayed && <Stars count={round.stars} />}
      </div>
      {hasPlayed && <TeamFigures session={session} team={team} />}
      <div class="inline">
        <span class="chip">{m.peopleCount(people)}</span>
        {bots > 0 && <span class="chip">{m.bots(bots)}</span>}
        {session.classroom.value.beat !== "lobby" && (
          <button
            type="button"
            class="button button--quiet push"
            aria-pressed={isSpotlit}
            onClick={() => giveOrder(session, { type: "spotlight", team: team.id })}
          >
            <Icon name="screen" />
            {isSpotlit ? m.spotlit : m.spotlight}
          </button>
        )}
      </div>
    </li>
  );
}

function TeamFigures({ session, team }: { session: Session; team: TeamRow }) {
  const m = t();
  const { number, percent } = format.value;
  const store = session.cluster(team.id);
  useClusterRevision(store);
  const { round } = team;
  const isBelow = round.sloBp > 0 && round.sliBp < round.sloBp;
  const pending = store ? [...store.rows.pods.values()].filter((pod) => pod.node === "").length : 0;
  return (
    <div class="team-card__figures">
      {!round.unscored && (
        <div class="figure" data-state={isBelow ? "signal" : "plain"}>
          <span class="figure__value">{percent(round.sliBp)}</span>
          <span class="figure__label">
            {m.hud.sli}, {isBelow ? m.hud.underSlo : m.hud.overSlo}
          </span>
        </div>
      )}
      <p class="muted team-card__small">
        {m.hud.served(number(round.served))}
        <br />
        {m.hud.failed(number(round.failed))}
        <br />
        {session.classroom.value.era === "" ? `${m.host.pending}: ${number(pending)}` : instancesText(store)}
      </p>
    </div>
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
