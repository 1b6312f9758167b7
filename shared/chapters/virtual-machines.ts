import { VIRTUAL_MACHINES } from "../eras/virtual-machines.ts";
import { companyEra } from "./company-software.ts";
import { ERA_ROUND } from "./era-orders.ts";
import { defineChapter } from "./framework.ts";

export const virtualMachines = defineChapter({
  ...ERA_ROUND,
  id: "virtual-machines",
  number: 2,
  era: companyEra(VIRTUAL_MACHINES),
  sloBp: 7500,
  stars: [{ sliBp: 5000 }, { sliBp: 6500 }, { sliBp: 8350 }],
});
