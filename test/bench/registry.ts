import type { Bench } from "./bench.ts";
import { ENGINE_BENCHES } from "./engine.ts";
import { SCALE_BENCHES } from "./scale.ts";
import { SCHEDULER_BENCHES } from "./scheduler.ts";
import { SYNC_BENCHES } from "./sync.ts";

/** Every bench. One line for each file of this folder. */
export const BENCHES: readonly Bench[] = [
  ...ENGINE_BENCHES,
  ...SCALE_BENCHES,
  ...SCHEDULER_BENCHES,
  ...SYNC_BENCHES,
];
