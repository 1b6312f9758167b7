import type { Course } from "../chapters/courses.ts";
import type { Chapter } from "../chapters/framework.ts";
import { isBeforeChapters } from "../classroom/beat.ts";
import { advancePace, movePace, newPace, type Pace, type PaceOrder, type Plan } from "../classroom/pace.ts";
import type { Answer } from "../classroom/team-round.ts";
import type { Command } from "../commands/registry.ts";
import { FACILITATOR_SEAT } from "../model/seat.ts";
import { TICK_MS, type Timings } from "../model/timings.ts";
import type { ClassroomRow, ParticipantRow, QuestionRow, TeamRow } from "../protocol/classroom-view.ts";
import type { Refusal } from "../util/result.ts";
import { Rng, seedRng } from "../util/rng.ts";
import { Autopilots } from "./autopilots.ts";
import type { ClassroomChanges } from "./changes.ts";
import { Outbox } from "./outbox.ts";
import type { Newcomer, Person } from "./person.ts";
import { Roster } from "./roster.ts";
import { PastRounds, type RoundRecord, submitToAll, tickRounds } from "./rounds.ts";
import { Seating } from "./seating.ts";
import { type Moment, Survey } from "./survey.ts";
import { notPlaying, seatIn } from "./team.ts";
import { classroomRow, type Flags, participantRow, teamRow } from "./view.ts";

/** A longer silence of the owner's clock (a laptop that slept) is not caught up with, and counts for nobody's absence. */
export const MAX_STEP_MS = 1000;

/** What a classroom begins with. */
export interface NewClassroom {
  readonly code: string;
  readonly name: string;
  readonly course: Course;
  readonly seed: string;
  readonly timings: Timings;
  /** After so many milliseconds of play without a connection a bot covers a seat. */
  readonly coverAfterMs: number;
}

/**
 * A whole classroom as it runs: who is here, in which team and seat, where the session is, and the rounds. It knows no
 * network and no clock: the owner passes on who comes, goes and wants what, calls `advance` as time goes by, and sends
 * what `drain` hands out. A room on a server owns one, and so does a worker in the browser of somebody alone.
 */
export class Classroom {
  readonly code: string;
  readonly roster: Roster;
  readonly seating: Seating;
  readonly #options: NewClassroom;
  readonly #plan: Plan;
  readonly #survey: Survey;
  readonly #outbox = new Outbox();
  readonly #autopilots: Autopilots;
  readonly #past = new PastRounds();
  #pace: Pace = newPace();
  #flags: Flags = { locked: false, spotlight: "", page: 0, announcement: "" };
  /** Time of play that has not become a tick yet; negative after a tick that came early. */
  #restMs = 0;

