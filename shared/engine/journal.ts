import type { Command } from "../commands/registry.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import type { Seat } from "../model/seat.ts";
import { makeSnapshot, restoreSnapshot, type Snapshot, stateHash } from "./snapshot.ts";
import { step } from "./step.ts";

/** A hash is noted every this many ticks (5 seconds of play). */
export const HASH_EVERY_TICKS = 50;

/** One accepted command: it acts in the step that leads to `tick`. */
export interface JournalEntry {
  readonly tick: number;
  readonly seat: Seat;
  readonly command: Command;
}

/** A round as it happened: where it began, what was done, and fingerprints to prove a replay. */
export interface Journal {
  readonly version: 1;
  readonly start: Snapshot;
  readonly entries: readonly JournalEntry[];
  readonly hashes: readonly { readonly tick: number; readonly hash: string }[];
  /** The last tick that was played. */
  readonly ticks: number;
}

/** Runs a round and writes its journal. The one way in: whatever acts on a cluster passes `step` here. */
export class Recorder {
  #state: ClusterState;
  readonly #start: Snapshot;
  readonly #entries: JournalEntry[] = [];
  readonly #hashes: { tick: number; hash: string }[] = [];

  constructor(start: ClusterState) {
    this.#state = start;
    this.#start = makeSnapshot(start);
  }

  get state(): ClusterState {
    return this.#state;
  }

  /** One step with the commands that arrived; refused ones leave no trace in the journal. */
  step(commands: Parameters<typeof step>[1]): ReturnType<typeof step> {
    const result = step(this.#state, commands);
    this.#state = result.state;
    commands.forEach((given, i) => {
      if (result.refusals[i] === undefined) this.#entries.push({ tick: result.state.tick, ...given });
    });
    if (result.state.tick % HASH_EVERY_TICKS === 0) {
      this.#hashes.push({ tick: result.state.tick, hash: stateHash(result.state) });
    }
    return result;
  }

  /** The journal so far. */
  journal(): Journal {
    return {
      version: 1,
      start: this.#start,
      entries: [...this.#entries],
      hashes: [...this.#hashes],
      ticks: this.#state.tick,
    };
  }
}

export interface ReplayResult {
  readonly state: ClusterState;
  /** The first tick at which the hashes differ; undefined when the replay is the run. */
  readonly divergedAt: number | undefined;
}

/** Plays a journal again, calling `onState` with every state, and compares hashes on the way. */
export function replay(journal: Journal, onState?: (state: ClusterState) => void): ReplayResult {
  let state = restoreSnapshot(journal.start);
  let divergedAt: number | undefined;
  let next = 0;
  const hashes = new Map(journal.hashes.map(({ tick, hash }) => [tick, hash]));
  while (state.tick < journal.ticks) {
    const from = next;
    while (journal.entries[next]?.tick === state.tick + 1) next += 1;
    state = step(state, journal.entries.slice(from, next)).state;
    const hash = hashes.get(state.tick);
    if (divergedAt === undefined && hash !== undefined && hash !== stateHash(state)) divergedAt = state.tick;
    onState?.(state);
  }
  return { state, divergedAt };
}
