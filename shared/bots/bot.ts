import type { Command } from "../commands/registry.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { GameEvent } from "../model/game-event.ts";
import type { GameMs } from "../model/meta.ts";
import type { Seat } from "../model/seat.ts";
import { Rng, seedRng } from "../util/rng.ts";
import { type Character, TEMPERS, type Temper } from "./characters.ts";
import type { Brain, HeardCall } from "./framework.ts";
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
/** How long a call is remembered; who still needs something calls again. */
const CALL_MS = 12_000;

const NOTHING: readonly Command[] = [];

/**
 * A bot for a seat. Equal seeds act equally on equal clusters. What it does follows from what it sees; it remembers
 * little, so one made anew in the middle of a round goes on about as well as the old one.
 */
export function botFor(seat: Seat, character: Character, seed: string): Bot {
  const temper = TEMPERS[character];
  const brain = brainOf(seat.role);
  if (character === "idle" || temper === undefined || brain === undefined) return { think: () => NOTHING };
  return new SeatBot(seat, character, temper, brain, new Rng(seedRng(`${seed} ${seat.id} bot`)));
}

class SeatBot implements Bot {
  readonly #seat: Seat;
  readonly #character: Exclude<Character, "idle">;
  readonly #temper: Temper;
  readonly #brain: Brain;
  readonly #rng: Rng;
  #heard: readonly HeardCall[] = [];
  #nextAt: GameMs;
  /** It has seen that there is something to do. */
  #busy = false;

  constructor(seat: Seat, character: Exclude<Character, "idle">, temper: Temper, brain: Brain, rng: Rng) {
    this.#seat = seat;
    this.#character = character;
    this.#temper = temper;
    this.#brain = brain;
    this.#rng = rng;
    // Bots of a team do not all look up in the same tick.
    this.#nextAt = rng.below(GLANCE_MS);
  }

  think(cluster: ClusterReader, events: readonly GameEvent[]): readonly Command[] {
    this.#hear(cluster.now, events);
    if (cluster.now < this.#nextAt) return NOTHING;
    const command = this.#decide(cluster);
    const { noticeMs, actMs } = this.#temper;
    if (command === undefined) {
      this.#busy = false;
      this.#nextAt = cluster.now + GLANCE_MS;
      return NOTHING;
    }
    if (!this.#busy) {
      // Seeing that there is something to do takes a moment; what it is to be is decided after that.
      this.#busy = true;
      this.#nextAt = cluster.now + this.#rng.between(...noticeMs);
      return NOTHING;
    }
    this.#nextAt = cluster.now + this.#rng.between(...actMs);
    return [command];
  }

  #decide(cluster: ClusterReader): Command | undefined {
    return this.#brain({
      reader: seatReader(cluster, this.#seat),
      seat: this.#seat,
      character: this.#character,
      slips: this.#rng.chanceBp(this.#temper.mistakeBp),
      rng: this.#rng,
      heard: this.#heard,
    });
  }

  #hear(now: GameMs, events: readonly GameEvent[]): void {
    const called = events.filter((event) => event.type === "Called");
    if (called.length === 0 && this.#heard.length === 0) return;
    const lately = this.#heard.filter(({ at }) => at > now - CALL_MS);
    this.#heard = [...lately, ...called.map((event) => ({ ...event, at: now }) as HeardCall)];
  }
}
