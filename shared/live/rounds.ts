import type { Answer, TeamRound } from "../classroom/team-round.ts";
import type { Versus } from "../classroom/versus.ts";
import type { SeatCommand } from "../engine/command-pass.ts";
import type { Journal } from "../engine/journal.ts";
import type { Refusal } from "../util/result.ts";
import type { Outbox } from "./outbox.ts";
import type { Team } from "./team.ts";
import { finishedRoundRow } from "./view.ts";

/** Rounds kept for the debrief; the oldest are forgotten beyond this. */
const MAX_RECORDS = 300;

/** A round that was played, or is being played. */
export interface RoundRecord {
  readonly chapter: string;
  readonly chapterIndex: number;
  readonly attempt: number;
  readonly team: string;
  readonly faulted: boolean;
  readonly journal: Journal;
  /** The same round played by Kubernetes alone, beside theirs. Missing while they play, and where there is none. */
  readonly versus?: Versus;
}

/** Which round of the course it is. */
type Place = Pick<RoundRecord, "chapter" | "chapterIndex" | "attempt">;

/** The rounds as they stand, for the debrief and for replays. */
const recordRounds = (teams: readonly Team[], chapter: Place): readonly RoundRecord[] =>
  teams.flatMap(({ id, round, faulted, versus }) =>
    round === undefined
      ? []
      : [{ ...chapter, team: id, faulted, journal: round.journal(), ...(versus?.isOver && { versus }) }],
  );

/** The rounds of a classroom that are over. */
export class PastRounds {
  readonly #records: RoundRecord[] = [];

  /** These and those that are being played. */
  with(teams: readonly Team[], place: Place): readonly RoundRecord[] {
    return [...this.#records, ...recordRounds(teams, place)];
  }

  get records(): readonly RoundRecord[] {
    return this.#records;
  }

  /**
   * Ends the rounds and keeps them. Warm-ups are for trying things out, and a round that our rules broke says nothing
   * about a team: their figures are not handed on.
   */
  close(teams: readonly Team[], place: Place, isScored: boolean, outbox: Outbox): void {
    this.#records.push(...recordRounds(teams, place));
    this.#records.splice(0, this.#records.length - MAX_RECORDS);
    for (const team of teams) {
      if (team.round) team.figures = team.round.round;
      const row = isScored && !team.faulted && finishedRoundRow(team, place.chapter, place.chapterIndex);
      if (row) outbox.finishedRound(row);
      team.round?.close({ code: "RoundOver", params: {} });
    }
  }
}

/** One tick of every team. Where our rules break, that team's round ends and the others go on. */
export function tickRounds(teams: readonly Team[], outbox: Outbox): void {
  for (const team of teams) {
    if (team.round === undefined || team.faulted) continue;
    try {
      const { rows, events, round, conditions } = team.round.tick();
      team.autopilot?.follow(conditions);
      outbox.rows(team.id, rows);
      outbox.events(team.id, events);
      if (round === undefined) continue;
      team.figures = round;
      outbox.figures();
    } catch (error) {
      giveUp(team, team.round, error, outbox);
    }
  }
}

function giveUp(team: Team, round: TeamRound, error: unknown, outbox: Outbox): void {
  team.faulted = true;
  team.figures = round.round;
  outbox.touch();
  outbox.fault({ team: team.id, error, journal: round.journal() });
  round.close({ code: "RoundFaulted", params: {} });
}

/** Gives a command in several rounds. Accepted when one of them accepts it, else refused as the first one says. */
export function submitToAll(rounds: readonly TeamRound[], given: SeatCommand, answer: Answer): void {
  let open = rounds.length;
  let refusal: Refusal | undefined;
  let accepted = false;
  for (const round of rounds) {
    round.submit(given, (refused) => {
      if (refused) refusal ??= refused;
      else accepted = true;
      open -= 1;
      if (open === 0) answer(accepted ? undefined : refusal);
    });
  }
}
