import type { SeatRole } from "../model/seat.ts";
import { controllerDesk } from "./controller-desk.ts";
import { declaring } from "./declaring.ts";
import { eraSeat } from "./era-seat.ts";
import type { Brain } from "./framework.ts";
import { nodeSeat } from "./node.ts";
import { schedulerDesk } from "./scheduler-desk.ts";

/** Placing Pods is a person's work only while Kubernetes does not do it. */
const placing: Brain = (situation) =>
  situation.reader.automation.scheduler === "auto" ? undefined : schedulerDesk(situation);

/** One person at both desks: whoever waits for a Node comes first, then what goes wrong, then what is to be declared. */
const bothDesks: Brain = (situation) =>
  placing(situation) ?? controllerDesk(situation) ?? declaring(situation);

/** A machine in the eras is worked by hand, a Node of a cluster is told what to do. */
const machineSeat: Brain = (situation) =>
  situation.reader.settings.era === undefined ? nodeSeat(situation) : eraSeat(situation);

/** What every kind of seat does; a role without a brain sits still. One line each. */
const BRAINS: Readonly<Partial<Record<SeatRole, Brain>>> = {
  "control-plane": bothDesks,
  scheduler: (situation) => placing(situation) ?? declaring(situation),
  controller: (situation) => controllerDesk(situation) ?? declaring(situation),
  node: machineSeat,
};

export const brainOf = (role: SeatRole): Brain | undefined => BRAINS[role];
