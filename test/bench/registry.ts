import type { Bench } from "./bench.ts";
import { SCHEDULER_BENCHES } from "./scheduler.ts";

/** Every bench. One line for each file of this folder. */
export const BENCHES: readonly Bench[] = [...SCHEDULER_BENCHES];
