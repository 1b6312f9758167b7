import { describe, expect, test } from "vitest";
import { cluster, deployment } from "../../builders.ts";
import { give } from "./give.ts";

const state = cluster({ objects: [deployment("web")] });
const budgetOf = (from: typeof state) => from.podDisruptionBudgets.get("default/web");

test("a budget covers the app's Pods, and allows nothing before it is counted", () => {
  const { state: after } = give(state, { type: "createBudget", app: "web", minAvailable: 2 });
  expect(budgetOf(after)).toMatchObject({
    spec: { selector: { matchLabels: { app: "web" } }, minAvailable: 2 },
    status: { disruptionsAllowed: 0, observedGeneration: 0 },
  });
});

test("given again it changes the one that is there", () => {
  const first = give(state, { type: "createBudget", app: "web", minAvailable: 2 }).state;
  const { state: after } = give(first, { type: "createBudget", app: "web", minAvailable: "50%" });
  expect(after.podDisruptionBudgets.size).toBe(1);
  expect(budgetOf(after)).toMatchObject({
    metadata: { uid: budgetOf(first)?.metadata.uid, generation: 2 },
    spec: { minAvailable: "50%" },
  });
});

describe("refused", () => {
  const withBudget = give(state, { type: "createBudget", app: "web", minAvailable: 2 }).state;
  test.each([
    { name: "for what is not there", app: "x", minAvailable: 1, code: "DeploymentNotFound" },
    { name: "when it is like that already", app: "web", minAvailable: 2, code: "NothingToChange" },
    { name: "less than nothing", app: "web", minAvailable: -1, code: "MalformedCommand" },
    { name: "a share that is none", app: "web", minAvailable: "half", code: "MalformedCommand" },
  ])("$name", ({ name: _, code, ...given }) =>
    expect(give(withBudget, { type: "createBudget", ...given }).refusal?.code).toBe(code),
  );
});