  constructor(options: NewClassroom) {
    this.#options = options;
    this.code = options.code;
    const { chapters, quiz = false } = options.course;
    this.#plan = { chaptersMs: chapters.map(({ lengthMs }) => lengthMs), quiz };
    this.#survey = new Survey(options.course);
    this.roster = new Roster(new Rng(seedRng(`${options.seed} names`)));
    this.seating = new Seating(this.roster, this.#outbox);
    this.#autopilots = new Autopilots(() => this.seating.teams(), this.#outbox);
  }

  get pace(): Pace {
    return this.#pace;
  }

  get locked(): boolean {
    return this.#flags.locked;
  }

  /** Somebody comes in, or comes back: the id tells. */
  enter(newcomer: Newcomer): Person {
    this.touch();
    const known = this.roster.get(newcomer.id);
    if (known) {
      this.setPresence(known.id, "on");
      return known;
    }
    const person = this.roster.add(newcomer);
    this.seating.welcome(person, this.#pace.beat);
    return person;
  }

  /** The connection was lost or is there again, or the tab went to the background. */
  setPresence(id: string, presence: ParticipantRow["presence"]): void {
    const person = this.roster.get(id);
    if (person === undefined || person.presence === presence) return;
    const wasOff = person.presence === "off";
    person.presence = presence;
    person.goneMs = 0;
    this.touch();
    if (presence !== "off" && wasOff) this.seating.welcome(person, this.#pace.beat);
    this.seating.teamOf(person)?.round?.presenceChanged();
    this.#startWhenReady();
  }

  /** Somebody leaves for good; a bot has their seat. Refused with `NoSuchParticipant`. */
  remove(id: string): void {
    const person = this.roster.get(id);
    if (person === undefined) return;
    this.seating.vacate(person);
    this.roster.remove(id);
    if (isBeforeChapters(this.#pace.beat)) this.seating.settle();
    this.touch();
    this.#startWhenReady();
  }

  /** Gives somebody another nickname. Refused with `NicknameEmpty`. */
  rename(person: Person, nickname: string): Refusal | undefined {
    const renamed = this.roster.rename(person, nickname);
    this.touch();
    return renamed.ok ? undefined : renamed.refusal;
  }

  /** Somebody has read the story, or not yet. When all have, the countdown begins. */
  setReady(person: Person, ready: boolean): void {
    person.ready = ready;
    this.touch();
    this.#startWhenReady();
  }

  /** Somebody answers what the room is asked. Refused with `OnlyPlayersAnswer`, and as `Survey.answer` says. */
  answer(person: Person, question: string, option: string): Refusal | undefined {
    if (person.role !== "player") return { code: "OnlyPlayersAnswer", params: {} };
    const refusal = this.#survey.answer(person.id, question, option, this.#moment);
    if (refusal === undefined) this.touch();
    return refusal;
  }

  setLocale(person: Person, locale: Person["locale"]): void {
    person.locale = locale;
    this.touch();
  }

  /**
   * A command of somebody's seat; `answer` is called after the step that acted on it. Refused with `NoSeat`,
   * `NotPlaying` {beat}, `Paused`, `RoundFaulted`, and with what the command itself says.
   */
  command(id: string, command: Command, answer: Answer): void {
    const person = this.roster.get(id);
    const team = person && this.seating.teamOf(person);
    const seat = seatIn(team, id);
    const refusal = notPlaying(this.#pace, team) ?? (seat ? undefined : { code: "NoSeat", params: {} });
    if (refusal || seat === undefined || team?.round === undefined) answer(refusal);
    else team.round.submit({ seat, command }, answer);
  }

  /** A command of the facilitator to one team, or to all. Accepted when one team's cluster accepts it. */
  facilitate(teamId: string | undefined, command: Command, answer: Answer): void {
    const teams = this.seating.teams().filter(({ id }) => teamId === undefined || id === teamId);
    const rounds = teams.flatMap((team) => (team.round && !notPlaying(this.#pace, team) ? [team.round] : []));
    if (rounds.length === 0) {
      answer(notPlaying(this.#pace, teams[0]) ?? { code: "NoSuchTeam", params: { team: teamId ?? "" } });
      return;
    }
    submitToAll(rounds, { seat: FACILITATOR_SEAT, command }, answer);
  }

  /** Moves the session on. Refused as `movePace` says. */
  order(order: PaceOrder): Refusal | undefined {
    const moved = movePace(this.#pace, order, this.#plan);
    if (!moved.ok) return moved.refusal;
    if (order.type === "extend" && this.#pace.beat === "play") {
      for (const { round } of this.seating.teams()) round?.extend((order.seconds * 1000) / TICK_MS);
    }
    this.#setPace(moved.value);
    return undefined;
  }

  /** Locks the door, puts a notice up, shows a team large on the screen. */
  set(flags: Partial<Flags>): void {
    this.#flags = { ...this.#flags, ...flags };
    this.touch();
  }

  /** Something about people or teams was changed from outside. */
  touch(): void {
    this.#outbox.touch();
  }

  /** Deals everybody into so many teams; only before a round is played. */
  regroup(count: number): void {
    this.seating.regroup(count);
    if (this.#pace.beat === "story") this.#openChapter();
    this.touch();
  }

  /** Lets so many milliseconds go by. */
  advance(elapsedMs: number): void {
    const ms = Math.min(Math.max(0, elapsedMs), MAX_STEP_MS);
    this.#autopilots.catchUp();
    if (this.#pace.paused || this.#pace.leftMs === 0) return;
    if (this.#pace.beat !== "play") {
      this.#setPace(advancePace(this.#pace, ms, this.#plan));
      return;
    }
    if (this.seating.coverTheAbsent(ms, this.#options.coverAfterMs)) this.touch();
    this.#restMs += ms;
    while (this.#restMs >= TICK_MS && this.#pace.beat === "play") this.#tick();
  }

  /**
   * Plays the next tick ahead of its time when a command waits for it; the one after it comes later instead. Never more
   * than one tick ahead: otherwise returns after how many milliseconds it makes sense to ask again, else 0.
   */
  hurry(): number {
    const { beat, paused } = this.#pace;
    if (beat !== "play" || paused || !this.seating.teams().some(({ round }) => round?.isAwaited)) return 0;
    if (this.#restMs < 0) return -this.#restMs;
    this.#tick();
    return 0;
  }

  /** What changed since the last call. */
  drain(): ClassroomChanges {
    return this.#outbox.take(this, this.#pace.leftMs);
  }

  /** Every round so far, the running ones included. */
  records(): readonly RoundRecord[] {
    const isPlaying = this.#pace.beat === "play";
    return isPlaying ? this.#past.with(this.seating.teams(), this.#place) : this.#past.records;
  }

  classroomRow(): ClassroomRow {
    return classroomRow(this.#options, this.#pace, this.#flags);
  }

  participantRows(): readonly ParticipantRow[] {
    return this.roster.all().map((person) => participantRow(person, this.seating.teamOf(person)));
  }

  teamRows(): readonly TeamRow[] {
    return this.seating.teams().map(teamRow);
  }

  questionRows(): readonly QuestionRow[] {
    return this.#survey.rows(this.#moment);
  }

  get #moment(): Moment {
    return { beat: this.#pace.beat, chapter: this.#chapter.id, here: this.roster.playersHere().length };
  }

  get #place(): Pick<RoundRecord, "chapter" | "chapterIndex" | "attempt"> {
    const { chapter: chapterIndex, attempt } = this.#pace;
    return { chapter: this.#chapter.id, chapterIndex, attempt };
  }

  get #chapter(): Chapter {
    // The pace never leaves the plan, which has an entry for each chapter.
    return this.#options.course.chapters[this.#pace.chapter] as Chapter;
  }

  #startWhenReady(): void {
    const here = this.roster.playersHere();
    if (this.#pace.beat !== "story" || here.length === 0 || !here.every(({ ready }) => ready)) return;
    this.order({ type: "next" });
  }

  #setPace(next: Pace): void {
    const before = this.#pace;
    if (next === before) return;
    const isOtherRound = next.chapter !== before.chapter || next.attempt !== before.attempt;
    if (before.beat === "play" && (next.beat !== "play" || isOtherRound)) this.#closeRounds();
    this.#pace = next;
    if (next.paused !== before.paused) this.touch();
    if (next.beat === before.beat && !isOtherRound) return;
    this.#restMs = 0;
    // What was said belongs to what was going on.
    this.set({ page: 0, announcement: "" });
    for (const person of this.roster.all()) person.ready = false;
    if (next.beat === "story" || isOtherRound) this.#openChapter();
  }

  #tick(): void {
    this.#restMs -= TICK_MS;
    tickRounds(this.seating.teams(), this.#outbox);
    this.#autopilots.follow();
    // Nobody plays any more when all rounds had to be given up.
    const isOver = this.seating.teams().every(({ faulted }) => faulted);
    this.#setPace(advancePace(this.#pace, isOver ? this.#pace.leftMs : TICK_MS, this.#plan));
  }

  #openChapter(): void {
    this.#autopilots.drop();
    this.seating.open({
      chapter: this.#chapter,
      rotation: this.#pace.chapter,
      seed: this.#options.seed,
      timings: this.#options.timings,
    });
    this.touch();
  }

  #closeRounds(): void {
    this.#autopilots.settle();
    this.#past.close(this.seating.teams(), this.#place, !this.#chapter.unscored, this.#outbox);
  }
}
