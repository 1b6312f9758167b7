import { describe, expect, test } from "vitest";
import { explainNode, explainPod } from "../../../shared/scheduler/explain.ts";
import { DEFAULT_PROFILE } from "../../../shared/scheduler/profile.ts";
import { clusterSnapshot } from "../../../shared/scheduler/snapshot.ts";
import { cluster, node, pod, requests } from "../../builders.ts";
import { profileOf, snapshotWith } from "./scheduling.ts";

const cordonedAndSmall = node("a", { spec: { unschedulable: true }, allocatable: requests(100, 1024) });
const web = pod("web", { requests: requests(200, 128) });

describe("why a Pod does not go to a Node", () => {
  test("all plugins speak, where a cycle stops at the first", () => {
    const { nodes, message, best } = explainPod(web, snapshotWith([cordonedAndSmall]));
    expect(nodes).toEqual([
      {
        node: "a",
        refusals: [
          {
            node: "a",
            plugin: "NodeUnschedulable",
            code: "UnschedulableAndUnresolvable",
            reasons: ["node(s) were unschedulable"],
          },
          {
            node: "a",
            plugin: "NodeResourcesFit",
            code: "UnschedulableAndUnresolvable",
            reasons: ["Insufficient cpu"],
          },
        ],
        scores: [],
        total: 0,
      },
    ]);
    expect(best).toEqual([]);
    expect(message).toBe("0/1 nodes are available: 1 node(s) were unschedulable.");
  });

  test("one Node can be asked about alone", () => {
    const snapshot = snapshotWith([cordonedAndSmall, node("b")]);
    expect(explainNode(web, "b", snapshot)).toEqual([]);
    expect(explainNode(web, "a", snapshot).map(({ plugin }) => plugin)).toEqual([
      "NodeUnschedulable",
      "NodeResourcesFit",
    ]);
  });

  test("room that was made for somebody else is not free", () => {
    const first = pod("first", {
      priority: 10,
      requests: requests(7900),
      status: { nominatedNodeName: "b" },
    });
    const snapshot = snapshotWith([node("b")], [], { nominated: [first] });
    expect(explainNode(web, "b", snapshot)).toMatchObject([
      { plugin: "NodeResourcesFit", reasons: ["Insufficient cpu"] },
    ]);
  });

  test("without Nodes there is only one thing to say", () => {
    expect(explainPod(web, snapshotWith([]))).toEqual({
      nodes: [],
      best: [],
      message: "no nodes available to schedule pods",
    });
  });
});

describe("why a Pod goes to a Node", () => {
  test("every score is there with its weight, and they add up to the total", () => {
    const snapshot = snapshotWith(
      [node("busy"), node("free")],
      [pod("tenant", { node: "busy", requests: requests(4000, 8192) })],
    );
    const { nodes, best, message } = explainPod(web, snapshot);
    expect(best).toEqual(["free"]);
    expect(message).toBe("");
    for (const { scores, total } of nodes) {
      expect(scores.reduce((sum, { weight, score }) => sum + weight * score, 0)).toBe(total);
    }
    expect(
      nodes.map(({ scores }) => scores.find(({ plugin }) => plugin === "NodeResourcesFit")?.score),
    ).toEqual([
      // busy: cpu int(3800 / 8000) = 47, memory int(8064 / 16384) = 49; free: 97 and 99.
      48, 98,
    ]);
  });

  test("with equal totals any of them may be chosen", () => {
    expect(explainPod(web, snapshotWith([node("a"), node("b")])).best).toEqual(["a", "b"]);
  });

  test("only Nodes that pass the filters are scored", () => {
    const { nodes } = explainPod(web, snapshotWith([cordonedAndSmall, node("b")]));
    expect(nodes.map(({ scores }) => scores.length > 0)).toEqual([false, true]);
  });

  test("another profile explains by its own plugins", () => {
    const packing = profileOf({
      name: "NodeResourcesFit",
      args: { scoringStrategy: { type: "MostAllocated" } },
    });
    const snapshot = snapshotWith(
      [node("busy"), node("free")],
      [pod("tenant", { node: "busy", requests: requests(4000, 8192) })],
    );
    expect(explainPod(web, snapshot, packing).best).toEqual(["busy"]);
  });
});

test("a whole cluster explains like the Nodes it is made of", () => {
  const nodes = [node("a"), node("b")];
  const tenant = pod("tenant", { node: "a", requests: requests(4000, 8192) });
  const state = cluster({ nodes, pods: [tenant, web] });
  expect(explainPod(web, clusterSnapshot(state), DEFAULT_PROFILE)).toEqual(
    explainPod(web, snapshotWith(nodes, [tenant]), DEFAULT_PROFILE),
  );
});
