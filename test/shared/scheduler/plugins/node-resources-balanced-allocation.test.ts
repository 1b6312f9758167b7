import { expect, test } from "vitest";
import { node, pod, requests } from "../../../builders.ts";
import { profileOf, scores, snapshotWith } from "../scheduling.ts";

const profile = profileOf({ name: "NodeResourcesBalancedAllocation" });

// Source: pkg/scheduler/framework/plugins/noderesources/balanced_allocation_test.go, v1.35: 3 of 4 cores and half of the
// memory deviate by 12.5 %, half and half by nothing.
test("the closer the shares, the better", () => {
  const snapshot = snapshotWith([
    node("node1", { allocatable: requests(4000, 10_000) }),
    node("node2", { allocatable: requests(6000, 10_000) }),
  ]);
  expect(scores(profile, pod("web", { requests: requests(3000, 5000) }), snapshot)).toEqual({
    node1: 87,
    node2: 100,
  });
});

test("what is over the capacity counts as all of it", () => {
  const snapshot = snapshotWith(
    [node("a", { allocatable: requests(1000, 1000) })],
    [pod("tenant", { node: "a", requests: requests(9000, 0) })],
  );
  expect(scores(profile, pod("web", { requests: requests(0, 500) }), snapshot)).toEqual({ a: 75 });
});

test("of three resources the standard deviation counts", () => {
  const three = profileOf({
    name: "NodeResourcesBalancedAllocation",
    args: { resources: ["cpu", "memory", "example.com/gpu"].map((name) => ({ name, weight: 1 })) },
  });
  const snapshot = snapshotWith([
    node("a", { allocatable: { ...requests(1000, 1000), "example.com/gpu": 4 } }),
  ]);
  const web = pod("web", { requests: { ...requests(500, 500), "example.com/gpu": 4 } });
  // Shares 0.5, 0.5 and 1 deviate by 0.2357.
  expect(scores(three, web, snapshot)).toEqual({ a: 76 });
});

test("a Pod that asks for nothing is not scored", () => {
  expect(scores(profile, pod("web"), snapshotWith([node("a")]))).toEqual({});
});
