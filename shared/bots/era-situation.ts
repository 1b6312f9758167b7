import type { EraRules } from "../model/era.ts";
import type { Machine } from "../model/machine.ts";
import type { Situation } from "./framework.ts";

/** What somebody in an era looks at: the rules and the own machine beside the situation. */
export interface EraSituation extends Situation {
  readonly era: EraRules;
  readonly machine: Machine;
}
