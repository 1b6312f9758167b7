import { describe, expect, test } from "vitest";
import type { Taint } from "../../../shared/model/node.ts";
import { cluster, node, owned, pod, replicaSet } from "../../builders.ts";
import { give } from "./give.ts";

const gpu: Taint = { key: "gpu", value: "yes", effect: "NoSchedule" };
const set = replicaSet("web");
const managed = pod("web", { node: "open", metadata: { ownerReferences: owned(set) } });
const state = cluster({
  nodes: [
    node("open"),
    node("closed", { spec: { unschedulable: true } }),
    node("tainted", { spec: { taints: [gpu, { ...gpu, effect: "NoExecute" }] } }),
    node("full", { spec: { taints: Array.from({ length: 16 }, (_, i) => ({ ...gpu, key: `t${i}` })) } }),
  ],
  pods: [managed, pod("naked", { node: "tainted" })],
});

describe("refused", () => {
  test.each([
    { name: "to cordon what is not there", input: { type: "cordon", node: "x" }, code: "NodeNotFound" },
    { name: "to cordon twice", input: { type: "cordon", node: "closed" }, code: "AlreadyCordoned" },
    { name: "to uncordon what is not there", input: { type: "uncordon", node: "x" }, code: "NodeNotFound" },
    { name: "to uncordon what is open", input: { type: "uncordon", node: "open" }, code: "NotCordoned" },
    { name: "to drain what is not there", input: { type: "drain", node: "x" }, code: "NodeNotFound" },
    { name: "to drain what is drained", input: { type: "drain", node: "closed" }, code: "NothingToDrain" },
    {
      name: "to drain Pods that nobody makes again",
      input: { type: "drain", node: "tainted" },
      code: "DrainNeedsForce",
    },
    {
      name: "to taint what is not there",
      input: { type: "taintNode", node: "x", key: "a", effect: "NoExecute" },
      code: "NodeNotFound",
    },
    { name: "to taint twice", input: { type: "taintNode", node: "tainted", ...gpu }, code: "AlreadyTainted" },
    {
      name: "to taint without end",
      input: { type: "taintNode", node: "full", ...gpu },
      code: "TooManyTaints",
    },
    {
      name: "an effect that does not exist",
      input: { type: "taintNode", node: "open", key: "a", effect: "Never" },
      code: "MalformedCommand",
    },
    {
      name: "a key that is none",
      input: { type: "taintNode", node: "open", key: "a b", effect: "NoExecute" },
      code: "MalformedCommand",
    },
    {
      name: "to untaint what is not there",
      input: { type: "untaintNode", node: "x", key: "gpu" },
      code: "NodeNotFound",
    },
    {
      name: "to untaint what has no such taint",
      input: { type: "untaintNode", node: "open", key: "gpu" },
      code: "TaintNotFound",
    },
  ])("$name", ({ input, code }) => {
    expect(give(state, input).refusal?.code).toBe(code);
  });
});

test("cordon and uncordon set what the scheduler looks at", () => {
  const closed = give(state, { type: "cordon", node: "open" }).state;
  expect(closed.nodes.get("open")?.spec.unschedulable).toBe(true);
  const open = give(closed, { type: "uncordon", node: "open" }).state;
  expect(open.nodes.get("open")?.spec.unschedulable).toBe(false);
});

describe("drain", () => {
  const begun = give(state, { type: "drain", node: "open" });

  test("cordons and begins", () => {
    expect(begun.state.nodes.get("open")?.spec.unschedulable).toBe(true);
    expect(begun.state.drains.get("open")).toMatchObject({ by: "control-plane", force: false });
    expect(begun.events).toEqual([{ type: "DrainBegan", node: "open", by: "control-plane" }]);
  });

  test("is not begun twice, and is ended by uncordon", () => {
    expect(give(begun.state, { type: "drain", node: "open" }).refusal?.code).toBe("AlreadyDraining");
    const ended = give(begun.state, { type: "uncordon", node: "open" });
    expect(ended.state.drains.size).toBe(0);
    expect(ended.events).toEqual([{ type: "DrainEnded", node: "open", outcome: "cancelled" }]);
  });

  test("takes Pods without a controller when it is forced, and names the first in its way", () => {
    expect(give(state, { type: "drain", node: "tainted" }).refusal?.params).toEqual({
      node: "tainted",
      pod: "naked",
      count: 1,
    });
    expect(give(state, { type: "drain", node: "tainted", force: true }).refusal).toBeUndefined();
  });
});

test("a taint with the same key and effect gets the new value", () => {
  const input = { type: "taintNode", node: "tainted", key: "gpu", value: "no", effect: "NoSchedule" };
  expect(give(state, input).state.nodes.get("tainted")?.spec.taints).toEqual([
    { ...gpu, effect: "NoExecute" },
    { ...gpu, value: "no" },
  ]);
});

test.each([
  { name: "of one effect", effect: { effect: "NoExecute" }, want: [gpu] },
  { name: "of every effect", effect: {}, want: [] },
])("untaint takes taints $name", ({ effect, want }) => {
  const input = { type: "untaintNode", node: "tainted", key: "gpu", ...effect };
  expect(give(state, input).state.nodes.get("tainted")?.spec.taints).toEqual(want);
});
