import { planAutopilot } from "../chapters/autopilot.ts";
import type { Chapter } from "../chapters/framework.ts";
import { makeRound } from "../chapters/make-round.ts";
import { nodeNames, seatPlan } from "../chapters/seats.ts";
import { Autopilot } from "../classroom/autopilot.ts";
import { type Beat, isAfterPlay, isBeforeChapters } from "../classroom/beat.ts";
import { TeamRound } from "../classroom/team-round.ts";
import {
  dealSeats,
  dealTeams,
  leaveSeat,
  openSeat,
  takeSeat,
  teamCount,
  teamId,
  teamName,
} from "../classroom/teams.ts";
import type { Timings } from "../model/timings.ts";
import { NO_ROUND } from "../projection/rows.ts";
import { ok, type Result, refuse } from "../util/result.ts";
import type { Outbox } from "./outbox.ts";
import type { Person } from "./person.ts";
import type { Roster } from "./roster.ts";
import { holdingsOf, seatIn, type Team } from "./team.ts";

/** What a chapter's rounds are made from. The same for all teams, so that they meet the same arrivals. */
export interface RoundRecipe {
  readonly chapter: Chapter;
  /** Chapters played before this one: seats have rotated so often. */
  readonly rotation: number;
  readonly seed: string;
  readonly timings: Timings;
}

/** Who is in which team and sits in which seat, before and while rounds are played. */
export class Seating {
  readonly #roster: Roster;
  readonly #outbox: Outbox;
  readonly #teams = new Map<string, Team>();
  /** The host decided on the teams: people are no longer dealt anew when others come. */
  #fixed = false;
  #recipe: RoundRecipe | undefined;

  constructor(roster: Roster, outbox: Outbox) {
    this.#roster = roster;
    this.#outbox = outbox;
    this.#setTeams(1);
  }

