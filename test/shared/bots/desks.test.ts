import { describe, expect, test } from "vitest";
import { controllerDesk } from "../../../shared/bots/controller-desk.ts";
import { schedulerDesk } from "../../../shared/bots/scheduler-desk.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { cluster, deployment, machine, node, pod, requests } from "../../builders.ts";
import { Play, podOf } from "../play.ts";
import { CONTROL_PLANE, decide, heardFrom } from "./decide.ts";

/** A cluster of three empty Nodes, with Pods that wait. */
function waiting(...asked: readonly (readonly [name: string, cpuMilli: number])[]): Play {
  const play = new Play({
    automation: { kubelet: "player" },
    machines: ["a", "b", "c"].map((name) => machine(name)),
  });
  return play.change((draft) => {
    for (const [name, cpuMilli] of asked) draft.put(pod(name, { requests: requests(cpuMilli) }));
  });
}

describe("the scheduler's desk", () => {
  test("has nothing to do when nobody waits", () => {
    expect(decide(schedulerDesk, waiting().state, CONTROL_PLANE)).toBeUndefined();
  });

  test("takes the emptiest Node", () => {
    const play = waiting(["one", 1000]);
    play.change((draft) => {
      draft.put(pod("on-a", { node: "a", requests: requests(2000) }));
      draft.put(pod("on-c", { node: "c", requests: requests(1000) }));
    });
    expect(decide(schedulerDesk, play.state, CONTROL_PLANE)).toEqual({ type: "bind", pod: "one", node: "b" });
  });

  test("spares a Node that called out that it is full, while there is another", () => {
    const { state } = waiting(["one", 1000]);
    const full = (...nodes: readonly string[]) => nodes.map((name) => heardFrom(name, "im-full"));
    const bind = { type: "bind", pod: "one" };
    expect(decide(schedulerDesk, state, CONTROL_PLANE, { heard: full("a", "b") })).toEqual({
      ...bind,
      node: "c",
    });
    expect(decide(schedulerDesk, state, CONTROL_PLANE, { heard: full("a", "b", "c") })).toMatchObject(bind);
  });

  test("does not take a Node that refuses", () => {
    const play = waiting(["one", 1000]);
    for (const name of ["a", "b"]) play.give(CONTROL_PLANE, { type: "cordon", node: name });
    expect(decide(schedulerDesk, play.state, CONTROL_PLANE)).toEqual({ type: "bind", pod: "one", node: "c" });
  });

  test("goes on with the next Pod when the first fits nowhere", () => {
    const play = waiting(["giant", 9000], ["small", 100]);
    expect(decide(schedulerDesk, play.state, CONTROL_PLANE)).toMatchObject({ type: "bind", pod: "small" });
  });

  test("waits when no Pod fits anywhere", () => {
    expect(decide(schedulerDesk, waiting(["giant", 9000]).state, CONTROL_PLANE)).toBeUndefined();
  });

  test.each([
    { character: "average" as const, why: "takes the emptiest Node all the same", want: "c" },
    { character: "perfect" as const, why: "keeps room for the big Pod that is announced", want: "b" },
  ])("$character: $why", ({ character, want }) => {
    const template = deployment("batch").spec.template;
    const [container] = template.spec.containers;
    if (container === undefined) throw new Error("a template has a container");
    const big = { ...container, resources: { requests: requests(6000), limits: {} } };
    const play = new Play({
      automation: { kubelet: "player" },
      machines: ["a", "b", "c"].map((name) => machine(name)),
      apps: [{ name: "batch", style: 0, demand: [{ atMs: 30_000, rps: 100 }] }],
    }).change((draft) => {
      draft.put(pod("on-a", { node: "a", requests: requests(3000) }));
      draft.put(pod("on-b", { node: "b", requests: requests(2500) }));
      draft.put(pod("on-c", { node: "c", requests: requests(2000) }));
      draft.put(
        deployment("batch", {
          spec: { replicas: 0, template: { ...template, spec: { ...template.spec, containers: [big] } } },
        }),
      );
      draft.put(pod("one", { requests: requests(1000) }));
    });
    expect(decide(schedulerDesk, play.state, CONTROL_PLANE, { character })).toEqual({
      type: "bind",
      pod: "one",
      node: want,
    });
  });
});

const OWNER = { kind: "ReplicaSet", name: "web", uid: "web-set", controller: true };

describe("the controller's desk", () => {
  const CONTROLLER: Seat = { id: "controller", role: "controller" };
  const heard = [heardFrom("tokyo-1", "drain-me")];
  const busy = cluster({ nodes: [node("tokyo-1")], pods: [pod("web", { node: "tokyo-1" })] });

  test("rests when nobody calls", () => {
    expect(decide(controllerDesk, busy, CONTROLLER)).toBeUndefined();
  });

  test("does not hear other calls", () => {
    expect(
      decide(controllerDesk, busy, CONTROLLER, { heard: [heardFrom("tokyo-1", "thanks")] }),
    ).toBeUndefined();
  });

  test("gives up the Pods of a lost Node at once, if it is perfect", () => {
    const play = new Play({
      automation: { controllers: ["nodelifecycle"] },
      machines: [machine("tokyo-1"), machine("osaka-1")],
      timings: "classroom",
      pods: [podOf("web", "web:v1", { metadata: { ownerReferences: [OWNER] } })],
    }).run(5000);
    play.asRoom({ type: "startIncident", incident: "node-network-cut", target: "tokyo-1" });
    expect(decide(controllerDesk, play.state, CONTROLLER, { character: "perfect" })).toBeUndefined();
    play.run(5000);
    expect(decide(controllerDesk, play.state, CONTROLLER, { character: "perfect" })).toEqual({
      type: "deletePod",
      pod: "web",
      force: false,
    });
    expect(decide(controllerDesk, play.state, CONTROLLER)).toBeUndefined();
  });

  test("drains a Node that asks for it, once", () => {
    const play = new Play({
      machines: [machine("tokyo-1"), machine("osaka-1")],
      pods: [podOf("web", "web:v1", { metadata: { ownerReferences: [OWNER] } })],
    }).run(5000);
    const drain = { type: "drain" as const, node: "tokyo-1", force: false };
    expect(decide(controllerDesk, play.state, CONTROLLER, { heard })).toEqual(drain);
    expect(decide(controllerDesk, play.state, CONTROLLER, { heard, character: "clumsy" })).toBeUndefined();
    play.give(CONTROLLER, drain);
    expect(decide(controllerDesk, play.state, CONTROLLER, { heard })).toBeUndefined();
  });

  test.each([
    { character: "average" as const, why: "drains by force what nobody would make again", want: "drain" },
    {
      character: "perfect" as const,
      why: "closes the Node, and drains when there are others",
      want: "cordon",
    },
  ])("$character: $why", ({ character, want }) => {
    const orders = [{ atMs: 0, replicas: 1 }];
    const play = new Play({
      apps: [{ name: "web", style: 0, demand: [], orders }],
      machines: [machine("tokyo-1"), machine("osaka-1")],
      pods: [podOf("web", "web:v1")],
    }).run(5000);
    const decided = () => decide(controllerDesk, play.state, CONTROL_PLANE, { heard, character });
    expect(decided()).toMatchObject({ type: want, node: "tokyo-1" });
    if (want === "drain") return;
    play.give(CONTROL_PLANE, { type: "cordon", node: "tokyo-1" });
    expect(decided()).toBeUndefined();
    play.change((draft) => draft.put(podOf("web-2", "web:v1", { node: "osaka-1" }))).run(5000);
    expect(decided()).toEqual({ type: "drain", node: "tokyo-1", force: true });
  });
});
