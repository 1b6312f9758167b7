import { describe, expect, test } from "vitest";
import { nodeSeat } from "../../../shared/bots/node.ts";
import type { AppBehaviour, ImageSpec } from "../../../shared/model/catalogue.ts";
import { MEMORY, MIB } from "../../../shared/model/resources.ts";
import { deployment } from "../../builders.ts";
import { behaviour, image, layer, Play, podOf } from "../play.ts";
import { decide, heardFrom, nodeSeatOf } from "./decide.ts";

const SEAT = nodeSeatOf("tokyo-1");
const BASE = layer("base", 50);
const IMAGES: readonly ImageSpec[] = [
  image("large:v1", { layers: [BASE, layer("large", 100)] }),
  image("small:v1", { layers: [BASE, layer("small", 25)] }),
];

const byHand = (names: readonly string[], images = IMAGES): Play =>
  new Play({
    automation: { kubelet: "player" },
    images,
    pods: names.map((name) => podOf(name, `${name}:v1`)),
  }).run(100);

/** Plays so that the Pods of these images run. */
function running(names: readonly string[], images = IMAGES): Play {
  const play = byHand(names, images);
  for (const name of names) play.onNode("tokyo-1", { type: "pullImage", image: `${name}:v1` });
  play.run(20_000);
  for (const name of names) play.onNode("tokyo-1", { type: "startPod", pod: name });
  return play.run(1000);
}

describe("a Node seat", () => {
  test("pulls the image of a Pod that came", () => {
    expect(decide(nodeSeat, byHand(["small"]).state, SEAT)).toEqual({ type: "pullImage", image: "small:v1" });
  });

  test("has nothing to do while the image is on its way", () => {
    const play = byHand(["small"]);
    play.onNode("tokyo-1", { type: "pullImage", image: "small:v1" });
    expect(decide(nodeSeat, play.state, SEAT)).toBeUndefined();
  });

  test("starts what can be started before it pulls more", () => {
    const play = byHand(["large", "small"]);
    play.onNode("tokyo-1", { type: "pullImage", image: "large:v1" });
    play.run(10_000);
    expect(decide(nodeSeat, play.state, SEAT)).toEqual({ type: "startPod", pod: "large" });
  });

  test("pulls what is here soonest first, if it is perfect", () => {
    const { state } = byHand(["large", "small"]);
    expect(decide(nodeSeat, state, SEAT, { character: "perfect" })).toEqual({
      type: "pullImage",
      image: "small:v1",
    });
  });

  test.each(["container-crash", "hung-container"])("restarts after a %s before anything else", (incident) => {
    const play = running(["small"]);
    play.asRoom({ type: "startIncident", incident });
    play.change((draft) => draft.put(podOf("large", "large:v1")));
    expect(decide(nodeSeat, play.state, SEAT)).toEqual({ type: "restartContainer", pod: "small" });
  });

  test("presses the button of a machine that is off", () => {
    const play = running(["small"]);
    play.asRoom({ type: "startIncident", incident: "node-power-off", target: "tokyo-1" });
    expect(decide(nodeSeat, play.state, SEAT)).toEqual({ type: "powerOn" });
  });

  describe("with a Pod that is about to be killed for its memory", () => {
    const tight = (memory: Pick<AppBehaviour, "memoryIdleBytes" | "leakBytesPerSecond">) => {
      const limits = { resources: { requests: {}, limits: { [MEMORY]: 100 * MIB } } };
      const play = new Play({
        automation: { kubelet: "player" },
        images: [image("tight:v1", { layers: [BASE], behaviour: behaviour(memory) })],
        pods: [podOf("tight", "tight:v1", { container: limits })],
      }).run(100);
      play.onNode("tokyo-1", { type: "pullImage", image: "tight:v1" });
      play.run(5000).onNode("tokyo-1", { type: "startPod", pod: "tight" });
      return play.run(2000).state;
    };

    test("restarts it when that gives memory back, unless it is clumsy", () => {
      const leaks = tight({ memoryIdleBytes: 75 * MIB, leakBytesPerSecond: 12 * MIB });
      expect(decide(nodeSeat, leaks, SEAT)).toEqual({ type: "restartContainer", pod: "tight" });
      expect(decide(nodeSeat, leaks, SEAT, { character: "clumsy" })).toBeUndefined();
    });

    test("leaves it alone when it needs all of it", () => {
      const needs = tight({ memoryIdleBytes: 97 * MIB, leakBytesPerSecond: 0 });
      expect(decide(nodeSeat, needs, SEAT)).toBeUndefined();
    });
  });

  test("asks for a drain when it learns that it will be rebooted, and not twice in a breath", () => {
    const play = running(["small"]);
    play.asRoom({ type: "startIncident", incident: "kernel-upgrade", target: "tokyo-1" });
    const call = { type: "call", call: "drain-me", params: {} };
    expect(decide(nodeSeat, play.state, SEAT)).toEqual(call);
    expect(decide(nodeSeat, play.state, SEAT, { heard: [heardFrom("tokyo-1", "drain-me")] })).toBeUndefined();
    expect(decide(nodeSeat, play.state, SEAT, { character: "clumsy" })).toBeUndefined();
  });

  test("has an image ready when somebody asks for it, and only on the Node that was asked", () => {
    const play = byHand([]).change((draft) => draft.put(deployment("small")));
    const asked = (node: string) => [
      { ...heardFrom("control-plane", "pull-please"), params: { node, app: "small" } },
    ];
    expect(decide(nodeSeat, play.state, SEAT, { heard: asked("tokyo-1") })).toEqual({
      type: "pullImage",
      image: "small:v1",
    });
    expect(decide(nodeSeat, play.state, SEAT, { heard: asked("osaka-1") })).toBeUndefined();
  });

  test("restarts a Pod when somebody asks for it, once", () => {
    const play = running(["small"]);
    const heard = [
      { ...heardFrom("control-plane", "restart-please"), params: { pod: "small" }, at: play.state.now },
    ];
    const restart = { type: "restartContainer" as const, pod: "small" };
    expect(decide(nodeSeat, play.state, SEAT, { heard })).toEqual(restart);
    play.onNode("tokyo-1", restart);
    play.run(5000);
    expect(decide(nodeSeat, play.state, SEAT, { heard })).toBeUndefined();
  });
});
