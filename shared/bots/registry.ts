import type { SeatRole } from "../model/seat.ts";
import { controllerDesk } from "./controller-desk.ts";
import type { Brain } from "./framework.ts";
import { nodeSeat } from "./node.ts";
import { schedulerDesk } from "./scheduler-desk.ts";

/** One person at both desks: whoever waits for a Node comes first. */
const bothDesks: Brain = (situation) => schedulerDesk(situation) ?? controllerDesk(situation);

/** What every kind of seat does; a role without a brain sits still. One line each. */
const BRAINS: Readonly<Partial<Record<SeatRole, Brain>>> = {
  "control-plane": bothDesks,
  scheduler: schedulerDesk,
  controller: controllerDesk,
  node: nodeSeat,
};

export const brainOf = (role: SeatRole): Brain | undefined => BRAINS[role];
