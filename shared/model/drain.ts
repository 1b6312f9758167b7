import type { GameMs } from "./meta.ts";

/** A `kubectl drain` that goes on: it asks again until no Pod is left to go. */
export interface Drain {
  readonly node: string;
  /** Id of the seat that drains. */
  readonly by: string;
  readonly startedAt: GameMs;
  /** Also takes Pods that nobody would make again. */
  readonly force: boolean;
  /** Keys of Pods that are on their way out. */
  readonly leaving: readonly string[];
  /** Keys of Pods that a disruption budget holds back, in order. */
  readonly blocked: readonly string[];
}
