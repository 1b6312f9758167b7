import { describe, expect, test } from "vitest";
import { compareQueued, schedulerBackoff } from "../../../shared/scheduler/queue.ts";
import { cluster, node, pod, requests } from "../../builders.ts";
import { SchedulerRun } from "./scheduling.ts";

const auto = { scheduler: "auto" } as const;
const small = node("small", { allocatable: requests(1000, 1024) });
const big = pod("big", { requests: requests(2000) });

describe("the order of the queue", () => {
  const at = (priority: number, queuedAt: number, serial = 0) => ({ priority, queuedAt, serial });

  test.each([
    { name: "a higher priority goes first", a: at(100, 5), b: at(10, 0), first: "a" },
    {
      name: "of equal priority the one that waits longer goes first",
      a: at(10, 7),
      b: at(10, 3),
      first: "b",
    },
    {
      name: "of the same moment the one that came first goes first",
      a: at(10, 3, 1),
      b: at(10, 3, 2),
      first: "a",
    },
    { name: "a negative priority goes last", a: at(-1, 0), b: at(0, 9), first: "b" },
  ])("$name", ({ a, b, first }) => {
    expect(compareQueued(a, b) < 0 ? "a" : "b").toBe(first);
  });

  test("Pods are tried in that order", () => {
    const run = new SchedulerRun(
      cluster({
        nodes: [node("only", { allocatable: { pods: 2 } })],
        pods: [pod("low"), pod("high", { priority: 10 }), pod("negative", { priority: -5 })],
        automation: auto,
      }),
    );
    run.tick();
    expect(["low", "high", "negative"].map((name) => run.nodeOf(name))).toEqual(["only", "only", undefined]);
  });
});

describe("back-off", () => {
  // Source: pkg/scheduler/backend/queue/backoff_queue_test.go, v1.35.
  test.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 10],
    [16, 10],
    [64, 10],
  ])("after %i failed attempts a Pod waits %i seconds", (attempts, seconds) => {
    expect(schedulerBackoff(attempts)).toBe(seconds);
  });

  test("a Pod that is woken inside its back-off is tried when it is over", () => {
    const run = new SchedulerRun(cluster({ nodes: [small], pods: [big], automation: auto }));
    run.tick();
    expect(run.placeOf("big")).toBe("unschedulable");
    run.tick((draft) => draft.put(node("large")));
    expect(run.placeOf("big")).toBe("backoff");
    run.wait(0.8);
    expect(run.nodeOf("big")).toBeUndefined();
    run.wait(0.2);
    expect(run.nodeOf("big")).toBe("large");
  });

  test("in classroom time a second of back-off is a twentieth of a second", () => {
    const run = new SchedulerRun(
      cluster({ nodes: [small], pods: [big], automation: auto, timings: "classroom" }),
    );
    run.tick();
    run.tick((draft) => draft.put(node("large")));
    expect(run.nodeOf("big")).toBe("large");
  });

  test("without any Node a Pod is tried again after each back-off", () => {
    const run = new SchedulerRun(cluster({ pods: [pod("web")], automation: auto }));
    run.wait(3.5);
    expect(run.state.queue.get("default/web")).toMatchObject({ where: "backoff", attempts: 3 });
    expect(run.state.queue.get("default/web")?.decision?.message).toBe("no nodes available to schedule pods");
  });
});

