import type { Command } from "../commands/registry.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { GameEvent } from "../model/game-event.ts";
import type { GameMs } from "../model/meta.ts";
import type { Seat } from "../model/seat.ts";
import { Rng, seedRng } from "../util/rng.ts";
import { type Character, TEMPERS } from "./characters.ts";
import { brainOf } from "./registry.ts";
import { seatReader } from "./seat-reader.ts";

/** Somebody who is not there: holds a seat and acts only through commands, like everybody else. */
export interface Bot {
  /**
   * Called every tick with the whole cluster, of which it looks only at what its seat can see, and with what the last
   * step reported, of which it only hears what was called out. At most one command at a time.
   */
  think(cluster: ClusterReader, events: readonly GameEvent[]): readonly Command[];
}

/** How often a bot that has nothing to do looks up. */
const GLANCE_MS = 500;

const NOTHING: readonly Command[] = [];

/**
 * A bot for a seat. Equal seeds act equally on equal clusters. It remembers only when it may act next, so one made
 * anew in the middle of a round goes on as well as the old one.
 */
export function botFor(seat: Seat, character: Character, seed: string): Bot {
  const temper = TEMPERS[character];
  const brain = brainOf(seat.role);
  if (character === "idle" || temper === undefined || brain === undefined) return { think: () => NOTHING };
  const rng = new Rng(seedRng(`${seed} ${seat.id} bot`));
  // Bots of a team do not all look up in the same tick.
  let nextAt: GameMs = rng.below(GLANCE_MS);
  let busy = false;
  return {
    think(cluster, _events) {
      if (cluster.now < nextAt) return NOTHING;
      const reader = seatReader(cluster, seat);
      const slips = rng.chanceBp(temper.mistakeBp);
      const command = brain({ reader, seat, character, slips, rng });
      if (command === undefined) {
        busy = false;
        nextAt = cluster.now + GLANCE_MS;
        return NOTHING;
      }
      if (!busy) {
        // Seeing that there is something to do takes a moment; what it is, is decided afterwards.
        busy = true;
        nextAt = cluster.now + rng.between(...temper.noticeMs);
        return NOTHING;
      }
      nextAt = cluster.now + rng.between(...temper.actMs);
      return [command];
    },
  };
}
