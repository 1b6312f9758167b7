import { VIRTUAL_MACHINES } from "../eras/virtual-machines.ts";
import { companyEra } from "./company-software.ts";
import { ERA_ROUND } from "./era-orders.ts";
import { defineChapter } from "./framework.ts";

export const virtualMachines = defineChapter({
  ...ERA_ROUND,
  id: "virtual-machines",
  number: 2,
  era: companyEra(VIRTUAL_MACHINES),
  sloBp: 6000,
  stars: [{ sliBp: 3500 }, { sliBp: 5000 }, { sliBp: 6000 }],
});