describe("waking", () => {
  const waiting = (): SchedulerRun => {
    const run = new SchedulerRun(
      cluster({
        nodes: [small],
        pods: [big, pod("tenant", { node: "small", requests: requests(500) })],
        automation: auto,
      }),
    );
    run.wait(2);
    return run;
  };

  test("a Pod that nothing can help is not tried again and again", () => {
    const run = waiting();
    expect(run.eventsOf("big")).toEqual(["FailedScheduling x1"]);
  });

  test.each([
    {
      name: "a new Node wakes it",
      change: (run: SchedulerRun) => run.tick((draft) => draft.put(node("large"))),
      tried: 2,
    },
    {
      name: "more allocatable wakes it",
      change: (run: SchedulerRun) =>
        run.tick((draft) => draft.put(node("small", { allocatable: requests(3000, 1024) }))),
      tried: 2,
    },
    {
      name: "a Pod that leaves wakes it",
      change: (run: SchedulerRun) => run.tick((draft) => draft.remove("Pod", "default/tenant")),
      tried: 2,
    },
    {
      name: "a Pod that ends wakes it",
      change: (run: SchedulerRun) =>
        run.tick((draft) => draft.put(pod("tenant", { node: "small", status: { phase: "Succeeded" } }))),
      tried: 2,
    },
    {
      name: "a change of its own spec wakes it",
      change: (run: SchedulerRun) => run.tick((draft) => draft.put(pod("big", { requests: requests(1500) }))),
      tried: 2,
    },
    {
      name: "a label of a Node does not help with missing cpu",
      change: (run: SchedulerRun) =>
        run.tick((draft) => draft.put({ ...small, metadata: { ...small.metadata, labels: { zone: "a" } } })),
      tried: 1,
    },
    {
      name: "a report of the Node that changes nothing does not wake it",
      change: (run: SchedulerRun) =>
        run.tick((draft) =>
          draft.put({ ...small, status: { ...small.status, allocatable: { ...small.status.allocatable } } }),
        ),
      tried: 1,
    },
  ])("$name", ({ change, tried }) => {
    const run = waiting();
    change(run);
    expect(run.state.queue.get("default/big")?.attempts ?? 2).toBe(tried);
  });

  test("after five minutes without news it is tried all the same", () => {
    const run = waiting();
    run.wait(298);
    expect(run.eventsOf("big")).toEqual(["FailedScheduling x1"]);
    run.wait(2);
    expect(run.eventsOf("big")).toEqual(["FailedScheduling x2"]);
  });
});

describe("who is in the queue", () => {
  test("Pods wait in it while players schedule, and nobody decides about them", () => {
    const run = new SchedulerRun(cluster({ nodes: [small] }));
    run.tick((draft) => draft.put(big));
    expect(run.state.queue.get("default/big")).toMatchObject({ where: "active", attempts: 0, refusedBy: [] });
    expect(run.state.queue.get("default/big")?.decision).toBeUndefined();
    expect(run.eventsOf("big")).toEqual([]);
  });

  test("Pods with which a round begins are taken in", () => {
    const run = new SchedulerRun(cluster({ pods: [pod("web")] }));
    run.tick();
    expect(run.placeOf("web")).toBe("active");
  });

  test.each([
    { name: "a Pod that has a Node", given: pod("web", { node: "small" }) },
    { name: "a Pod that has ended", given: pod("web", { status: { phase: "Failed" } }) },
    { name: "a Pod that is being deleted", given: pod("web", { metadata: { deletionTimestamp: 5 } }) },
    { name: "a Pod of another scheduler", given: pod("web", { spec: { schedulerName: "ours" } }) },
  ])("$name is not in it", ({ given }) => {
    const run = new SchedulerRun(cluster());
    run.tick((draft) => draft.put(pod("web")));
    run.tick((draft) => draft.put(given));
    expect(run.placeOf("web")).toBeUndefined();
    expect(run.state.queueOrder.size).toBe(0);
  });

  test("a Pod of the same name that was made anew begins anew", () => {
    const run = new SchedulerRun(cluster({ nodes: [small], pods: [big], automation: auto }));
    run.wait(1);
    const again = pod("big", { metadata: { uid: "again" }, requests: requests(2000) });
    run.tick((draft) => {
      draft.remove("Pod", "default/big");
      draft.put(again);
    });
    expect(run.state.queue.get("default/big")).toMatchObject({ podUid: "again", attempts: 1 });
  });

  test("scheduling gates keep a Pod out until the last one is gone", () => {
    const gated = pod("web", { spec: { schedulingGates: ["example.com/quota"] } });
    const run = new SchedulerRun(cluster({ nodes: [small], pods: [gated], automation: auto }));
    run.wait(1);
    expect(run.placeOf("web")).toBe("gated");
    expect(run.state.pods.get("default/web")?.status.conditions).toEqual([
      expect.objectContaining({
        type: "PodScheduled",
        status: "False",
        reason: "SchedulingGated",
        message: "Scheduling is blocked due to non-empty scheduling gates",
      }),
    ]);
    run.tick((draft) => draft.put(pod("web")));
    expect(run.nodeOf("web")).toBe("small");
  });
});
