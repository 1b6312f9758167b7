import { describe, expect, test } from "vitest";
import {
  drainPlan,
  drainSkipsTerminating,
  drainVerdict,
} from "../../../shared/controllers/drain/decision.ts";
import { beginDrain, endDrain } from "../../../shared/controllers/drain.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { removePod } from "../../../shared/model/deletion.ts";
import type { OwnerReference } from "../../../shared/model/meta.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import { budget, node, owned, pod, replicaSet } from "../../builders.ts";
import { controlled, play, running, ticksOf, type World } from "./play.ts";

const set = replicaSet("web", { spec: { replicas: 3 } });
const web = (name: string, on: string): Pod =>
  running(pod(name, { metadata: { labels: { app: "web" }, ownerReferences: owned(set) } }), 0, on);
const nodes = [node("a"), node("b")];

/** Begins a drain of Node a once; Pods that were asked to end are gone a tick later. */
function draining(): World {
  let isDone = false;
  return (draft) => {
    if (!isDone) beginDrain(draft, { node: "a", by: "control-plane", force: false });
    isDone = true;
    for (const [key, one] of [...draft.pods.entries()]) {
      if (one.metadata.deletionTimestamp !== undefined) removePod(draft, key);
    }
  };
}
const left = (state: ClusterState): string[] =>
  [...state.pods.values()].filter(({ spec }) => spec.nodeName === "a").map(({ metadata }) => metadata.name);

describe("a drain", () => {
  test("evicts what is on the Node, and ends when it is gone", () => {
    const begun = controlled(
      { nodes, pods: [web("p1", "a"), web("p2", "a"), web("p3", "b")], objects: [set] },
      [],
    );
    const half = play(begun, 1, draining());
    expect(half.state.drains.get("a")).toMatchObject({
      by: "control-plane",
      leaving: ["default/p1", "default/p2"],
      blocked: [],
    });
    const { state, events } = play(begun, 5, draining());
    expect(left(state)).toEqual([]);
    expect(state.pods.size).toBe(1);
    expect(state.drains.size).toBe(0);
    expect(events).toMatchObject([
      { type: "DrainBegan", node: "a", by: "control-plane" },
      { type: "PodDeleted", pod: "p1", why: "EvictionByEvictionAPI" },
      { type: "PodDeleted", pod: "p2" },
      { type: "DrainEnded", node: "a", outcome: "drained" },
    ]);
  });

  test("waits for a budget, asking again every 5 s", () => {
    const guarded = budget("web", { minAvailable: 2 });
    const pods = [web("p1", "a"), web("p2", "a"), web("p3", "b")];
    const begun = controlled({ nodes, pods, objects: [set, guarded] }, ["disruption"]);
    const first = play(begun, ticksOf(20), draining()).state;
    expect(left(first)).toHaveLength(1);
    expect(first.drains.get("a")?.blocked).toHaveLength(1);
    const { state } = play(first, ticksOf(6), (draft) => {
      if (!draft.pods.has("default/p4")) draft.put(web("p4", "b"));
      for (const [key, one] of [...draft.pods.entries()]) {
        if (one.metadata.deletionTimestamp !== undefined) removePod(draft, key);
      }
    });
    expect(left(state)).toEqual([]);
    expect(state.drains.size).toBe(0);
  });

  test("of an empty Node ends at once", () => {
    const { state, events } = play(controlled({ nodes }, []), 1, draining());
    expect(state.drains.size).toBe(0);
    expect(events.map(({ type }) => type)).toEqual(["DrainBegan", "DrainEnded"]);
  });

  test("that is called off leaves who is still there", () => {
    const guarded = budget("web", { minAvailable: 3 });
    const pods = [web("p1", "a"), web("p2", "a"), web("p3", "b")];
    const begun = controlled({ nodes, pods, objects: [set, guarded] }, ["disruption"]);
    const blocked = play(begun, ticksOf(6), draining()).state;
    const { state } = play(blocked, ticksOf(20), (draft) => endDrain(draft, "a", "cancelled"));
    expect(left(state)).toEqual(["p1", "p2"]);
    expect(state.timers.size).toBe(0);
  });
});

describe("what drain does with a Pod", () => {
  const controller = (kind: string): OwnerReference => ({ kind, name: "x", uid: "x", controller: true });
  const of = (kind: string | undefined, phase: Pod["status"]["phase"] = "Running"): Pod => ({
    ...pod("web", { metadata: { ownerReferences: kind === undefined ? [] : [controller(kind)] } }),
    status: { ...pod("web").status, phase },
  });

  test.each([
    { name: "managed: evicts it", one: of("ReplicaSet"), flags: {}, want: "evict" },
    { name: "managed by nobody: stops", one: of(undefined), flags: {}, want: "stop" },
    {
      name: "managed by nobody, forced: evicts it",
      one: of(undefined),
      flags: { force: true },
      want: "evict",
    },
    {
      name: "managed by nobody but finished: evicts it",
      one: of(undefined, "Succeeded"),
      flags: {},
      want: "evict",
    },
    { name: "of a DaemonSet: stops", one: of("DaemonSet"), flags: { force: true }, want: "stop" },
    {
      name: "of a DaemonSet, to be ignored: skips it",
      one: of("DaemonSet"),
      flags: { ignoreDaemonSets: true },
      want: "skip",
    },
    {
      name: "of a DaemonSet but finished: evicts it",
      one: of("DaemonSet", "Failed"),
      flags: {},
      want: "evict",
    },
  ])("$name", ({ one, flags, want }) => {
    expect(drainVerdict({ pod: one }, flags, () => true).decision).toBe(want);
  });

  test.each([
    { name: "with data: stops", flags: {}, want: "stop" },
    { name: "with data that may go: evicts it", flags: { deleteEmptyDirData: true }, want: "evict" },
  ])("$name", ({ flags, want }) => {
    expect(drainVerdict({ pod: of("ReplicaSet"), hasEmptyDir: true }, flags, () => true).decision).toBe(want);
  });

  test("of a DaemonSet that is gone: only when forced", () => {
    expect(drainVerdict({ pod: of("DaemonSet") }, {}, () => false).decision).toBe("stop");
    expect(drainVerdict({ pod: of("DaemonSet") }, { force: true }, () => false).decision).toBe("evict");
  });

  test.each([
    { name: "nothing to say", pods: [of("ReplicaSet")], flags: {}, want: undefined },
    {
      name: "Pods that nobody makes again",
      pods: [of(undefined)],
      flags: { force: true },
      want: "Warning: deleting Pods that declare no controller: default/web",
    },
    {
      name: "Pods that stay, and others that do not come back",
      pods: [of("DaemonSet"), of(undefined), of(undefined)],
      flags: { force: true, ignoreDaemonSets: true },
      want: "Warning: ignoring DaemonSet-managed Pods: default/web; deleting Pods that declare no controller: default/web, default/web",
    },
  ])("warning of $name", ({ pods, flags, want }) => {
    const plan = drainPlan(
      pods.map((one) => ({ pod: one })),
      flags,
      () => true,
    );
    expect(plan.warning).toBe(want);
  });

  test.each([
    { name: "is not terminating", seconds: undefined, limit: 20, want: false },
    { name: "has been terminating for a second", seconds: 1, limit: 20, want: false },
    { name: "has been terminating for longer than the limit", seconds: 100, limit: 20, want: true },
    { name: "has been terminating for long, without a limit", seconds: 100, limit: 0, want: false },
  ])("does not wait for a Pod that $name: $want", ({ seconds, limit, want }) => {
    expect(drainSkipsTerminating(seconds, limit)).toBe(want);
  });
});
