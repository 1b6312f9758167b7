import { botFor } from "../../shared/bots/bot.ts";
import type { Character } from "../../shared/bots/characters.ts";
import type { Chapter } from "../../shared/chapters/framework.ts";
import { makeRound } from "../../shared/chapters/make-round.ts";
import { seatPlan } from "../../shared/chapters/seats.ts";
import { TeamRound } from "../../shared/classroom/team-round.ts";
import { dealSeats } from "../../shared/classroom/teams.ts";
import { stateHash } from "../../shared/engine/snapshot.ts";
import type { ClusterState } from "../../shared/model/cluster-state.ts";
import type { GameEvent } from "../../shared/model/game-event.ts";
import { TIMINGS } from "../../shared/model/timings.ts";
import { totalsNow } from "../../shared/scoring/round-totals.ts";
import { starsOf } from "../../shared/scoring/stars.ts";

export interface SimulationOptions {
  readonly chapter: Chapter;
  /** Seats that are held by the scripted player; the rest of the team is stood in for, as in a real round. */
  readonly seats: number;
  readonly player: Character;
  readonly seed: string;
  /** Called after every tick. */
  readonly onTick?: (state: ClusterState, events: readonly GameEvent[]) => void;
}

/** What a round came to; the shape is part of the outside contract (DESIGN, section 9). */
export interface SimulationReport {
  readonly chapter: string;
  readonly seats: number;
  readonly player: Character;
  readonly seed: string;
  readonly served: number;
  readonly total: number;
  /** Share of requests served, 0 to 1. */
  readonly sli: number;
  /** Useful work of the capacity paid for, 0 to 1. */
  readonly efficiency: number;
  readonly actions: number;
  readonly actionsPerInstanceMinute: number;
  /** Mean length of an outage; 0 when there was none. */
  readonly mttrSeconds: number;
  readonly stars: number;
  readonly ticks: number;
  readonly hash: string;
}

/** Plays one round to its end, headless, the way a classroom plays it. Equal options give equal reports. */
export function simulate({ chapter, seats, player, seed, onTick }: SimulationOptions): SimulationReport {
  const plan = seatPlan(chapter.seats, seats);
  const people = Array.from({ length: seats }, (_, i) => `person-${i + 1}`);
  const round = new TeamRound({
    start: makeRound(chapter, { seed, timings: TIMINGS.classroom, nodes: plan.nodes }),
    holdings: dealSeats(plan, people, 0),
    seed,
  });
  const players = plan.seats.slice(0, seats).map((seat) => ({ seat, bot: botFor(seat, player, seed) }));
  let events: readonly GameEvent[] = [];
  while (!round.isOver) {
    for (const { seat, bot } of players) {
      for (const command of bot.think(round.state, events)) round.submit({ seat, command });
    }
    events = round.tick().events;
    onTick?.(round.state, events);
  }
  return { chapter: chapter.id, seats, player, seed, ...figures(round.state) };
}

function figures(state: ClusterState): Omit<SimulationReport, "chapter" | "seats" | "player" | "seed"> {
  const { served, failed, actions, instanceSeconds, outages, outageMs, ...totals } = totalsNow(state);
  const total = served + failed;
  return {
    served,
    total,
    sli: ratio(served, total),
    efficiency: ratio(totals.usefulCpuMilliSeconds, totals.paidCpuMilliSeconds),
    actions,
    actionsPerInstanceMinute: ratio(actions, instanceSeconds / 60),
    mttrSeconds: ratio(outageMs, outages * 1000),
    stars: starsOf(state.settings.stars, totalsNow(state)),
    ticks: state.tick,
    hash: stateHash(state),
  };
}

/** A share with four digits; 0 of nothing. */
const ratio = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
