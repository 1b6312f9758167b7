import { describe, expect, test } from "vitest";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { Taint } from "../../../shared/model/node.ts";
import type { Toleration } from "../../../shared/model/pod.ts";
import { node, pod } from "../../builders.ts";
import { controlled, messagesOf, play, running, ticksOf, type World } from "./play.ts";

const LOST: Taint = { key: "node.kubernetes.io/unreachable", value: "", effect: "NoExecute" };
const patience = (tolerationSeconds?: number): Toleration => ({
  key: LOST.key,
  operator: "Exists",
  effect: "NoExecute",
  ...(tolerationSeconds === undefined ? {} : { tolerationSeconds }),
});

function begin(taints: readonly Taint[], tolerations: readonly Toleration[]): ClusterState {
  const web = running(pod("web", { spec: { tolerations } }), 0, "n");
  return controlled({ nodes: [node("n", { spec: { taints } })], pods: [web] }, ["tainteviction"]);
}

const setTaints = (taints: readonly Taint[]): World => {
  let isDone = false;
  return (draft) => {
    const found = draft.nodes.get("n");
    if (!isDone && found) draft.put({ ...found, spec: { ...found.spec, taints } });
    isDone = true;
  };
};
const isEvicted = (state: ClusterState): boolean =>
  state.pods.get("default/web")?.metadata.deletionTimestamp !== undefined;

describe("a NoExecute taint", () => {
  test("takes away a Pod that does not tolerate it, at once and gracefully", () => {
    const { state } = play(begin([LOST], []), 1);
    expect(isEvicted(state)).toBe(true);
    expect(state.pods.get("default/web")?.status.conditions.at(-1)).toMatchObject({
      type: "DisruptionTarget",
      reason: "DeletionByTaintManager",
    });
    expect(messagesOf(state, "default/web")).toEqual(["Marking for deletion Pod default/web"]);
  });

  test.each([
    {
      name: "never when the Pod tolerates it for ever",
      tolerations: [patience()],
      seconds: 10_000,
      want: false,
    },
    {
      name: "not before the Pod's patience is over",
      tolerations: [patience(300)],
      seconds: 299,
      want: false,
    },
    { name: "when the Pod's patience is over", tolerations: [patience(300)], seconds: 301, want: true },
  ])("takes a Pod away: $name", ({ tolerations, seconds, want }) => {
    expect(isEvicted(play(begin([LOST], tolerations), ticksOf(seconds)).state)).toBe(want);
  });

  test("that goes in time calls the eviction off", () => {
    const waiting = play(begin([LOST], [patience(300)]), ticksOf(200)).state;
    const { state } = play(waiting, ticksOf(300), setTaints([]));
    expect(isEvicted(state)).toBe(false);
    expect(messagesOf(state, "default/web")).toEqual(["Cancelling deletion of Pod default/web"]);
    expect(state.memory.size).toBe(0);
  });

  test("that comes back begins anew", () => {
    const first = play(begin([LOST], [patience(300)]), ticksOf(200)).state;
    const second = play(first, ticksOf(10), setTaints([])).state;
    const third = play(second, ticksOf(299), setTaints([LOST])).state;
    expect(isEvicted(third)).toBe(false);
    expect(isEvicted(play(third, ticksOf(3)).state)).toBe(true);
  });

  test("does not wait longer because the Pod is told to", () => {
    const waiting = play(begin([LOST], [patience(100)]), ticksOf(50)).state;
    const { state } = play(waiting, ticksOf(51), (draft) => {
      const web = draft.pods.get("default/web");
      if (web && web.spec.tolerations[0]?.tolerationSeconds === 100) {
        draft.put({ ...web, spec: { ...web.spec, tolerations: [patience(1000)] } });
      }
    });
    expect(isEvicted(state)).toBe(true);
  });

  test("of the effect NoSchedule leaves who is there", () => {
    expect(isEvicted(play(begin([{ ...LOST, effect: "NoSchedule" }], []), ticksOf(600)).state)).toBe(false);
  });
});

test("a Pod that is bound to a tainted Node has to go again", () => {
  const begun = controlled({ nodes: [node("n", { spec: { taints: [LOST] } })], pods: [pod("web")] }, [
    "tainteviction",
  ]);
  const before = play(begun, 5).state;
  expect(isEvicted(before)).toBe(false);
  const { state } = play(before, 2, (draft) => {
    const web = draft.pods.get("default/web");
    if (web && web.spec.nodeName === undefined) draft.put({ ...web, spec: { ...web.spec, nodeName: "n" } });
  });
  expect(isEvicted(state)).toBe(true);
});

test("a Pod of the same name that is made later is not taken for the old one", () => {
  const waiting = play(begin([LOST], [patience(100)]), ticksOf(50)).state;
  const replaced = play(waiting, 1, (draft) => {
    draft.remove("Pod", "default/web");
    const spec = { tolerations: [patience(100)] };
    draft.put(running(pod("web", { spec, metadata: { uid: "another" } }), draft.now, "n"));
  }).state;
  expect(isEvicted(play(replaced, ticksOf(60)).state)).toBe(false);
  expect(isEvicted(play(replaced, ticksOf(101)).state)).toBe(true);
});
