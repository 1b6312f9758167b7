import { describe, expect, test } from "vitest";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { isPodActive, type Pod } from "../../../shared/model/pod.ts";
import type { Job } from "../../../shared/model/workload.ts";
import { job } from "../../workload-builders.ts";
import { controlled, messagesOf, play, ticksOf, type World } from "./play.ts";

const begin = (spec: Partial<Job["spec"]>): ClusterState =>
  controlled({ objects: [job("sum", spec)] }, ["job"]);
const statusOf = (state: ClusterState) => state.jobs.get("default/sum")?.status;
const activeOf = (state: ClusterState): number => [...state.pods.values()].filter(isPodActive).length;

/** Every Pod that works ends this way a tick later. */
const ends =
  (phase: Pod["status"]["phase"]): World =>
  (draft) => {
    for (const one of [...draft.pods.values()]) {
      if (one.status.phase === "Pending") draft.put({ ...one, status: { ...one.status, phase } });
    }
  };

describe("a Job", () => {
  test("runs as many Pods side by side as it may", () => {
    const { state } = play(begin({ parallelism: 3, completions: 10 }), 3);
    expect(activeOf(state)).toBe(3);
    expect(statusOf(state)).toMatchObject({ active: 3, startTime: 100 });
  });

  test("and no more than are left to do", () => {
    expect(activeOf(play(begin({ parallelism: 5, completions: 2 }), 3).state)).toBe(2);
  });

  test("is complete when enough have succeeded", () => {
    const { state } = play(begin({ parallelism: 2, completions: 5 }), 20, ends("Succeeded"));
    expect(statusOf(state)).toMatchObject({
      active: 0,
      succeeded: 5,
      conditions: [{ type: "Complete", status: "True" }],
    });
    expect(messagesOf(state, "default/sum")).toContain("Job completed");
    expect(state.pods.size).toBe(5);
  });

  test("waits longer after each failure: 10 s, then 20", () => {
    const failures = (seconds: number) =>
      statusOf(play(begin({ backoffLimit: 9 }), ticksOf(seconds), ends("Failed")).state)?.failed;
    expect([5, 12, 25, 35].map(failures)).toEqual([1, 2, 2, 3]);
  });

  test("fails when too many have failed", () => {
    const { state } = play(begin({ backoffLimit: 1 }), ticksOf(60), ends("Failed"));
    expect(statusOf(state)).toMatchObject({
      failed: 2,
      conditions: [{ type: "Failed", reason: "BackoffLimitExceeded" }],
    });
    expect(activeOf(state)).toBe(0);
  });

  test("fails at its deadline and stops its Pods", () => {
    const { state } = play(begin({ parallelism: 2, completions: 2, activeDeadlineSeconds: 30 }), ticksOf(32));
    expect(statusOf(state)).toMatchObject({ conditions: [{ type: "Failed", reason: "DeadlineExceeded" }] });
    expect(state.pods.size).toBe(0);
  });

  test("replaces a Pod that was deleted", () => {
    const first = play(begin({}), 3).state;
    const [key] = [...first.pods.keys()];
    const { state } = play(first, 3, (draft) => draft.remove("Pod", key ?? ""));
    expect(activeOf(state)).toBe(1);
    expect(state.pods.has(key ?? "")).toBe(false);
  });
});
