import type { Command } from "../../../shared/commands/registry.ts";
import type { MachineAction } from "../../rules/machine-view.ts";

type Order = (pod: string, image: string) => Command;

/** What a tap on a Pod's card gives the server. */
export const orders: Readonly<Record<MachineAction, Order>> = {
  pull: (_pod, image) => ({ type: "pullImage", image }),
  start: (pod) => ({ type: "startPod", pod }),
  restart: (pod) => ({ type: "restartContainer", pod }),
};
