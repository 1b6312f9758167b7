import { describe, expect, test } from "vitest";
import type { Pod } from "../../../shared/model/pod.ts";
import { pickCandidate } from "../../../shared/scheduler/preemption.ts";
import { cluster, node, pod, requests } from "../../builders.ts";
import { SchedulerRun } from "./scheduling.ts";

const auto = { scheduler: "auto" } as const;
const only = node("only", { allocatable: requests(1000, 4096) });
const tenant = (name: string, priority: number, cpu: number, startTime = 0) =>
  pod(name, { node: "only", priority, requests: requests(cpu), status: { startTime } });
const urgent = (options: Partial<Pod["spec"]> = {}) =>
  pod("urgent", { priority: 100, requests: requests(600), spec: options });

describe("preemption in a cluster", () => {
  test("the least important Pods go, with grace, and the Pod follows when they are gone", () => {
    const run = new SchedulerRun(
      cluster({
        nodes: [only],
        pods: [tenant("low", 0, 500), tenant("mid", 50, 400), urgent()],
        automation: auto,
      }),
    );
    run.tick();
    const low = run.state.pods.get("default/low");
    expect(low?.metadata).toMatchObject({ deletionTimestamp: 30_100, deletionGracePeriodSeconds: 30 });
    expect(low?.status.conditions).toEqual([
      expect.objectContaining({
        type: "DisruptionTarget",
        status: "True",
        reason: "PreemptionByScheduler",
        message: "default-scheduler: preempting to accommodate a higher priority pod",
      }),
    ]);
    expect(run.eventsOf("low")).toEqual(["Preempted x1"]);
    expect([...run.state.kubeEvents.values()].map(({ message }) => message)).toContain(
      "Preempted by pod urgent on node only",
    );
    expect(run.state.pods.get("default/mid")?.metadata.deletionTimestamp).toBeUndefined();
    expect(run.state.pods.get("default/urgent")?.status.nominatedNodeName).toBe("only");
    expect(run.placeOf("urgent")).toBe("unschedulable");

    run.tick((draft) => draft.remove("Pod", "default/low"));
    run.wait(1);
    expect(run.nodeOf("urgent")).toBe("only");
    expect(run.state.pods.get("default/urgent")?.status).not.toHaveProperty("nominatedNodeName");
  });

  test("nobody else is evicted while a victim is still leaving", () => {
    const run = new SchedulerRun(
      cluster({
        nodes: [only],
        pods: [tenant("low", 0, 500), tenant("mid", 50, 400), urgent()],
        automation: auto,
      }),
    );
    run.tick();
    // Something changes, so that the Pod is tried again.
    run.tick((draft) => draft.put(node("tiny", { allocatable: requests(10, 16) })));
    run.wait(2);
    expect(run.state.queue.get("default/urgent")).toMatchObject({ attempts: 2 });
    expect(run.state.queue.get("default/urgent")?.decision?.message).toBe(
      "0/2 nodes are available: 2 Insufficient cpu. " +
        "preemption: not eligible due to a terminating pod on the nominated node.",
    );
    expect(run.eventsOf("mid")).toEqual([]);
  });

  test("a Pod of less priority does not take the room that was made", () => {
    const run = new SchedulerRun(
      cluster({ nodes: [only], pods: [tenant("low", 0, 900), urgent()], automation: auto }),
    );
    run.tick();
    run.tick((draft) => {
      draft.remove("Pod", "default/low");
      draft.put(pod("opportunist", { priority: 1, requests: requests(500) }));
    });
    run.wait(2);
    expect([run.nodeOf("urgent"), run.nodeOf("opportunist")]).toEqual(["only", undefined]);
  });

  test("a more important Pod takes a nomination away, and both are told", () => {
    const run = new SchedulerRun(
      cluster({ nodes: [only], pods: [tenant("low", 0, 900), urgent()], automation: auto }),
    );
    run.tick();
    run.tick((draft) => draft.put(pod("critical", { priority: 1000, requests: requests(600) })));
    run.wait(2);
    expect(run.state.pods.get("default/critical")?.status.nominatedNodeName).toBe("only");
    expect(run.state.pods.get("default/urgent")?.status.nominatedNodeName).toBeUndefined();
  });

  test.each([
    {
      name: "with the policy Never nobody is evicted",
      pods: [tenant("low", 0, 900), urgent({ preemptionPolicy: "Never" })],
      message:
        "0/1 nodes are available: 1 Insufficient cpu. preemption: not eligible due to preemptionPolicy=Never.",
    },
    {
      name: "Pods of the same priority are no victims",
      pods: [tenant("equal", 100, 900), urgent()],
      message:
        "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: " +
        "1 No preemption victims found for incoming pod.",
    },
    {
      name: "a Node that is too small when empty is left alone",
      pods: [tenant("low", 0, 900), pod("urgent", { priority: 100, requests: requests(2000) })],
      message:
        "0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: " +
        "1 Preemption is not helpful for scheduling.",
    },
  ])("$name", ({ pods, message }) => {
    const run = new SchedulerRun(cluster({ nodes: [only], pods, automation: auto }));
    run.tick();
    expect(run.state.queue.get("default/urgent")?.decision?.message).toBe(message);
    expect(
      [...run.state.pods.values()].filter(({ metadata }) => metadata.deletionTimestamp !== undefined),
    ).toEqual([]);
  });
});

describe("the choice of the Node", () => {
  const victim = (priority: number, startTime?: number) =>
    pod("victim", { priority, ...(startTime === undefined ? {} : { status: { startTime } }) });
  const candidate = (name: string, victims: readonly Pod[], pdbViolations = 0) => ({
    node: name,
    victims,
    pdbViolations,
  });

  test.each([
    {
      name: "fewest budgets violated, before everything else",
      candidates: [candidate("a", [victim(0)], 1), candidate("b", [victim(50), victim(50)])],
      want: "b",
    },
    {
      name: "then the least important of the most important victims",
      candidates: [candidate("a", [victim(10)]), candidate("b", [victim(9), victim(9), victim(9)])],
      want: "b",
    },
    {
      name: "then the smallest sum of priorities, so that few of negative priority count as less than many",
      candidates: [candidate("a", [victim(-5), victim(-5)]), candidate("b", [victim(-5)])],
      want: "b",
    },
    {
      name: "then the latest start among the oldest victims of highest priority",
      candidates: [
        candidate("a", [victim(5, 100), victim(0, 900)]),
        candidate("b", [victim(5, 200), victim(0, 10)]),
      ],
      want: "b",
    },
    {
      name: "a victim that has not started counts as starting now",
      candidates: [candidate("a", [victim(5, 100)]), candidate("b", [victim(5)])],
      want: "b",
    },
    {
      name: "then the first",
      candidates: [candidate("a", [victim(5, 1)]), candidate("b", [victim(5, 1)])],
      want: "a",
    },
  ])("$name", ({ candidates, want }) => {
    expect(pickCandidate(candidates)?.node).toBe(want);
  });
});
