import { describe, expect, test } from "vitest";
import { DEFAULT_PROFILE, makeProfile } from "../../../shared/scheduler/profile.ts";

test("the default profile asks the plugins in kube-scheduler's order, with its weights", () => {
  // Source: pkg/scheduler/apis/config/v1/default_plugins.go, v1.35, without volumes and devices.
  expect(DEFAULT_PROFILE.plugins.map(({ name, weight }) => [name, weight])).toEqual([
    ["NodeUnschedulable", 0],
    ["NodeName", 0],
    ["TaintToleration", 3],
    ["NodeAffinity", 2],
    ["NodePorts", 0],
    ["NodeResourcesFit", 1],
    ["PodTopologySpread", 2],
    ["InterPodAffinity", 2],
    ["DefaultPreemption", 0],
    ["NodeResourcesBalancedAllocation", 1],
    ["ImageLocality", 1],
  ]);
});

describe("a profile that is refused", () => {
  const strategy = (scoringStrategy: unknown) => [{ name: "NodeResourcesFit", args: { scoringStrategy } }];
  const ratio = (shape: unknown) =>
    strategy({ type: "RequestedToCapacityRatio", requestedToCapacityRatio: { shape } });
  const term = (requirement: unknown) => ({
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [requirement] }],
    },
  });

  // Paths as in pkg/scheduler/apis/config/validation/validation_pluginargs_test.go, v1.35.
  test.each([
    { plugins: strategy({ type: "Nonsense" }), field: "scoringStrategy.type" },
    {
      plugins: strategy({
        resources: [
          { name: "cpu", weight: 1 },
          { name: "memory", weight: 0 },
        ],
      }),
      field: "scoringStrategy.resources[1].weight",
    },
    {
      plugins: strategy({ resources: [{ name: "cpu", weight: 101 }] }),
      field: "scoringStrategy.resources[0].weight",
    },
    {
      plugins: strategy({ type: "RequestedToCapacityRatio" }),
      field: "scoringStrategy.requestedToCapacityRatio",
    },
    {
      plugins: strategy({
        type: "MostAllocated",
        requestedToCapacityRatio: { shape: [{ utilization: 0, score: 1 }] },
      }),
      field: "scoringStrategy.requestedToCapacityRatio",
    },
    { plugins: ratio([]), field: "scoringStrategy.requestedToCapacityRatio.shape" },
    {
      plugins: ratio([
        { utilization: 50, score: 1 },
        { utilization: 50, score: 2 },
      ]),
      field: "scoringStrategy.requestedToCapacityRatio.shape[1].utilization",
    },
    {
      plugins: ratio([{ utilization: 101, score: 1 }]),
      field: "scoringStrategy.requestedToCapacityRatio.shape[0].utilization",
    },
    {
      plugins: ratio([{ utilization: 0, score: 11 }]),
      field: "scoringStrategy.requestedToCapacityRatio.shape[0].score",
    },
    {
      plugins: [{ name: "NodeResourcesFit", args: { ignoredResourceGroups: ["ok", "a/b"] } }],
      field: "ignoredResourceGroups[1]",
    },
    { plugins: [{ name: "NodeResourcesFit", args: { typo: 1 } }], field: "typo" },
    {
      plugins: [
        { name: "NodeResourcesBalancedAllocation", args: { resources: [{ name: "cpu", weight: 2 }] } },
      ],
      field: "resources[0].weight",
    },
    {
      plugins: [
        {
          name: "NodeResourcesBalancedAllocation",
          args: {
            resources: [
              { name: "cpu", weight: 1 },
              { name: "cpu", weight: 1 },
            ],
          },
        },
      ],
      field: "resources[1].name",
    },
    {
      plugins: [{ name: "NodeAffinity", args: { addedAffinity: term({ key: "a", operator: "In" }) } }],
      field:
        "addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values",
    },
    {
      plugins: [{ name: "DefaultPreemption", args: { minCandidateNodesPercentage: 101 } }],
      field: "minCandidateNodesPercentage",
    },
    {
      plugins: [
        { name: "DefaultPreemption", args: { minCandidateNodesPercentage: 0, minCandidateNodesAbsolute: 0 } },
      ],
      field: "minCandidateNodesPercentage",
    },
    { plugins: [{ name: "ImageLocality", weight: 101 }], field: "weight" },
  ])("names the field: $field", ({ plugins, field }) => {
    expect(makeProfile(plugins)).toMatchObject({
      ok: false,
      refusal: { code: "InvalidPluginConfig", params: { plugin: plugins[0]?.name, field } },
    });
  });

  test.each([
    { plugins: [{ name: "Nonsense" }], code: "UnknownPlugin" },
    { plugins: [{ name: "NodeName" }, { name: "NodeName" }], code: "DuplicatePlugin" },
  ])("$code", ({ plugins, code }) => {
    expect(makeProfile(plugins)).toMatchObject({ ok: false, refusal: { code } });
  });
});
