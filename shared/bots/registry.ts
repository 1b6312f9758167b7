import type { SeatRole } from "../model/seat.ts";
import { controllerDesk } from "./controller-desk.ts";
import { eraSeat } from "./era-seat.ts";
import type { Brain } from "./framework.ts";
import { nodeSeat } from "./node.ts";
import { schedulerDesk } from "./scheduler-desk.ts";

/** One person at both desks: whoever waits for a Node comes first. */
const bothDesks: Brain = (situation) => schedulerDesk(situation) ?? controllerDesk(situation);

/** A machine in the eras is worked by hand, a Node of a cluster is told what to do. */
const machineSeat: Brain = (situation) =>
  situation.reader.settings.era === undefined ? nodeSeat(situation) : eraSeat(situation);

/** What every kind of seat does; a role without a brain sits still. One line each. */
const BRAINS: Readonly<Partial<Record<SeatRole, Brain>>> = {
  "control-plane": bothDesks,
  scheduler: schedulerDesk,
  controller: controllerDesk,
  node: machineSeat,
};

export const brainOf = (role: SeatRole): Brain | undefined => BRAINS[role];
