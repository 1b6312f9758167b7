import { describe, expect, test } from "vitest";
import { makeSnapshot, restoreSnapshot, stateHash } from "../../../shared/engine/snapshot.ts";
import { PODS_PER_TICK } from "../../../shared/scheduler/pass.ts";
import { cluster, node, pod, requests } from "../../builders.ts";
import { SchedulerRun } from "./scheduling.ts";

const many = (count: number) =>
  Array.from({ length: count }, (_, i) => pod(`web-${i}`, { requests: requests(100, 128) }));
const auto = { scheduler: "auto" } as const;

describe("the scheduler's pass", () => {
  test("places a few Pods a tick, so that people can watch", () => {
    const run = new SchedulerRun(
      cluster({ nodes: [node("a"), node("b")], pods: many(10), automation: auto }),
    );
    const waiting: number[] = [];
    for (let i = 0; i < 3; i++) {
      run.tick();
      waiting.push(run.state.queue.size);
    }
    expect(waiting).toEqual([10 - PODS_PER_TICK, 10 - 2 * PODS_PER_TICK, 0]);
  });

  test("takes over what waits when it is switched on", () => {
    const run = new SchedulerRun(cluster({ nodes: [node("a")], pods: many(1) }));
    run.wait(1);
    expect(run.nodeOf("web-0")).toBeUndefined();
    run.tick((draft) => {
      draft.automation = { ...draft.automation, scheduler: "auto" };
    });
    expect(run.nodeOf("web-0")).toBe("a");
  });

  test("says what a Pod waits for: condition, Event and data for each Node", () => {
    const run = new SchedulerRun(
      cluster({
        nodes: [node("a", { allocatable: requests(50, 1024) }), node("b", { spec: { unschedulable: true } })],
        pods: many(1),
        automation: auto,
      }),
    );
    run.tick();
    const message =
      "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. " +
      "preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.";
    expect(run.state.pods.get("default/web-0")?.status.conditions).toEqual([
      { type: "PodScheduled", status: "False", reason: "Unschedulable", message, lastTransitionTime: 100 },
    ]);
    expect([...run.state.kubeEvents.values()]).toMatchObject([
      { type: "Warning", reason: "FailedScheduling", message, source: "default-scheduler", count: 1 },
    ]);
    expect(run.state.queue.get("default/web-0")?.decision).toMatchObject({
      at: 100,
      nodes: 2,
      message,
      refusals: [
        { node: "a", plugin: "NodeResourcesFit", reasons: ["Insufficient cpu"] },
        { node: "b", plugin: "NodeUnschedulable", reasons: ["node(s) were unschedulable"] },
      ],
    });
  });

  test("writes nothing while nothing changes", () => {
    const run = new SchedulerRun(
      cluster({ nodes: [node("a", { allocatable: requests(50, 1024) })], pods: many(2), automation: auto }),
    );
    run.wait(2);
    const { pods, queue, queueOrder, work, kubeEvents } = run.state;
    run.wait(60);
    expect({ ...run.state }).toMatchObject({ pods, queue, queueOrder, work, kubeEvents });
    expect(run.state.queue).toBe(queue);
    expect(run.state.pods).toBe(pods);
  });

  test("goes on from a snapshot as if it had never stopped", () => {
    const start = cluster({
      nodes: [node("a", { allocatable: requests(400, 1024) }), node("b")],
      pods: [...many(12), pod("urgent", { priority: 9, requests: requests(9000) })],
      automation: auto,
    });
    const live = new SchedulerRun(start);
    live.tick();
    const resumed = new SchedulerRun(restoreSnapshot(makeSnapshot(live.state)));
    for (const run of [live, resumed]) {
      run.wait(1);
      run.tick((draft) => draft.put(node("late", { allocatable: requests(16_000, 1024) })));
      run.wait(3);
    }
    expect(stateHash(resumed.state)).toBe(stateHash(live.state));
    expect(resumed.nodeOf("urgent")).toBe("late");
  });
});