  teams(): readonly Team[] {
    return [...this.#teams.values()];
  }

  team(id: string): Team | undefined {
    return this.#teams.get(id);
  }

  teamOf(person: Person): Team | undefined {
    return this.#teams.get(person.team);
  }

  /** Before the first chapter: everybody is in a team, about six in each. */
  settle(): void {
    const players = this.#roster.players();
    if (!this.#fixed && teamCount(players.length) !== this.#teams.size)
      this.#deal(teamCount(players.length), players);
    for (const person of players) {
      if (this.teamOf(person) === undefined) person.team = this.#smallest().id;
    }
  }

  /** Deals everybody anew into so many teams, and leaves it at that. */
  regroup(count: number): void {
    this.#fixed = true;
    this.#deal(count, this.#roster.players());
  }

  /**
   * Seats everybody who is here for a chapter and makes the teams' rounds. Who is away belongs to no team until they
   * come back. Teams without anybody are given up, but for the last one: that one is played by bots.
   */
  open(recipe: RoundRecipe): void {
    this.#recipe = recipe;
    const here = this.#roster.playersHere();
    for (const person of this.#roster.players()) {
      if (person.presence === "off") person.team = "";
    }
    if (!this.#fixed && recipe.rotation === 0 && teamCount(here.length) !== this.#teams.size) {
      this.#deal(teamCount(here.length), here);
    }
    for (const person of here) {
      if (this.teamOf(person) === undefined) person.team = this.#smallest().id;
    }
    for (const team of this.teams()) {
      if (this.#members(team).length === 0 && this.#teams.size > 1) this.#dissolve(team);
      else this.#makeRound(team, recipe);
    }
    this.#fixed = true;
  }

  /**
   * Finds a place for somebody who comes when seats are dealt already: the seat that is theirs, else one that nobody
   * holds, else another machine. Where the chapter has no more of them they watch until the next one.
   */
  #admit(person: Person, how: "deal" | "take-over" | "watch"): void {
    const team = this.teamOf(person) ?? this.#mostOpen();
    person.team = team.id;
    const { round } = team;
    if (round === undefined) return;
    if (seatIn(team, person.id) !== undefined) {
      this.#setBot(person, false);
      return;
    }
    if (how === "watch") return;
    const seat = openSeat(round.holdings);
    if (seat) round.seat(takeSeat(round.holdings, person.id, seat.id));
    else if (how === "deal" && this.#recipe) this.#makeRound(team, this.#recipe);
    else if (how === "take-over") this.#addMachine(round, person);
  }

  #addMachine(round: TeamRound, person: Person): void {
    const machines = round.holdings.filter(({ seat }) => seat.role === "node").length;
    if (machines >= (this.#recipe?.chapter.seats.maxNodes ?? 0)) return;
    const node = nodeNames(machines + 1).at(-1);
    if (node !== undefined) round.addMachine(node, person.id);
  }

  /** A bot takes over for good. */
  vacate(person: Person): void {
    const round = this.teamOf(person)?.round;
    round?.seat(leaveSeat(round.holdings, person.id));
    person.team = "";
  }

  /** Finds a place for a player who comes or comes back in this beat. */
  welcome(person: Person, beat: Beat): void {
    if (person.role !== "player") return;
    if (isBeforeChapters(beat)) this.settle();
    else if (isAfterPlay(beat)) this.#admit(person, "watch");
    else this.#admit(person, beat === "play" ? "take-over" : "deal");
  }

  /**
   * So much of the play has gone by: a bot acts for whoever has no connection for `afterMs`; the seat stays theirs.
   * True when that begins for somebody.
   */
  coverTheAbsent(ms: number, afterMs: number): boolean {
    let hasCovered = false;
    for (const person of this.#roster.players()) {
      if (person.presence !== "off" || person.goneMs >= afterMs) continue;
      person.goneMs += ms;
      if (person.goneMs < afterMs) continue;
      this.#setBot(person, true);
      hasCovered = true;
    }
    return hasCovered;
  }

  /**
   * Puts somebody elsewhere; who sat there gets the seat that became free, if it is in the same team.
   * Refused with `NoSuchTeam` {team}, `NoSuchSeat` {seat}.
   */
  move(person: Person, teamId: string, seatId: string | undefined): Result<void> {
    const target = this.#teams.get(teamId);
    if (target === undefined) return refuse("NoSuchTeam", { team: teamId });
    const holdings = holdingsOf(target);
    if (seatId !== undefined && !holdings.some(({ seat }) => seat.id === seatId)) {
      return refuse("NoSuchSeat", { seat: seatId });
    }
    this.#fixed = true;
    if (person.team !== target.id) this.vacate(person);
    person.team = target.id;
    const seat = seatId ?? seatIn(target, person.id)?.id ?? openSeat(holdings)?.id;
    if (seat !== undefined) target.round?.seat(takeSeat(holdings, person.id, seat));
    return ok(undefined);
  }

  /** A bot acts for somebody in their seat, or they act again themself. */
  #setBot(person: Person, bot: boolean): void {
    const round = this.teamOf(person)?.round;
    const holding = round?.holdings.find(({ holder }) => holder === person.id);
    if (round === undefined || holding === undefined || holding.bot === bot) return;
    round.seat(round.holdings.map((other) => (other === holding ? { ...holding, bot } : other)));
  }

  #makeRound(team: Team, recipe: RoundRecipe): void {
    const members = this.#members(team).map(({ id }) => id);
    const plan = seatPlan(recipe.chapter.seats, Math.max(1, members.length));
    const { chapter, seed, timings } = recipe;
    const start = makeRound(chapter, { seed, timings, nodes: plan.nodes });
    const alone = planAutopilot(chapter, start);
    team.faulted = false;
    team.autopilot = alone && new Autopilot(alone);
    team.versus = undefined;
    team.round = new TeamRound({
      start,
      holdings: dealSeats(plan, members, recipe.rotation),
      seed: `${recipe.seed} ${team.id}`,
      isHere: (id) => this.#roster.get(id)?.presence !== "off",
    });
    team.figures = team.round.round;
    this.#outbox.reset(team.id, team.round.rows());
  }

  #dissolve(team: Team): void {
    this.#teams.delete(team.id);
    this.#outbox.reset(team.id, []);
  }

  #deal(count: number, people: readonly Person[]): void {
    this.#setTeams(count);
    for (const [i, members] of dealTeams(people, count).entries()) {
      for (const person of members) person.team = teamId(i);
    }
  }

  #setTeams(count: number): void {
    for (let i = 0; i < count; i++) {
      if (this.#teams.has(teamId(i))) continue;
      this.#teams.set(teamId(i), {
        id: teamId(i),
        name: teamName(i),
        style: i,
        round: undefined,
        faulted: false,
        figures: NO_ROUND,
        autopilot: undefined,
        versus: undefined,
      });
    }
    for (const team of this.teams().slice(count)) this.#dissolve(team);
  }

  #members(team: Team): readonly Person[] {
    return this.#roster.playersHere().filter((person) => person.team === team.id);
  }

  #smallest(): Team {
    return this.#least((team) => this.#size(team));
  }

  /** Where a latecomer is needed most: an open seat, then the fewest people. */
  #mostOpen(): Team {
    return this.#least((team) => this.#size(team) + (openSeat(holdingsOf(team)) ? 0 : 1000));
  }

  #size = (team: Team): number => this.#roster.players().filter((person) => person.team === team.id).length;

  #least(weigh: (team: Team) => number): Team {
    // There is always a team: the constructor makes one, and the last one is never given up.
    return this.teams().reduce((best, team) => (weigh(team) < weigh(best) ? team : best));
  }
}
