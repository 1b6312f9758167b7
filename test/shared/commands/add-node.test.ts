import { expect, test } from "vitest";
import { isNodeReady, LABEL_ZONE } from "../../../shared/model/node.ts";
import { ROOM_SEAT } from "../../../shared/model/seat.ts";
import { cluster, machine, node } from "../../builders.ts";
import { give } from "./give.ts";

const CLUSTER = cluster({
  nodes: [node("tokyo-1")],
  machines: [machine("tokyo-1", { power: "off", memoryUsedBytes: 5 })],
});
const add = (name: string, from = CLUSTER) =>
  give(from, { type: "addNode", node: name, zone: "osaka" }, ROOM_SEAT);

test("a new Node is Ready, empty and like the others", () => {
  const { state, refusal } = add("osaka-1");
  expect(refusal).toBeUndefined();
  const added = state.nodes.get("osaka-1");
  expect(added && isNodeReady(added)).toBe(true);
  expect(added?.metadata.labels[LABEL_ZONE]).toBe("osaka");
  const { cpuMilli, memoryBytes } = CLUSTER.machines.get("tokyo-1") ?? {};
  expect(state.machines.get("osaka-1")).toMatchObject({
    power: "on",
    attended: true,
    memoryUsedBytes: 0,
    cpuMilli,
    memoryBytes,
  });
});

test.each([
  ["one that is there", "tokyo-1", CLUSTER, "NodeExists"],
  ["a first one", "osaka-1", cluster(), "NoHardware"],
])("%s cannot be added", (_name, name, from, code) => expect(add(name, from).refusal?.code).toBe(code));
