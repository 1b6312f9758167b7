import type { Chapter } from "../chapters/framework.ts";
import { makeRound } from "../chapters/make-round.ts";
import { MAX_SEATS, seatPlan } from "../chapters/seats.ts";
import { TeamRound } from "../classroom/team-round.ts";
import { dealSeats } from "../classroom/teams.ts";
import { TIMINGS } from "../model/timings.ts";

/** What came of a round that was played to see whether it can be. */
export interface Trial {
  readonly sliBp: number;
  readonly stars: number;
}

/**
 * Plays a chapter in the largest team there can be, bots in all seats, to its end: one tick for each `next`, so that
 * whoever asks can do other things in between.
 * @throws when the rules cannot play the chapter
 */
export function* tryChapter(chapter: Chapter): Generator<undefined, Trial, undefined> {
  const plan = seatPlan(chapter.seats, MAX_SEATS);
  const round = new TeamRound({
    start: makeRound(chapter, { seed: "trial", timings: TIMINGS.classroom, nodes: plan.nodes }),
    holdings: dealSeats(plan, [], 0),
    seed: "trial",
  });
  while (!round.isOver) {
    round.tick();
    yield;
  }
  const { sliBp, stars } = round.round;
  return { sliBp, stars };
}
