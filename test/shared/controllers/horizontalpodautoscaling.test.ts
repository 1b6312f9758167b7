import { describe, expect, test } from "vitest";
import { observe } from "../../../shared/controllers/autoscaler/observe.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { type PodRuntime, runtimeKey } from "../../../shared/model/machine.ts";
import { keyOf } from "../../../shared/model/meta.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import type { HorizontalPodAutoscaler } from "../../../shared/model/workload.ts";
import { deployment, draftOf, machine, node, pod, requests } from "../../builders.ts";
import { autoscaler } from "../../workload-builders.ts";
import { controlled, messagesOf, play, running, ticksOf, type World } from "./play.ts";

const KEY = "default/web";

const web = (name: string): Pod =>
  running(pod(name, { requests: requests(1000), metadata: { labels: { app: "web" } } }), -1_000_000, "n");

/** Each Pod of the Deployment exists, has run for long, and uses `cpu()` millicores. */
const load = (cpu: () => number): World => {
  return (draft) => {
    const wanted = draft.deployments.get(KEY)?.spec.replicas ?? 0;
    for (let i = 0; i < 20; i++) {
      const one = web(`p${i}`);
      if (i >= wanted) draft.remove("Pod", keyOf(one));
      else if (!draft.pods.has(keyOf(one))) draft.put(one);
      // Only the usage is read.
      const runtime = { cpuUsedMilli: cpu() } as PodRuntime;
      draft.runtimes.set(runtimeKey("n", keyOf(one)), runtime);
    }
  };
};

const begin = (replicas: number, spec: Partial<HorizontalPodAutoscaler["spec"]> = {}): ClusterState =>
  controlled(
    {
      nodes: [node("n")],
      objects: [deployment("web", { spec: { replicas } }), autoscaler("web", spec)],
    },
    ["horizontalpodautoscaling"],
  );

function withMachine(state: ClusterState): ClusterState {
  const draft = draftOf(state);
  draft.machines.set("n", machine("n"));
  return { ...draft.finish(), tick: 0, now: 0 };
}

const played = (state: ClusterState, seconds: number, cpu: () => number): ClusterState =>
  play(withMachine(state), ticksOf(seconds), load(cpu)).state;
const sizeOf = (state: ClusterState): number | undefined => state.deployments.get(KEY)?.spec.replicas;
const reasonsOf = (state: ClusterState): Record<string, string> =>
  Object.fromEntries(
    state.horizontalPodAutoscalers.get(KEY)?.status.conditions.map(({ type, reason }) => [type, reason]) ??
      [],
  );

describe("an autoscaler", () => {
  test.each([
    { name: "grows by the ratio of usage to target", replicas: 2, cpu: 750, want: 3 },
    { name: "stays within a tenth of its target", replicas: 2, cpu: 540, want: 2 },
    { name: "at most doubles, or adds four", replicas: 1, cpu: 5000, want: 5 },
    { name: "does not shrink before five minutes", replicas: 4, cpu: 100, want: 4 },
    { name: "goes down to its maximum at once", replicas: 12, cpu: 500, want: 10 },
    { name: "leaves what was scaled to nothing", replicas: 0, cpu: 500, want: 0 },
  ])("$name", ({ replicas, cpu, want }) => {
    expect(sizeOf(played(begin(replicas), 10, () => cpu))).toBe(want);
  });

  test("goes up to its minimum at once", () => {
    expect(sizeOf(played(begin(1, { minReplicas: 3 }), 10, () => 500))).toBe(3);
  });

  test("says what it did and why", () => {
    const state = played(begin(2), 10, () => 750);
    expect(messagesOf(state, KEY)).toEqual([
      "New size: 3; reason: cpu resource utilization (percentage of request) above target",
    ]);
    expect(state.horizontalPodAutoscalers.get(KEY)?.status).toMatchObject({
      desiredReplicas: 3,
      currentUtilization: 75,
    });
    expect(reasonsOf(state)).toEqual({
      AbleToScale: "SucceededRescale",
      ScalingActive: "ValidMetricFound",
      ScalingLimited: "DesiredWithinRange",
    });
  });

  test("looks every 15 s", () => {
    expect(sizeOf(played(begin(1), 14, () => 5000))).toBe(5);
    expect(sizeOf(played(begin(1), 16, () => 5000))).toBe(10);
    expect(reasonsOf(played(begin(1), 16, () => 5000))["ScalingLimited"]).toBe("TooManyReplicas");
  });

  test("shrinks to the highest wish of the last five minutes", () => {
    // 4 Pods at 25 % of their requests would be 2 at 50 %.
    expect(sizeOf(played(begin(4), 290, () => 250))).toBe(4);
    const late = played(begin(4), 340, () => 250);
    expect(sizeOf(late)).toBe(2);
    expect(messagesOf(late, KEY).at(0)).toBe("New size: 2; reason: All metrics below target");
  });

  test("does nothing without metrics, and says so", () => {
    const { state } = play(
      begin(2),
      ticksOf(10),
      load(() => 750),
    );
    expect(sizeOf(state)).toBe(2);
    expect(reasonsOf(state)["ScalingActive"]).toBe("FailedGetResourceMetric");
    expect(messagesOf(state, KEY)[0]).toContain("no metrics returned from resource metrics API");
  });

  test("reports a target that is not there", () => {
    const alone = controlled({ objects: [autoscaler("web")] }, ["horizontalpodautoscaling"]);
    expect(messagesOf(play(alone, 3).state, KEY)).toEqual(['deployments.apps "web" not found']);
  });
});

test("a Pod without a request cannot be compared with one", () => {
  const bare = running(pod("bare", { metadata: { labels: { app: "web" } } }), 0, "n");
  const draft = draftOf(begin(1));
  draft.put(bare);
  const { pods } = observe(draft, deployment("web"), "cpu");
  expect(pods).toMatchObject([{ name: "bare", request: undefined, containerWithoutRequest: "app" }]);
});
