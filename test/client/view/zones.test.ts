import { expect, test } from "vitest";
import { nodeRow } from "../../../client/dev/sample-rows.ts";
import { nodeView } from "../../../client/view/node-view.ts";
import { zoneViews } from "../../../client/view/zones.ts";

const NOTHING = { cpuMilli: 0, memoryMi: 0 };
const node = (name: string, zone: string, ready = true) =>
  nodeView(nodeRow({ name, zone, ready }), NOTHING, undefined);

const TOKYO = node("tokyo-1", "tokyo");
const OSAKA = [node("osaka-1", "osaka"), node("osaka-2", "osaka")];

test("zones come by name, each with a sign of its own", () => {
  expect(zoneViews([TOKYO, ...OSAKA], "createBudget,setPlacement")).toEqual([
    { name: "osaka", sign: 0, nodes: ["osaka-1", "osaka-2"], lost: false },
    { name: "tokyo", sign: 1, nodes: ["tokyo-1"], lost: false },
  ]);
});

test.each([
  { name: "all are in one zone", nodes: OSAKA, tools: "setPlacement" },
  { name: "a Node has no zone", nodes: [TOKYO, ...OSAKA, node("lab", "")], tools: "setPlacement" },
  { name: "nobody decides about places", nodes: [TOKYO, ...OSAKA], tools: "scale,pullImage" },
  { name: "there are no Nodes", nodes: [], tools: "setPlacement" },
])("no zones are told apart where $name", ({ nodes, tools }) => {
  expect(zoneViews(nodes, tools)).toEqual([]);
});

test("a zone is lost when none of its Nodes is heard", () => {
  const [first, second] = [node("osaka-1", "osaka", false), node("osaka-2", "osaka", false)];
  const lost = (nodes: Parameters<typeof zoneViews>[0]) =>
    zoneViews([TOKYO, ...nodes], "setSchedulerProfile").map((zone) => zone.lost);
  expect(lost([first, second])).toEqual([true, false]);
  expect(lost([first, ...OSAKA.slice(1)])).toEqual([false, false]);
});
