import { botFor } from "../shared/bots/bot.ts";
import type { Chapter } from "../shared/chapters/framework.ts";
import { makeRound } from "../shared/chapters/make-round.ts";
import { seatPlan } from "../shared/chapters/seats.ts";
import type { CommandType } from "../shared/commands/registry.ts";
import type { SeatCommand } from "../shared/engine/command-pass.ts";
import { Recorder } from "../shared/engine/journal.ts";
import type { ClusterState } from "../shared/model/cluster-state.ts";
import type { GameEvent } from "../shared/model/game-event.ts";
import { FACILITATOR_SEAT, type Seat } from "../shared/model/seat.ts";
import { TIMINGS } from "../shared/model/timings.ts";
import { Rng, seedRng } from "../shared/util/rng.ts";
import { randomCommand } from "./random-player.ts";

/** Each seat does something at random in so many of 10,000 ticks: far more often than people do. */
const EAGER_BP = 600;
/** The facilitator is the kind of person who cannot leave things alone, but not every second. */
const FACILITATOR_BP = 60;

interface RandomRound {
  readonly chapter: Chapter;
  readonly people: number;
  readonly seed: string;
  readonly ticks: number;
  readonly onTick?: (state: ClusterState) => void;
}

/**
 * A round in which bots play as well as they can, so that there is something that can break, while every seat gives any
 * command that comes to its mind. Returns how it went, and which commands were accepted at least once.
 */
export function playAtRandom({ chapter, people, seed, ticks, onTick }: RandomRound): {
  readonly recorder: Recorder;
  readonly accepted: ReadonlySet<CommandType>;
} {
  const { seats, nodes } = seatPlan(chapter.seats, people);
  const recorder = new Recorder(makeRound(chapter, { seed, timings: TIMINGS.classroom, nodes }));
  const rng = new Rng(seedRng(seed));
  const bots = seats.map((seat) => ({ seat, bot: botFor(seat, "perfect", seed) }));
  const accepted = new Set<CommandType>();
  let events: readonly GameEvent[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    const commands: SeatCommand[] = [];
    const atRandom = (seat: Seat): void => {
      const command = randomCommand(recorder.state, seat, rng);
      if (command) commands.push({ seat, command });
    };
    for (const { seat, bot } of bots) {
      for (const command of bot.think(recorder.state, events)) commands.push({ seat, command });
      if (rng.chanceBp(EAGER_BP)) atRandom(seat);
    }
    if (rng.chanceBp(FACILITATOR_BP)) atRandom(FACILITATOR_SEAT);
    const result = recorder.step(commands);
    events = result.events;
    commands.forEach(({ command }, i) => {
      if (result.refusals[i] === undefined) accepted.add(command.type);
    });
    onTick?.(result.state);
  }
  return { recorder, accepted };
}
