import { describe, expect, test } from "vitest";
import { nodeNames, seatPlan } from "../../../shared/chapters/seats.ts";
import { zoneOf } from "../../../shared/model/node-name.ts";

const RULES = { minNodes: 3, maxNodes: 11, twoDesksFrom: 6 };

describe("seatPlan", () => {
  test.each([
    { name: "one person has the Control Plane, and three Nodes for bots", people: 1, desks: 1, nodes: 3 },
    { name: "four people fill the smallest team", people: 4, desks: 1, nodes: 3 },
    { name: "a fifth person is a fourth Node", people: 5, desks: 1, nodes: 4 },
    { name: "from six on the Control Plane is two desks", people: 6, desks: 2, nodes: 4 },
    { name: "twelve people are two desks and ten Nodes", people: 12, desks: 2, nodes: 10 },
    { name: "more people than Nodes leave the plan at its largest", people: 40, desks: 2, nodes: 11 },
  ])("$name", ({ people, desks, nodes }) => {
    const plan = seatPlan(RULES, people);
    expect(plan.nodes).toHaveLength(nodes);
    expect(plan.seats).toHaveLength(desks + nodes);
    expect(new Set(plan.seats.map(({ id }) => id)).size).toBe(plan.seats.length);
    expect(plan.seats.slice(desks).map(({ nodeName }) => nodeName)).toEqual(plan.nodes);
  });

  test("a chapter may keep one desk for every team", () => {
    const plan = seatPlan({ minNodes: 3, maxNodes: 11 }, 12);
    expect(plan.seats.map(({ role }) => role).filter((role) => role !== "node")).toEqual(["control-plane"]);
    expect(plan.nodes).toHaveLength(11);
  });
});

describe("nodeNames", () => {
  test("the first three Nodes are in three zones, and the fourth joins the first", () => {
    expect(nodeNames(4)).toEqual(["tokyo-1", "osaka-1", "sapporo-1", "tokyo-2"]);
  });

  test("the zone of a Node is in its name", () => {
    expect(nodeNames(5).map(zoneOf)).toEqual(["tokyo", "osaka", "sapporo", "tokyo", "osaka"]);
  });
});
