import { CONTAINERS } from "../eras/containers.ts";
import { companyEra } from "./company-software.ts";
import { ERA_ROUND } from "./era-orders.ts";
import { defineChapter } from "./framework.ts";

export const containers = defineChapter({
  ...ERA_ROUND,
  id: "containers",
  number: 3,
  era: companyEra(CONTAINERS),
  sloBp: 6000,
  stars: [{ sliBp: 3500 }, { sliBp: 5000 }, { sliBp: 6000 }],
});
