import { describe, expect, test } from "vitest";
import { zoneState } from "../../../shared/controllers/node-lifecycle/zones.ts";
import { postNodeStatus } from "../../../shared/kubelet/node-status.ts";
import type { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { isPodReady } from "../../../shared/model/pod.ts";
import { putMachine } from "../../../shared/model/reachability.ts";
import { machine, node, pod } from "../../builders.ts";
import { controlled, messagesOf, play, running, ticksOf, type World } from "./play.ts";

const begin = (names: readonly string[], zone?: string): ClusterState =>
  controlled(
    {
      nodes: names.map((name) =>
        node(
          name,
          zone === undefined ? {} : { metadata: { labels: { "topology.kubernetes.io/zone": zone } } },
        ),
      ),
      machines: names.map((name) => machine(name)),
      pods: names.map((name) => running(pod(`on-${name}`), 0, name)),
    },
    ["nodelifecycle"],
  );

/** Cuts or mends the network of machines once. */
const network = (names: readonly string[], to: "up" | "cut"): World => {
  let isDone = false;
  return (draft: ClusterDraft) => {
    for (const name of isDone ? [] : names) {
      const found = draft.machines.get(name);
      if (found) putMachine(draft, { ...found, network: to });
      // What its kubelet does first when it can be heard.
      const heard = draft.machines.get(name);
      if (heard) postNodeStatus(draft, heard);
    }
    isDone = true;
  };
};

const readyOf = (state: ClusterState, name: string) =>
  state.nodes.get(name)?.status.conditions.find(({ type }) => type === "Ready");
const taintsOf = (state: ClusterState, name: string) =>
  (state.nodes.get(name)?.spec.taints ?? []).map(({ key, effect }) => `${key.split("/")[1]}:${effect}`);

describe("a Node that falls silent", () => {
  const cut = (ticks: number) => play(begin(["a", "b", "c"]), ticks, network(["a"], "cut"));

  test("is believed for 50 s", () => {
    const { state, events } = cut(ticksOf(50));
    expect(readyOf(state, "a")?.status).toBe("True");
    expect(state.pods.get("default/on-a")).toSatisfy(isPodReady);
    expect(events).toEqual([]);
  });

  test("is NotReady after that, with everything on it", () => {
    const { state, events } = cut(ticksOf(51));
    expect(readyOf(state, "a")).toMatchObject({
      status: "Unknown",
      reason: "NodeStatusUnknown",
      message: "Kubelet stopped posting node status.",
    });
    expect(taintsOf(state, "a")).toEqual(["unreachable:NoSchedule", "unreachable:NoExecute"]);
    expect(isPodReady(state.pods.get("default/on-a") ?? pod("?"))).toBe(false);
    expect(state.pods.get("default/on-b")).toSatisfy(isPodReady);
    expect(messagesOf(state, "a")).toEqual(["Node a status is now: NodeNotReady"]);
    expect(messagesOf(state, "default/on-a")).toEqual(["Node is not ready"]);
    expect(events).toEqual([{ type: "NodeNotReady", node: "a" }]);
  });

  test("and speaks again in time has lost nothing", () => {
    const early = play(cut(ticksOf(49)).state, ticksOf(60), network(["a"], "up"));
    expect(readyOf(early.state, "a")?.status).toBe("True");
    expect(early.events).toEqual([]);
    expect(taintsOf(early.state, "a")).toEqual([]);
  });

  test("counts from its last silence only", () => {
    const back = play(cut(ticksOf(40)).state, ticksOf(5), network(["a"], "up")).state;
    const again = play(back, ticksOf(49), network(["a"], "cut")).state;
    expect(readyOf(again, "a")?.status).toBe("True");
  });

  test("is Ready again when it is heard again", () => {
    const { state, events } = play(cut(ticksOf(60)).state, 2, network(["a"], "up"));
    expect(readyOf(state, "a")).toMatchObject({ status: "True", reason: "KubeletReady" });
    expect(taintsOf(state, "a")).toEqual([]);
    expect(messagesOf(state, "a")).toContain("Node a status is now: NodeReady");
    expect(events).toEqual([{ type: "NodeReady", node: "a" }]);
    expect(state.nodes.get("a")?.status.conditions.every(({ status }) => status !== "Unknown")).toBe(true);
  });

  test("makes no work while nothing changes", () => {
    const { state } = cut(ticksOf(60));
    expect(state.work.size).toBe(0);
    const later = play(state, ticksOf(60)).state;
    expect(later.nodes).toBe(state.nodes);
    expect(later.pods).toBe(state.pods);
  });
});

describe("taints follow what is known of a Node", () => {
  test("a cordon", () => {
    const cordoned = node("a", { spec: { unschedulable: true } });
    const { state } = play(controlled({ nodes: [cordoned], machines: [machine("a")] }, ["nodelifecycle"]), 1);
    expect(taintsOf(state, "a")).toEqual(["unschedulable:NoSchedule"]);
  });

  test("pressure, beside taints that people set, which stay", () => {
    const pressed = node("a", {
      spec: { taints: [{ key: "gpu", value: "yes", effect: "NoSchedule" }] },
      status: {
        conditions: [
          { type: "Ready", status: "True", reason: "", message: "", lastTransitionTime: 0 },
          { type: "MemoryPressure", status: "True", reason: "", message: "", lastTransitionTime: 0 },
        ],
      },
    });
    const { state } = play(controlled({ nodes: [pressed], machines: [machine("a")] }, ["nodelifecycle"]), 1);
    expect(state.nodes.get("a")?.spec.taints).toEqual([
      { key: "gpu", value: "yes", effect: "NoSchedule" },
      { key: "node.kubernetes.io/memory-pressure", value: "", effect: "NoSchedule" },
    ]);
  });
});

describe("when much is lost at once", () => {
  const evicting = (state: ClusterState) =>
    [...state.nodes.keys()].filter((name) => taintsOf(state, name).includes("unreachable:NoExecute"));

  test("Nodes of a zone are given up one by one, 10 s apart", () => {
    const many = begin(["a", "b", "c", "d", "e"]);
    const first = play(many, ticksOf(51), network(["a", "b"], "cut")).state;
    expect(evicting(first)).toEqual(["a"]);
    expect(evicting(play(first, ticksOf(11)).state)).toEqual(["a", "b"]);
  });

  test("with every Node lost none loses its Pods: the fault is likely elsewhere", () => {
    const { state } = play(begin(["a", "b"]), ticksOf(120), network(["a", "b"], "cut"));
    expect(readyOf(state, "a")?.status).toBe("Unknown");
    expect(evicting(state)).toEqual([]);
  });

  test("and with most of a zone lost evictions stop there", () => {
    const { state } = play(
      begin(["a", "b", "c", "d", "e"], "tokyo"),
      ticksOf(120),
      network(["a", "b", "c"], "cut"),
    );
    expect(evicting(state)).toEqual([]);
  });

  test.each([
    { ready: 5, notReady: 0, want: "Normal" },
    { ready: 1, notReady: 2, want: "Normal" },
    { ready: 3, notReady: 3, want: "Normal" },
    { ready: 2, notReady: 3, want: "PartialDisruption" },
    { ready: 0, notReady: 1, want: "FullDisruption" },
    { ready: 0, notReady: 0, want: "Normal" },
  ])("$ready ready and $notReady not is $want", ({ ready, notReady, want }) => {
    expect(zoneState(ready, notReady)).toBe(want);
  });
});
