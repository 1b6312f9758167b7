import { describe, expect, test } from "vitest";
import { brokenLinear } from "../../../../shared/scheduler/scoring-strategy.ts";
import { node, pod, requests } from "../../../builders.ts";
import { answers, profileOf, scores, snapshotWith } from "../scheduling.ts";

const fitProfile = (args: unknown = {}) => profileOf({ name: "NodeResourcesFit", args });

describe("the filter", () => {
  const GPU = "example.com/gpu";
  const snapshot = snapshotWith(
    [node("a", { allocatable: { ...requests(1000, 1000), "ephemeral-storage": 100, [GPU]: 2, pods: 2 } })],
    [pod("tenant", { node: "a", requests: { ...requests(600, 600), [GPU]: 1 } })],
  );

  test.each([
    { name: "what is left is enough", asks: requests(400, 400), want: "ok" },
    { name: "a Pod without requests needs a slot only", asks: {}, want: "ok" },
    { name: "not enough left", asks: requests(401, 400), want: "Unschedulable: Insufficient cpu" },
    {
      name: "all that is missing is reported",
      asks: { ...requests(500, 500), [GPU]: 2 },
      want: `Unschedulable: Insufficient cpu, Insufficient memory, Insufficient ${GPU}`,
    },
    {
      name: "more than the whole Node: no eviction could help",
      asks: requests(500, 1001),
      want: "UnschedulableAndUnresolvable: Insufficient cpu, Insufficient memory",
    },
    {
      name: "ephemeral storage counts",
      asks: { "ephemeral-storage": 101 },
      want: "UnschedulableAndUnresolvable: Insufficient ephemeral-storage",
    },
    {
      name: "a resource that the Node does not have",
      asks: { "example.com/fpga": 1 },
      want: "UnschedulableAndUnresolvable: Insufficient example.com/fpga",
    },
  ])("$name", ({ asks, want }) => {
    expect(answers(fitProfile(), pod("web", { requests: asks }), snapshot)).toEqual({ a: want });
  });

  test("the slots of a Node are counted first", () => {
    const full = snapshotWith([node("a", { allocatable: { pods: 1 } })], [pod("tenant", { node: "a" })]);
    expect(answers(fitProfile(), pod("web", { requests: requests(9000) }), full)).toEqual({
      a: "UnschedulableAndUnresolvable: Too many pods, Insufficient cpu",
    });
  });

  test.each([
    { name: "by name", args: { ignoredResources: [GPU] }, want: "ok" },
    { name: "by group", args: { ignoredResourceGroups: ["example.com"] }, want: "ok" },
    {
      name: "not another",
      args: { ignoredResources: ["example.com/fpga"] },
      want: `Unschedulable: Insufficient ${GPU}`,
    },
  ])("extended resources can be ignored: $name", ({ args, want }) => {
    expect(answers(fitProfile(args), pod("web", { requests: { [GPU]: 2 } }), snapshot)).toEqual({ a: want });
  });
});

describe("scores", () => {
  const resources = [
    { name: "cpu", weight: 1 },
    { name: "memory", weight: 1 },
  ];
  const least = fitProfile({ scoringStrategy: { type: "LeastAllocated", resources } });
  const most = fitProfile({ scoringStrategy: { type: "MostAllocated", resources } });
  const MB = 1 / (1024 * 1024);
  const sized = (name: string, cpu: number, bytes: number) =>
    node(name, { allocatable: requests(cpu, bytes * MB) });
  const tenant = (on: string, cpu: number, bytes: number) =>
    pod(`tenant-${on}`, { node: on, requests: requests(cpu, bytes * MB) });

  // Source: pkg/scheduler/framework/plugins/noderesources/least_allocated_test.go and most_allocated_test.go, v1.35.
  test("LeastAllocated: what would be left, averaged", () => {
    const snapshot = snapshotWith([sized("node1", 4000, 10_000), sized("node2", 6000, 10_000)]);
    const web = pod("web", { requests: requests(3000, 5000 * MB) });
    expect(scores(least, web, snapshot)).toEqual({ node1: 37, node2: 50 });
  });

  test("MostAllocated: what would be taken, averaged", () => {
    const snapshot = snapshotWith([sized("node1", 4000, 10_000), sized("node2", 6000, 10_000)]);
    const web = pod("web", { requests: requests(3000, 5000 * MB) });
    expect(scores(most, web, snapshot)).toEqual({ node1: 62, node2: 50 });
  });

  test("a container without requests counts 100m and 200Mi", () => {
    const snapshot = snapshotWith([node("a", { allocatable: requests(1000, 1000) })]);
    // (900 / 1000 + 800 / 1000) / 2
    expect(scores(least, pod("web"), snapshot)).toEqual({ a: 85 });
  });

  test("weights count, and a resource that the Node lacks does not", () => {
    const weighted = fitProfile({
      scoringStrategy: {
        type: "LeastAllocated",
        resources: [
          { name: "cpu", weight: 3 },
          { name: "memory", weight: 1 },
          { name: "example.com/gpu", weight: 100 },
        ],
      },
    });
    const snapshot = snapshotWith([sized("a", 1000, 1000)], [tenant("a", 500, 0)]);
    // int((3 x 40 + 1 x 90) / 4)
    expect(scores(weighted, pod("web", { requests: requests(100, 100 * MB) }), snapshot)).toEqual({ a: 52 });
  });

  test("RequestedToCapacityRatio follows its shape", () => {
    const ratio = fitProfile({
      scoringStrategy: {
        type: "RequestedToCapacityRatio",
        resources,
        requestedToCapacityRatio: {
          shape: [
            { utilization: 0, score: 10 },
            { utilization: 100, score: 0 },
          ],
        },
      },
    });
    const snapshot = snapshotWith([sized("node1", 4000, 10_000), sized("node2", 6000, 10_000)]);
    const web = pod("web", { requests: requests(3000, 5000 * MB) });
    expect(scores(ratio, web, snapshot)).toEqual({ node1: 38, node2: 50 });
  });
});

test("a broken linear function falls in whole numbers too", () => {
  const falling = brokenLinear([
    { utilization: 0, score: 100 },
    { utilization: 30, score: 0 },
  ]);
  // Go divides towards zero: 100 + int(-100 x 10 / 30).
  expect([-5, 0, 10, 20, 30, 99].map(falling)).toEqual([100, 100, 67, 34, 0, 0]);
});
