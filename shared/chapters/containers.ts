import { CONTAINERS } from "../eras/containers.ts";
import { companyEra } from "./company-software.ts";
import { ERA_ROUND } from "./era-orders.ts";
import { defineChapter } from "./framework.ts";

export const containers = defineChapter({
  ...ERA_ROUND,
  id: "containers",
  number: 3,
  era: companyEra(CONTAINERS),
  sloBp: 9000,
  stars: [{ sliBp: 7200 }, { sliBp: 8900 }, { sliBp: 9775 }],
});
