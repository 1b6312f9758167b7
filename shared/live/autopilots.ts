import { versus, versusSoFar } from "../classroom/versus.ts";
import type { Outbox } from "./outbox.ts";
import type { Team } from "./team.ts";

/**
 * Kubernetes' rounds go along with the teams': one tick costs a fraction of a team's own (no bots, no rows, no journal).
 * More than one at a time only where some were missed.
 */
const TICKS_ALONG = 2;
/** When a round is over, what is missing still is played in pieces, so that nobody else on the server waits. */
const TICKS_AFTER = 20;
/** In a race the stand is told so often. */
const STAND_EVERY_TICKS = 10;

/** The rounds that Kubernetes plays alone, as a classroom runs them: beside the teams' and never in their way. */
export class Autopilots {
  readonly #teams: () => readonly Team[];
  readonly #outbox: Outbox;
  /** Rounds are over, and Kubernetes' are not as far yet. */
  #isBehind = false;

  constructor(teams: () => readonly Team[], outbox: Outbox) {
    this.#teams = teams;
    this.#outbox = outbox;
  }

  /** After a tick of the teams: the same tick without them. */
  follow(): void {
    for (const team of this.#teams()) {
      const { round, autopilot } = team;
      if (round === undefined || autopilot === undefined || team.faulted) continue;
      guarded(team, this.#outbox, () => {
        autopilot.advance(round.state.tick, TICKS_ALONG);
        if (!autopilot.isRace || round.state.tick % STAND_EVERY_TICKS !== 0) return;
        team.versus = versusSoFar(round, autopilot);
        this.#outbox.figures();
      });
    }
  }

  /** The rounds are over: holds both side by side, at once or as soon as `catchUp` has played the rest. */
  settle(): void {
    this.#isBehind = false;
    for (const team of this.#teams()) {
      const { round, autopilot } = team;
      if (round === undefined || autopilot === undefined || team.faulted || team.versus?.isOver) continue;
      guarded(team, this.#outbox, () => {
        if (autopilot.advance(round.state.tick, TICKS_AFTER)) team.versus = versus(round, autopilot);
        else this.#isBehind = true;
      });
      this.#outbox.touch();
    }
  }

  /** Called as time goes by: plays a piece of what is missing. */
  catchUp(): void {
    if (this.#isBehind) this.settle();
  }

  /** Other rounds begin; nobody asks any more how the last ones would have ended. */
  drop(): void {
    this.#isBehind = false;
  }
}

/** Where the rules break without people, the team's own round is not touched: there is just nothing to compare. */
function guarded(team: Team, outbox: Outbox, act: () => void): void {
  try {
    act();
  } catch (error) {
    team.autopilot = undefined;
    team.versus = undefined;
    if (team.round) outbox.fault({ team: team.id, error, journal: team.round.journal() });
  }
}
