import { describe, expect, test } from "vitest";
import { nodesToFind, schedulePod } from "../../../shared/scheduler/cycle.ts";
import { DEFAULT_PROFILE } from "../../../shared/scheduler/profile.ts";
import { selectHost } from "../../../shared/scheduler/scoring.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { node, pod, requests } from "../../builders.ts";
import { profileOf, snapshotWith } from "./scheduling.ts";

const rng = (): Rng => new Rng(seedRng("cycle"));
const options = (start = 0) => ({ rng: rng(), start });

describe("how many feasible Nodes are enough", () => {
  // Source: pkg/scheduler/schedule_one_test.go TestNumFeasibleNodesToFind, v1.35.
  test.each([
    { nodes: 10, percentage: 0, want: 10 },
    { nodes: 99, percentage: 5, want: 99 },
    { nodes: 100, percentage: 0, want: 100 },
    { nodes: 1000, percentage: 0, want: 420 },
    { nodes: 1000, percentage: 40, want: 400 },
    { nodes: 5000, percentage: 0, want: 500 },
    { nodes: 6000, percentage: 0, want: 300 },
    { nodes: 6000, percentage: 40, want: 2400 },
  ])("$want of $nodes at $percentage %", ({ nodes, percentage, want }) => {
    expect(nodesToFind(nodes, percentage)).toBe(want);
  });
});

describe("the choice among the best", () => {
  test("is made with the same chance for each", () => {
    const draws = rng();
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 3000; i++) {
      const host = selectHost([7, 3, 7, 7], draws);
      counts[host] = (counts[host] ?? 0) + 1;
    }
    expect(counts[1]).toBe(0);
    for (const i of [0, 2, 3]) expect(counts[i]).toBeGreaterThan(900);
  });

  test("is none without candidates", () => {
    expect(selectHost([], rng())).toBe(-1);
  });
});

describe("a cycle", () => {
  test("takes the Node with the highest total", () => {
    const snapshot = snapshotWith(
      [node("busy"), node("free")],
      [pod("tenant", { node: "busy", requests: requests(4000, 4096) })],
    );
    expect(
      schedulePod(pod("web", { requests: requests(100, 128) }), snapshot, DEFAULT_PROFILE, options()),
    ).toEqual({
      type: "scheduled",
      node: "free",
      start: 0,
    });
  });

  test("does not score when one Node is left", () => {
    // Scoring with no resources would end in an error.
    const profile = profileOf(
      { name: "NodeName" },
      { name: "NodeResourcesFit", args: { scoringStrategy: { resources: [] } } },
    );
    const snapshot = snapshotWith([node("a"), node("b")]);
    expect(schedulePod(pod("web", { spec: { nodeName: "b" } }), snapshot, profile, options())).toMatchObject({
      type: "scheduled",
      node: "b",
    });
    expect(schedulePod(pod("web"), snapshot, profile, options())).toMatchObject({
      type: "unschedulable",
      reason: "SchedulerError",
      message: "resources not found",
      refusedBy: [],
    });
  });

  test("stops at the first plugin that refuses a Node, and keeps Node, plugin, code and reasons", () => {
    const tainted = node("tainted", {
      spec: { taints: [{ key: "gpu", value: "yes", effect: "NoSchedule" }] },
      allocatable: requests(0),
    });
    const snapshot = snapshotWith([tainted, node("small", { allocatable: requests(100, 1024) })]);
    const result = schedulePod(
      pod("web", { requests: requests(200, 2048) }),
      snapshot,
      DEFAULT_PROFILE,
      options(),
    );
    expect(result).toMatchObject({
      refusals: [
        {
          node: "small",
          plugin: "NodeResourcesFit",
          code: "UnschedulableAndUnresolvable",
          reasons: ["Insufficient cpu", "Insufficient memory"],
        },
        {
          node: "tainted",
          plugin: "TaintToleration",
          code: "UnschedulableAndUnresolvable",
          reasons: ["node(s) had untolerated taint {gpu: yes}"],
        },
      ],
      refusedBy: ["NodeResourcesFit", "TaintToleration"],
      message:
        "0/2 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) had untolerated taint {gpu: yes}. " +
        "preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
    });
  });

  test("names the plugin for Nodes that PreFilter left out", () => {
    const named = pod("web", {
      spec: {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [],
                  matchFields: [{ key: "metadata.name", operator: "In", values: ["a"] }],
                },
              ],
            },
            preferredDuringSchedulingIgnoredDuringExecution: [],
          },
        },
      },
      requests: requests(99_000),
    });
    const profile = profileOf({ name: "NodeAffinity" }, { name: "NodeResourcesFit" });
    expect(
      schedulePod(named, snapshotWith([node("a"), node("b"), node("c")]), profile, options()),
    ).toMatchObject({
      message:
        "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity].",
    });
  });

  test("looks on where the last one stopped, so that all Nodes have their turn", () => {
    const many = Array.from({ length: 250 }, (_, i) => node(`n${String(i).padStart(3, "0")}`));
    const snapshot = snapshotWith(many);
    const starts: number[] = [];
    let start = 0;
    for (let i = 0; i < 4; i++) {
      const result = schedulePod(pod("web"), snapshot, DEFAULT_PROFILE, options(start));
      start = result.start;
      starts.push(start);
    }
    // 250 Nodes: 48 %, which is 120.
    expect(starts).toEqual([120, 240, 110, 230]);
  });
});

describe("Pods that are nominated to a Node", () => {
  const nominated = (priority: number) =>
    pod("first", { priority, requests: requests(6000), status: { nominatedNodeName: "a" } });

  test.each([
    { name: "of higher priority keep their room", priority: 10, want: "unschedulable" },
    { name: "of equal priority keep their room", priority: 5, want: "unschedulable" },
    { name: "of lower priority do not", priority: 1, want: "scheduled" },
  ])("$name", ({ priority, want }) => {
    const snapshot = snapshotWith([node("a")], [], { nominated: [nominated(priority)] });
    const result = schedulePod(
      pod("second", { priority: 5, requests: requests(6000) }),
      snapshot,
      DEFAULT_PROFILE,
      options(),
    );
    expect(result.type).toBe(want);
  });

  test("do not stand in their own way, and try that Node first", () => {
    const first = nominated(10);
    const snapshot = snapshotWith([node("a", { allocatable: requests(6000, 1024) }), node("b")], [], {
      nominated: [first],
    });
    expect(schedulePod(first, snapshot, DEFAULT_PROFILE, options())).toMatchObject({ node: "a" });
  });
});
