import { BY_HAND } from "../eras/by-hand.ts";
import { companyEra } from "./company-software.ts";
import { ERA_ROUND } from "./era-orders.ts";
import { defineChapter } from "./framework.ts";

export const byHand = defineChapter({
  ...ERA_ROUND,
  id: "by-hand",
  number: 1,
  era: companyEra(BY_HAND),
  sloBp: 6000,
  stars: [{ sliBp: 4200 }, { sliBp: 6000 }, { sliBp: 6930 }],
});
