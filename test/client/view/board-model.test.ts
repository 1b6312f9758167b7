import { describe, expect, test } from "vitest";
import { machineRow, nodeRow, podRow, runtimeRow, templateRow } from "../../../client/dev/sample-rows.ts";
import { WritableClusterStore } from "../../../client/net/cluster-store.ts";
import { boardModel, type Ghosts } from "../../../client/view/board-model.ts";
import type { PodLook } from "../../../client/view/pod-view.ts";
import type { PodRow, RuntimeRow } from "../../../shared/projection/rows.ts";

function storeWith(fill: (store: WritableClusterStore) => void): WritableClusterStore {
  const store = new WritableClusterStore();
  store.put("templates", "web", templateRow("web", 500, 512));
  store.put("nodes", "tokyo-1", nodeRow({ name: "tokyo-1" }));
  fill(store);
  store.commit();
  return store;
}

const modelOf = (
  store: WritableClusterStore,
  { tick = 0, kubelet = "auto", ghosts = new Map() as Ghosts } = {},
) => boardModel({ rows: store.rows, tick, kubelet, tools: "", ghosts });

describe("looks of a Pod", () => {
  const here = { node: "tokyo-1" };
  const rows: readonly {
    name: string;
    pod: Partial<PodRow>;
    runtime?: Partial<RuntimeRow>;
    want: PodLook;
  }[] = [
    { name: "it waits for a Node", pod: { status: "Pending" }, want: "pending" },
    { name: "it is gated", pod: { status: "SchedulingGated" }, want: "pending" },
    {
      name: "its container is created, seen from outside",
      pod: { ...here, ready: false, status: "ContainerCreating" },
      want: "pulling",
    },
    {
      name: "its image is pulled",
      pod: { ...here, ready: false, status: "ContainerCreating" },
      runtime: { stage: "pulling" },
      want: "pulling",
    },
    {
      name: "its container starts",
      pod: { ...here, ready: false, status: "ContainerCreating" },
      runtime: { stage: "starting" },
      want: "starting",
    },
    { name: "it is ready", pod: here, want: "ready" },
    {
      name: "it hangs, and only its machine knows",
      pod: here,
      runtime: { stage: "hung", hung: true },
      want: "not-ready",
    },
    { name: "it runs but is not ready", pod: { ...here, ready: false }, want: "not-ready" },
    { name: "its Node is lost", pod: { ...here, ready: false, status: "Unknown" }, want: "not-ready" },
    {
      name: "it crashes again and again",
      pod: { ...here, ready: false, status: "CrashLoopBackOff" },
      want: "failing",
    },
    {
      name: "its image is not there",
      pod: { ...here, ready: false, status: "ErrImagePull" },
      want: "failing",
    },
    { name: "the kernel killed it", pod: { ...here, ready: false, status: "OOMKilled" }, want: "failing" },
    { name: "it was evicted", pod: { ...here, ready: false, status: "Evicted" }, want: "failing" },
    {
      name: "it is being deleted",
      pod: { ...here, deleting: true, status: "Terminating" },
      want: "terminating",
    },
    { name: "its work is done", pod: { ...here, ready: false, status: "Completed" }, want: "done" },
  ];
  test.each(rows)("$name: $want", ({ pod, runtime, want }) => {
    const store = storeWith((s) => {
      s.put("pods", "web-1", podRow(pod));
      if (runtime !== undefined) s.put("runtimes", "1", runtimeRow(runtime));
    });
    expect(modelOf(store).pods[0]?.look).toBe(want);
  });
});

describe("board model", () => {
  test("gauges sum the requests of what is bound, and leave out what has ended", () => {
    const store = storeWith((s) => {
      s.put("pods", "a", podRow({ name: "a", node: "tokyo-1" }));
      s.put("pods", "b", podRow({ name: "b", node: "tokyo-1", ready: false, status: "ContainerCreating" }));
      s.put("pods", "c", podRow({ name: "c", node: "tokyo-1", ready: false, status: "Completed" }));
      s.put("pods", "d", podRow({ name: "d" }));
    });
    expect(modelOf(store).nodes[0]).toMatchObject({
      cpu: { capacity: 8000, reserved: 1000 },
      memory: { capacity: 16_384, reserved: 1024 },
    });
  });

  test("used amounts are there only for machines that may be seen", () => {
    const store = storeWith((s) => {
      s.put("nodes", "osaka-1", nodeRow({ name: "osaka-1" }));
      s.put("machines", "osaka-1", machineRow({ node: "osaka-1", cpuUsedMilli: 1200, memoryUsedMi: 900 }));
    });
    const [osaka, tokyo] = modelOf(store).nodes;
    expect(osaka?.cpu.used).toBe(1200);
    expect(osaka?.memory.used).toBe(900);
    expect(tokyo?.cpu.used).toBeUndefined();
  });

  test("a ghost stands and counts at its Node until the row says where it is", () => {
    const store = storeWith((s) => s.put("pods", "web-1", podRow()));
    const ghosts = new Map([["web-1", "tokyo-1"]]);
    const model = modelOf(store, { ghosts });
    expect(model.pods[0]?.node).toBe("tokyo-1");
    expect(model.nodes[0]?.cpu.reserved).toBe(500);
  });

  test("pulls go on between two rows, by the rate that the row names", () => {
    const pulls = [{ image: "web:v1", totalMi: 100, remainingMi: 80, measuredTick: 100, miPerSecond: 25 }];
    const store = storeWith((s) => {
      s.put("pods", "web-1", podRow({ node: "tokyo-1", ready: false, status: "ContainerCreating" }));
      s.put("runtimes", "1", runtimeRow({ stage: "pulling" }));
      s.put("machines", "tokyo-1", machineRow({ pulls: JSON.stringify(pulls) }));
    });
    expect(modelOf(store, { tick: 100 }).pods[0]?.progress).toBeCloseTo(0.2);
    expect(modelOf(store, { tick: 120 }).pods[0]?.progress).toBeCloseTo(0.7);
    expect(modelOf(store, { tick: 500 }).pods[0]?.progress).toBe(1);
  });

  test.each([
    { stage: "image", kubelet: "player", want: true },
    { stage: "startable", kubelet: "player", want: true },
    { stage: "running", kubelet: "player", want: false },
    { stage: "image", kubelet: "auto", want: false },
  ])("a Pod at $stage with kubelet $kubelet needs a hand: $want", ({ stage, kubelet, want }) => {
    const store = storeWith((s) => {
      s.put("pods", "web-1", podRow({ node: "tokyo-1", ready: false, status: "ContainerCreating" }));
      s.put("runtimes", "1", runtimeRow({ stage }));
    });
    expect(modelOf(store, { kubelet }).pods[0]?.needsHand).toBe(want);
  });

  test("flags are for taints that somebody put there", () => {
    const store = storeWith((s) =>
      s.put("nodes", "tokyo-1", nodeRow({ taints: ["dedicated", "node.kubernetes.io/unreachable"] })),
    );
    expect(modelOf(store).nodes[0]?.taints).toEqual(["dedicated"]);
  });
});
