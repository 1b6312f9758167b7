import { describe, expect, test } from "vitest";
import { appRow, podRow, templateRow } from "../../../client/dev/sample-rows.ts";
import { WritableClusterStore } from "../../../client/net/cluster-store.ts";
import { waitingPods } from "../../../client/rules/queue-view.ts";
import type { PodRow } from "../../../shared/projection/rows.ts";

function storeWith(pods: readonly Partial<PodRow>[], failing: readonly string[] = []): WritableClusterStore {
  const store = new WritableClusterStore();
  store.put("templates", "web", templateRow("web", 500, 512));
  for (const app of ["web", "api"]) {
    store.put("apps", app, appRow({ name: app, failedRps: failing.includes(app) ? 5 : 0 }));
  }
  for (const pod of pods) {
    const row = podRow(pod);
    store.put("pods", row.name, row);
  }
  return store;
}

const names = (
  store: WritableClusterStore,
  tick: number,
  placed: readonly string[] = [],
): readonly string[] => waitingPods(store.rows, tick, new Set(placed)).map(({ name }) => name);

describe("the queue of Pods that wait", () => {
  test("holds those without a Node that do not end", () => {
    const store = storeWith([{ name: "a" }, { name: "b", node: "tokyo-1" }, { name: "c", deleting: true }]);
    expect(names(store, 0)).toEqual(["a"]);
  });

  test("leaves out those that were placed and not answered yet", () => {
    expect(names(storeWith([{ name: "a" }, { name: "b" }]), 0, ["a"])).toEqual(["b"]);
  });

  test("puts the oldest first", () => {
    const store = storeWith([
      { name: "young", createdTick: 50 },
      { name: "old", createdTick: 10 },
    ]);
    expect(names(store, 60)).toEqual(["old", "young"]);
  });

  test("puts Pods whose app fails requests before older ones", () => {
    const store = storeWith(
      [
        { name: "web-1", createdTick: 0 },
        { name: "api-1", app: "api", createdTick: 50 },
      ],
      ["api"],
    );
    expect(names(store, 60)).toEqual(["api-1", "web-1"]);
  });

  test.each([
    { name: "at first it just waits", tick: 99, want: "calm" },
    { name: "after ten seconds it waits for long", tick: 100, want: "soon" },
  ])("$name", ({ tick, want }) => {
    expect(waitingPods(storeWith([{}]).rows, tick, new Set())).toMatchObject([{ urgency: want }]);
  });

  test("shows what each asks for, and for how long it waits", () => {
    const [card] = waitingPods(storeWith([{ createdTick: 10 }]).rows, 45, new Set());
    expect(card).toMatchObject({ cpuMilli: 500, memoryMi: 512, waitedSeconds: 3 });
  });
});
