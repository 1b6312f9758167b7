import { describe, expect, test } from "vitest";
import { switchController } from "../../../shared/controllers/switch.ts";
import { deployment, node, owned, pod, replicaSet } from "../../builders.ts";
import { controlled, play, running, ticksOf } from "./play.ts";

const web = deployment("web");
const set = replicaSet("web-1", { metadata: { ownerReferences: owned(web) } });
const mine = pod("p1", { metadata: { ownerReferences: owned(set) } });

describe("garbage collection", () => {
  const begin = controlled({ objects: [web, set], pods: [mine, pod("stranger")] }, ["garbagecollector"]);

  test("leaves what has an owner", () => {
    expect(play(begin, 5).state.pods.size).toBe(2);
  });

  test("follows a deleted Deployment down to its Pods, and no further", () => {
    const { state } = play(begin, 5, (draft) => draft.remove("Deployment", "default/web"));
    expect(state.replicaSets.size).toBe(0);
    expect([...state.pods.keys()]).toEqual(["default/stranger"]);
  });

  test("is graceful to Pods that run", () => {
    const bound = running(mine, 0);
    const { state } = play(controlled({ objects: [set], pods: [bound] }, ["garbagecollector"]), 3, (draft) =>
      draft.remove("ReplicaSet", "default/web-1"),
    );
    expect(state.pods.get("default/p1")?.metadata.deletionTimestamp).toBe(100 + 30_000);
  });

  test("finds what lost its owner while it was off", () => {
    const { state } = play(controlled({ pods: [mine] }, []), 3, (draft) =>
      switchController(draft, "garbagecollector", true),
    );
    expect(state.pods.size).toBe(0);
  });
});

describe("Pods of a Node that was deleted", () => {
  const begin = controlled({ nodes: [node("n")], pods: [running(mine, 0, "n")] }, ["podgc"]);

  test("stay for 40 s and then go, however much grace they had", () => {
    const removed = play(begin, 1, (draft) => draft.remove("Node", "n")).state;
    expect(play(removed, ticksOf(39)).state.pods.size).toBe(1);
    const { state, events } = play(removed, ticksOf(41));
    expect(state.pods.size).toBe(0);
    expect(events).toMatchObject([{ type: "PodDeleted", pod: "p1", why: "DeletionByPodGC" }]);
  });

  test("stay when the Node comes back in time", () => {
    const removed = play(begin, ticksOf(20), (draft) => draft.remove("Node", "n")).state;
    const { state } = play(removed, ticksOf(60), (draft) => {
      if (!draft.nodes.has("n")) draft.put(node("n"));
    });
    expect(state.pods.size).toBe(1);
    expect(state.memory.size).toBe(0);
  });
});
