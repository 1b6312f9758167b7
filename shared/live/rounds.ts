import type { Answer, TeamRound } from "../classroom/team-round.ts";
import type { Versus } from "../classroom/versus.ts";
import type { SeatCommand } from "../engine/command-pass.ts";
import type { Journal } from "../engine/journal.ts";
import type { Refusal } from "../util/result.ts";
import type { Outbox } from "./outbox.ts";
import type { Team } from "./team.ts";

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

/** The rounds as they stand, for the debrief and for replays. */
export const recordRounds = (
  teams: readonly Team[],
  chapter: Pick<RoundRecord, "chapter" | "chapterIndex" | "attempt">,
): readonly RoundRecord[] =>
  teams.flatMap(({ id, round, faulted, versus }) =>
    round === undefined
      ? []
      : [{ ...chapter, team: id, faulted, journal: round.journal(), ...(versus?.isOver && { versus }) }],
  );

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
