import { describe, expect, test } from "vitest";
import { fieldsOfPolicy, policyCommand, scoresFor, settingsOfPolicy } from "../../../client/rules/policy.ts";
import { parseCommand } from "../../../shared/commands/registry.ts";
import { newContainer, newDeploymentSpec, newPodSpec } from "../../../shared/model/new-objects.ts";
import { DEFAULT_PROFILE_SETTINGS } from "../../../shared/model/profile-settings.ts";
import type { DeclaredApp } from "../../../shared/projection/rows.ts";
import { cluster, node, pod, requests } from "../../builders.ts";

test("the controls of the default amount to the default", () => {
  const command = policyCommand(fieldsOfPolicy(DEFAULT_PROFILE_SETTINGS));
  expect(parseCommand(command)).toEqual({ ok: true, value: command });
  expect(command.strategy).toEqual({ type: "LeastAllocated" });
  expect(command.weights).toMatchObject({ TaintToleration: 3, ImageLocality: 1 });
});

test.each(["LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"] as const)(
  "%s passes the border",
  (type) => {
    const fields = fieldsOfPolicy(DEFAULT_PROFILE_SETTINGS);
    const at = ["LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"].indexOf(type);
    const command = policyCommand({ ...fields, ImageLocality: 60, strategy: at });
    expect(parseCommand(command)).toMatchObject({ ok: true, value: { strategy: { type } } });
    expect(fieldsOfPolicy(settingsOfPolicy(command))).toEqual({ ...fields, ImageLocality: 60, strategy: at });
  },
);

describe("where one more Pod would go", () => {
  const labels = { app: "web" };
  const container = newContainer({
    name: "web",
    image: "web:v1",
    resources: { requests: { cpu: 500 }, limits: {} },
  });
  const app: DeclaredApp = {
    deployment: newDeploymentSpec({
      replicas: 1,
      selector: { matchLabels: labels, matchExpressions: [] },
      template: { labels, annotations: {}, spec: newPodSpec({ containers: [container] }) },
    }),
  };
  const reader = cluster({
    nodes: [node("full", { allocatable: { cpu: 1000 } }), node("half"), node("empty")],
    pods: [
      pod("a", { metadata: { labels }, requests: requests(900, 64), spec: { nodeName: "full" } }),
      pod("b", { metadata: { labels }, requests: requests(500, 64), spec: { nodeName: "half" } }),
    ],
  });
  const best = (change: Readonly<Record<string, number>>): string[] => {
    const command = policyCommand({ ...fieldsOfPolicy(DEFAULT_PROFILE_SETTINGS), ...change });
    return scoresFor(reader, "web", app, settingsOfPolicy(command))
      .filter(({ isBest }) => isBest)
      .map(({ node: name }) => name);
  };

  test.each([
    { name: "the default takes the empty Node", change: {}, node: "empty" },
    {
      name: "packing takes the one that is in use",
      change: { strategy: 1, PodTopologySpread: 0, NodeResourcesBalancedAllocation: 0, NodeResourcesFit: 40 },
      node: "half",
    },
  ])("$name", ({ change, node: wanted }) => {
    expect(best(change)).toEqual([wanted]);
  });

  test("a Node without room is refused whatever the weights are", () => {
    const scores = scoresFor(reader, "web", app, DEFAULT_PROFILE_SETTINGS);
    expect(scores.find(({ node: name }) => name === "full")).toMatchObject({ isRefused: true, total: 0 });
  });
});
