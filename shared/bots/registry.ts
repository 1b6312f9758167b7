import type { SeatRole } from "../model/seat.ts";
import type { Brain } from "./framework.ts";
import { nodeSeat } from "./node.ts";
import { schedulerDesk } from "./scheduler-desk.ts";

/** What every kind of seat does; a role without a brain sits still. One line each. */
const BRAINS: Readonly<Partial<Record<SeatRole, Brain>>> = {
  "control-plane": schedulerDesk,
  scheduler: schedulerDesk,
  node: nodeSeat,
};

export const brainOf = (role: SeatRole): Brain | undefined => BRAINS[role];
