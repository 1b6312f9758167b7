import { expect, test } from "vitest";
import { TOOLS } from "../../../client/pages/play/desk/tools/registry.ts";
import { offeredTools } from "../../../client/rules/tools.ts";
import { CHAPTERS } from "../../../shared/chapters/registry.ts";
import { commandDefinition } from "../../../shared/commands/registry.ts";

test.each([
  { name: "Pods are made by hand while no controller does", controllers: "podgc", want: ["createPod"] },
  { name: "and declared from then on", controllers: "deployment,replicaset", want: ["scale"] },
])("$name", ({ controllers, want }) => {
  expect(offeredTools({ tools: "createPod,scale", controllers })).toEqual(want);
});

test("a chapter without tools offers none", () => {
  expect(offeredTools({ tools: "", controllers: "replicaset" })).toEqual([]);
});

/** Standing actions of every Node's sheet, or shown within another tool. */
const ELSEWHERE = [
  "uncordon",
  "cordon",
  "drain",
  "deleteAutoscaler",
  "undoRollout",
  "pauseRollout",
  "resumeRollout",
];

test.each(CHAPTERS.filter(({ tools }) => tools !== undefined))(
  "the desks have controls for every tool of $id that is theirs",
  ({ tools = [] }) => {
    const missing = tools.filter(
      (type) =>
        commandDefinition(type).roles.includes("control-plane") &&
        !ELSEWHERE.includes(type) &&
        !TOOLS.some((tool) => tool.type === type),
    );
    expect(missing).toEqual([]);
  },
);
