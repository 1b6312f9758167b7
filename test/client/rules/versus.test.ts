import { expect, test } from "vitest";
import { leadOf, versusOf } from "../../../client/rules/versus.ts";
import type { OutcomeFigures } from "../../../shared/scoring/comparison.ts";

const side = (served: number, sliBp: number): OutcomeFigures => ({
  served,
  failed: 1000 - served,
  sliBp,
  stars: 1,
  efficiencyBp: 0,
  actions: 0,
  mttrMs: 0,
  pendingTenths: 0,
});

test.each([
  { people: side(900, 9000), kubernetes: side(700, 7000), lead: { who: "people", requests: 200 } },
  { people: side(900, 9000), kubernetes: side(950, 9500), lead: { who: "kubernetes", requests: 50 } },
  { people: side(900, 9000), kubernetes: side(904, 9040), lead: { who: "even", requests: 4 } },
])("$lead.who", ({ people, kubernetes, lead }) => {
  expect(leadOf({ people, kubernetes })).toEqual(lead);
});

test("a team without a comparison has nothing to show", () => {
  expect(versusOf({})).toBeUndefined();
  expect(versusOf({ autopilot: "" })).toBeUndefined();
});
