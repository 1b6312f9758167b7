import { describe, expect, test } from "vitest";
import { machineRow, nodeRow, podRow, runtimeRow, templateRow } from "../../../client/dev/sample-rows.ts";
import { WritableClusterStore } from "../../../client/net/cluster-store.ts";
import {
  type PodOnMachine,
  podsOnMachine,
  pullsOnMachine,
  warningsOnMachine,
} from "../../../client/rules/machine-view.ts";
import type { MachineRow, RuntimeRow } from "../../../shared/projection/rows.ts";

const HERE = "tokyo-1";

function storeWith(runtimes: readonly Partial<RuntimeRow>[], machine: Partial<MachineRow> = {}) {
  const store = new WritableClusterStore();
  store.put("templates", "web", templateRow("web", 500, 512));
  store.put("machines", HERE, machineRow({ node: HERE, ...machine }));
  for (const [i, over] of runtimes.entries()) {
    const row = runtimeRow({ pod: `web-${i}`, node: HERE, ...over });
    store.put("runtimes", `${HERE}/${row.pod}`, row);
    store.put("pods", row.pod, podRow({ name: row.pod, node: HERE, ready: row.stage === "running" }));
  }
  return store;
}

const pods = (store: WritableClusterStore, tick = 100, byHand = true): readonly PodOnMachine[] =>
  podsOnMachine(store.rows, HERE, tick, byHand);

describe("what a Pod waits for", () => {
  const rows: readonly { name: string; runtime: Partial<RuntimeRow>; state: string; action?: string }[] = [
    { name: "an image that nobody pulls", runtime: { stage: "image" }, state: "image", action: "pull" },
    { name: "nothing while its image comes", runtime: { stage: "pulling" }, state: "pulling" },
    {
      name: "another try when the pull failed",
      runtime: { stage: "pull-failed" },
      state: "pull-failed",
      action: "pull",
    },
    { name: "a start", runtime: { stage: "startable" }, state: "startable", action: "start" },
    { name: "nothing while it starts", runtime: { stage: "starting" }, state: "starting" },
    { name: "nothing while it runs", runtime: { stage: "running" }, state: "running" },
    {
      name: "a restart when it hangs",
      runtime: { stage: "hung", hung: true },
      state: "hung",
      action: "restart",
    },
    { name: "a restart when it crashed", runtime: { stage: "crashed" }, state: "crashed", action: "restart" },
    { name: "nothing while it ends", runtime: { stage: "terminating" }, state: "terminating" },
  ];
  test.each(rows)("$name", ({ runtime, state, action }) => {
    const [card] = pods(storeWith([runtime]));
    expect(card).toMatchObject({ state, action });
  });

  test("nothing at all once the kubelet does it", () => {
    const [card] = pods(storeWith([{ stage: "image" }]), 100, false);
    expect(card?.action).toBeUndefined();
  });

  test("a Pod that was bound a moment ago is shown as arriving", () => {
    const store = storeWith([]);
    store.put("pods", "web-9", podRow({ name: "web-9", node: HERE, ready: false }));
    expect(pods(store)).toMatchObject([{ name: "web-9", state: "unknown", action: undefined }]);
  });

  test("a Pod is as well as it was while nobody hears its machine, whatever the control plane writes of it", () => {
    const store = storeWith([{ stage: "running" }]);
    store.put("pods", "web-0", podRow({ name: "web-0", node: HERE, ready: false }));
    expect(pods(store)).toMatchObject([{ state: "not-ready" }]);
    store.put("nodes", HERE, nodeRow({ name: HERE, ready: false }));
    expect(pods(store)).toMatchObject([{ state: "running" }]);
  });

  test("nothing runs on a machine that is off or boots", () => {
    for (const power of ["off", "booting"]) {
      expect(pods(storeWith([{ stage: "running" }], { power }))).toMatchObject([
        { state: "down", action: undefined },
      ]);
    }
  });

  test("Pods of other machines are not shown", () => {
    const store = storeWith([]);
    store.put("runtimes", "osaka-1/web-9", runtimeRow({ pod: "web-9", node: "osaka-1" }));
    expect(pods(store)).toEqual([]);
  });
});

test("who needs a hand comes first: broken, then startable, then missing images, then what runs", () => {
  const store = storeWith([
    { stage: "running" },
    { stage: "image" },
    { stage: "pulling" },
    { stage: "hung", hung: true },
    { stage: "startable" },
  ]);
  expect(pods(store).map(({ state }) => state)).toEqual(["hung", "startable", "image", "pulling", "running"]);
});

test("a state that ends by itself tells how far it is, and how long it still takes", () => {
  const [card] = pods(storeWith([{ stage: "starting", sinceTick: 80, untilTick: 120 }]), 90);
  expect(card).toMatchObject({ progress: 0.25, secondsLeft: 3 });
});

describe("pulls", () => {
  const pull = { image: "web:v1", totalMi: 200, remainingMi: 150, measuredTick: 100, miPerSecond: 25 };
  const machine = (pulls: readonly object[]) => machineRow({ pulls: JSON.stringify(pulls) });

  test("go on between two reports at the rate of the last one", () => {
    expect(pullsOnMachine(machine([pull]), 120)).toEqual([
      { image: "web:v1", totalMi: 200, remainingMi: 100, progress: 0.5, secondsLeft: 4 },
    ]);
  });

  test("never pass their end", () => {
    expect(pullsOnMachine(machine([pull]), 900)).toMatchObject([{ remainingMi: 0, progress: 1 }]);
  });

  test("that wait in line have no time left to tell", () => {
    const [waiting] = pullsOnMachine(machine([{ ...pull, miPerSecond: 0 }]), 120);
    expect(waiting).toMatchObject({ progress: 0.25, secondsLeft: undefined });
  });

  test("show on every Pod that waits for the image", () => {
    const store = storeWith([{ stage: "pulling" }, { stage: "pulling" }], { pulls: JSON.stringify([pull]) });
    expect(pods(store, 120).map(({ progress }) => progress)).toEqual([0.5, 0.5]);
  });
});

test("warnings count down, the nearest first", () => {
  const warnings = JSON.stringify([
    { code: "zone-outage", tick: 300 },
    { code: "node-power-off", tick: 150 },
  ]);
  expect(warningsOnMachine(machineRow({ warnings }), 100)).toEqual([
    { code: "node-power-off", secondsLeft: 5 },
    { code: "zone-outage", secondsLeft: 20 },
  ]);
});
