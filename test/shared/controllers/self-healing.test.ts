import { describe, expect, test } from "vitest";
import type { Command } from "../../../shared/commands/registry.ts";
import { CONTROLLERS } from "../../../shared/controllers/registry.ts";
import { SWITCHABLE_CONTROLLERS } from "../../../shared/controllers/switch.ts";
import { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import { isNodeReady } from "../../../shared/model/node.ts";
import { isPodActive, isPodReady } from "../../../shared/model/pod.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { machine, service } from "../../builders.ts";
import { CONTROL_PLANE } from "../commands/give.ts";
import { image, Play } from "../play.ts";

const NODES = ["tokyo-1", "osaka-1", "sapporo-1"];

/** A cluster in which Kubernetes does everything, with `web` running. */
function running(replicas: number, timings: "upstream" | "classroom" = "upstream", seed = "test"): Play {
  const play = new Play({
    timings,
    seed,
    machines: NODES.map((name) => machine(name)),
    images: [image("web:v1"), image("web:v2")],
    services: [service("web")],
    automation: { scheduler: "auto", kubelet: "auto", controllers: SWITCHABLE_CONTROLLERS },
  });
  play.asRoom(createWeb(replicas));
  play.until(() => readyPods(play) === replicas);
  return play;
}

const createWeb = (replicas: number): Command => ({
  type: "createDeployment",
  name: "web",
  image: "web:v1",
  replicas,
  resources: { requests: { cpu: 500 }, limits: {} },
  labels: {},
  nodeSelector: {},
  tolerations: [],
  topologySpread: [
    { topologyKey: "kubernetes.io/hostname", maxSkew: 1, whenUnsatisfiable: "ScheduleAnyway" },
  ],
  minReadySeconds: 0,
});

const activePods = (play: Play) => [...play.state.pods.values()].filter(isPodActive);
const readyPods = (play: Play): number => activePods(play).filter(isPodReady).length;
const endpoints = (play: Play): number =>
  (play.state.endpointSlices.get("default/web")?.endpoints ?? []).filter(({ conditions }) => conditions.ready)
    .length;

/** Seconds of game time, with upstream's timings. */
const seconds = (count: number): number => count * 1000;

describe("a person who drops off the network", () => {
  const play = running(3);
  const lost = [...play.state.pods.values()].find(({ spec }) => spec.nodeName === "tokyo-1");
  const name = lost?.metadata.name ?? "";
  play.asRoom({ type: "setAttended", node: "tokyo-1", attended: false });

  test("is missed after 50 s, and no request goes there any more", () => {
    play.run(seconds(49));
    expect(endpoints(play)).toBe(3);
    play.run(seconds(2));
    expect(play.events).toContainEqual({ type: "NodeNotReady", node: "tokyo-1" });
    expect(endpoints(play)).toBe(2);
  });

  test("gets 300 s before the Pods are replaced elsewhere", () => {
    play.run(seconds(295));
    expect(play.pod(name)?.metadata.deletionTimestamp).toBeUndefined();
    play.run(seconds(10));
    expect(play.column(name)).toBe("Terminating");
    play.until(() => endpoints(play) === 3);
    expect(activePods(play).every(({ spec }) => spec.nodeName !== "tokyo-1")).toBe(true);
  });

  test("brings the Node back by coming back, and what terminated there is gone", () => {
    play.asRoom({ type: "setAttended", node: "tokyo-1", attended: true });
    play.until(() => play.column(name) === "gone");
    expect(play.events).toContainEqual({ type: "NodeReady", node: "tokyo-1" });
    expect([...play.state.nodes.values()].every(isNodeReady)).toBe(true);
    expect(readyPods(play)).toBe(3);
  });
});

test("who comes back in time finds everything as it was", () => {
  const play = running(3);
  const names = [...play.state.pods.keys()];
  play.asRoom({ type: "setAttended", node: "tokyo-1", attended: false });
  play.run(seconds(120));
  expect(endpoints(play)).toBe(2);
  play.asRoom({ type: "setAttended", node: "tokyo-1", attended: true });
  play.until(() => endpoints(play) === 3);
  play.run(seconds(600));
  expect([...play.state.pods.keys()]).toEqual(names);
});

test("a drained Node is empty, and nothing is lost", () => {
  const play = running(4);
  play.give(CONTROL_PLANE, { type: "drain", node: "tokyo-1", force: false });
  play.until(() => play.state.drains.size === 0);
  expect([...play.state.pods.values()].some(({ spec }) => spec.nodeName === "tokyo-1")).toBe(false);
  play.until(() => readyPods(play) === 4);
});

test("a new version rolls out without a moment of too few", () => {
  const play = running(4);
  play.give(CONTROL_PLANE, { type: "setImage", deployment: "web", image: "web:v2" });
  let fewest = 4;
  play.until(() => {
    fewest = Math.min(fewest, endpoints(play));
    const pods = activePods(play);
    return (
      pods.length === 4 && pods.every((pod) => isPodReady(pod) && pod.spec.containers[0]?.image === "web:v2")
    );
  });
  expect(fewest).toBeGreaterThanOrEqual(3);
  play.give(CONTROL_PLANE, { type: "undoRollout", deployment: "web", toRevision: 0 });
  play.until(() => activePods(play).every(({ spec }) => spec.containers[0]?.image === "web:v1"));
});

describe("after any trouble the cluster comes to rest as declared", () => {
  /** One thing that somebody might do, drawn by chance. */
  function mischief(play: Play, rng: Rng): void {
    const node = rng.pick(NODES);
    const pod =
      [...play.state.pods.values()].at(rng.below(Math.max(1, play.state.pods.size)))?.metadata.name ?? "x";
    const commands: readonly Command[] = [
      { type: "cordon", node },
      { type: "uncordon", node },
      { type: "drain", node, force: true },
      { type: "deletePod", pod, force: rng.chanceBp(5_000) },
      { type: "scale", deployment: "web", replicas: rng.between(0, 9) },
      { type: "setImage", deployment: "web", image: rng.pick(["web:v1", "web:v2"]) },
      { type: "undoRollout", deployment: "web", toRevision: 0 },
      { type: "pauseRollout", deployment: "web" },
      { type: "resumeRollout", deployment: "web" },
      { type: "createPod", app: "web" },
      { type: "taintNode", node, key: "trouble", value: "", effect: rng.pick(["NoSchedule", "NoExecute"]) },
      { type: "untaintNode", node, key: "trouble" },
    ];
    if (rng.chanceBp(2_000)) play.asRoom({ type: "setAttended", node, attended: rng.chanceBp(5_000) });
    else play.give(CONTROL_PLANE, rng.pick(commands));
  }

  test.each(["ant", "bee", "cat", "dog", "elk", "fox"])("seed %s", (seed) => {
    const play = running(3, "classroom", seed);
    const rng = new Rng(seedRng(seed));
    for (let i = 0; i < 150; i++) {
      mischief(play, rng);
      play.run(rng.between(1, 20) * 100);
    }
    for (const node of NODES) {
      play.asRoom({ type: "setAttended", node, attended: true });
      play.give(CONTROL_PLANE, { type: "uncordon", node }, { type: "untaintNode", node, key: "trouble" });
    }
    play.give(CONTROL_PLANE, { type: "resumeRollout", deployment: "web" });
    play.give(CONTROL_PLANE, { type: "scale", deployment: "web", replicas: 5 });
    play.run(120_000);
    const owned = activePods(play).filter(({ metadata }) => metadata.ownerReferences.length > 0);
    expect(owned.filter(isPodReady)).toHaveLength(5);
    expect(owned).toHaveLength(5);
    expect(new Set(owned.map(({ spec }) => spec.containers[0]?.image)).size).toBe(1);
    expect(
      [...play.state.nodes.values()].every((node) => isNodeReady(node) && node.spec.taints.length === 0),
    ).toBe(true);
    expect(
      [...play.state.pods.values()].every(({ metadata }) => metadata.deletionTimestamp === undefined),
    ).toBe(true);
    expect(play.state.drains.size).toBe(0);
    expect(endpoints(play)).toBe([...play.state.pods.values()].filter(isPodReady).length);
    expectRest(play);
  });
});

/** No controller would write anything more. */
function expectRest(play: Play): void {
  let writes = 0;
  const draft = new ClusterDraft(play.state, play.state.tick, [() => void writes++]);
  for (const controller of CONTROLLERS) {
    for (const key of controller.allKeys(draft)) controller.reconcile(draft, key);
  }
  expect(writes).toBe(0);
}
