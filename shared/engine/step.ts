import { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import type { GameEvent } from "../model/game-event.ts";
import type { Refusal } from "../util/result.ts";
import { commandPass, type SeatCommand } from "./command-pass.ts";
import { PASSES, WATCHERS } from "./passes.ts";
import { timerPass } from "./timer-pass.ts";

export interface StepResult {
  readonly state: ClusterState;
  /** What happened, in order. */
  readonly events: readonly GameEvent[];
  /** For each command in order: undefined when it was accepted, else why not. */
  readonly refusals: readonly (Refusal | undefined)[];
}

/**
 * One tick of game time: the next state from this one and the commands that arrived since. Pure and deterministic;
 * `state` is left as it is. Commands act in the order given, each seeing what the ones before it did.
 */
export function step(state: ClusterState, commands: readonly SeatCommand[]): StepResult {
  const draft = new ClusterDraft(state, state.tick + 1, WATCHERS);
  timerPass(draft);
  const refusals = commandPass(draft, state.script, commands);
  for (const pass of PASSES) pass.run(draft);
  return { state: draft.finish(), events: draft.events, refusals };
}
