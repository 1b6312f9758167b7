import { expect, test } from "vitest";
import type { Command } from "../../../shared/commands/registry.ts";
import { markForDeletion } from "../../../shared/model/deletion.ts";
import { behaviour, image, layer, Play, type PlayOptions, podOf } from "../play.ts";

const BY_HAND = { kubelet: "player" } as const;
const playWith = (options: PlayOptions = {}): Play =>
  new Play({ automation: BY_HAND, pods: [podOf("web-1", "web:v1")], ...options }).run(200);

const give = (play: Play, command: Command): string | undefined => play.onNode("tokyo-1", command)[0]?.code;

test("a Pod waits for a person to pull its image and to start it", () => {
  const play = playWith();
  play.run(5000);
  expect(play.runtime("web-1")?.stage).toBe("image");
  expect(play.column("web-1")).toBe("ContainerCreating");
  expect(give(play, { type: "startPod", pod: "web-1" })).toBe("ImageNotPresent");
  expect(give(play, { type: "pullImage", image: "web:v1" })).toBeUndefined();
  expect(play.runtime("web-1")?.stage).toBe("pulling");
  expect(give(play, { type: "pullImage", image: "web:v1" })).toBe("AlreadyPulling");
  play.run(1000);
  expect(play.runtime("web-1")?.stage).toBe("startable");
  expect(give(play, { type: "pullImage", image: "web:v1" })).toBe("ImagePresent");
  expect(give(play, { type: "startPod", pod: "web-1" })).toBeUndefined();
  expect(play.isReady("web-1")).toBe(true);
  expect(give(play, { type: "startPod", pod: "web-1" })).toBe("AlreadyStarted");
  expect(play.state.totals.actions).toBe(2);
});

test("what crashed stays down until a person starts it again", () => {
  const crashing = image("web:v1", { layers: [], behaviour: behaviour({ crashAfterMs: 3000 }) });
  const play = playWith({ images: [crashing] });
  give(play, { type: "pullImage", image: "web:v1" });
  play.run(200);
  give(play, { type: "startPod", pod: "web-1" });
  play.until(() => play.column("web-1") === "Error");
  play.run(30_000);
  expect(play.runtime("web-1")?.stage).toBe("crashed");
  expect(give(play, { type: "startPod", pod: "web-1" })).toBeUndefined();
  expect(play.isReady("web-1")).toBe(true);
  expect(play.status("web-1").containerStatuses[0]?.restartCount).toBe(1);
});

test("the image that is put first gets the whole bandwidth; the other one keeps what it has", () => {
  const images = [
    image("web:v1", { layers: [layer("a", 100)] }),
    image("api:v1", { layers: [layer("b", 50)] }),
  ];
  const play = playWith({ images });
  give(play, { type: "pullImage", image: "web:v1" });
  give(play, { type: "pullImage", image: "api:v1" });
  play.run(1800);
  expect(give(play, { type: "prioritizePull", image: "web:v1" })).toBe("AlreadyFirst");
  expect(give(play, { type: "prioritizePull", image: "api:v1" })).toBeUndefined();
  // web:v1 had nearly two of its four seconds, api:v1 needs two.
  const from = play.state.now;
  expect(play.until(() => play.machine().images["api:v1"] !== undefined) - from).toBe(2000);
  expect(play.until(() => play.machine().images["web:v1"] !== undefined) - from).toBe(3900);
});

test("a pull that is cancelled leaves the line", () => {
  const play = playWith();
  expect(give(play, { type: "cancelPull", image: "web:v1" })).toBe("NotPulling");
  give(play, { type: "pullImage", image: "web:v1" });
  give(play, { type: "cancelPull", image: "web:v1" });
  play.run(5000);
  expect(play.machine()).toMatchObject({ pulls: [], images: {} });
});

test("an image that nobody knows can be pulled only where a Pod asks for it, and then fails", () => {
  const play = playWith({ pods: [podOf("web-1", "wep:v1")] });
  expect(give(play, { type: "pullImage", image: "wab:v1" })).toBe("ImageNotFound");
  expect(give(play, { type: "pullImage", image: "wep:v1" })).toBeUndefined();
  play.until(() => play.column("web-1") === "ErrImagePull");
  expect(play.runtime("web-1")?.stage).toBe("pull-failed");
  play.run(60_000);
  expect(play.machine().pulls).toEqual([]);
});

test("a restart is graceful and counts; refusals name what is wrong", () => {
  const play = playWith();
  expect(give(play, { type: "restartContainer", pod: "web-9" })).toBe("PodNotHere");
  expect(give(play, { type: "restartContainer", pod: "web-1" })).toBe("NotStarted");
  give(play, { type: "pullImage", image: "web:v1" });
  play.run(1000);
  give(play, { type: "startPod", pod: "web-1" });
  expect(give(play, { type: "restartContainer", pod: "web-1" })).toBeUndefined();
  expect(give(play, { type: "restartContainer", pod: "web-1" })).toBe("AlreadyRestarting");
  play.run(600);
  expect(play.status("web-1").containerStatuses[0]).toMatchObject({
    ready: true,
    restartCount: 1,
    lastState: { exitCode: 0, reason: "Completed" },
  });
  play.change((draft) => markForDeletion(draft, "default/web-1"));
  expect(give(play, { type: "restartContainer", pod: "web-1" })).toBe("PodTerminating");
});

test("pruning removes what nothing uses, and only that", () => {
  const shared = layer("debian", 10);
  const images = [
    image("web:v1", { layers: [shared, layer("web", 5)] }),
    image("old:v1", { layers: [shared, layer("old", 5)] }),
  ];
  const play = playWith({ images });
  expect(give(play, { type: "pruneImages" })).toBe("NothingToPrune");
  give(play, { type: "pullImage", image: "old:v1" });
  give(play, { type: "pullImage", image: "web:v1" });
  play.run(3000);
  expect(give(play, { type: "pruneImages" })).toBeUndefined();
  expect(Object.keys(play.machine().images)).toEqual(["web:v1"]);
  expect(Object.keys(play.machine().layers).sort()).toEqual(["sha256:debian", "sha256:web"]);
});

test("where the kubelet works by itself, a seat still restarts and reorders, but does not pull or start", () => {
  const play = playWith({ automation: { kubelet: "auto" } });
  const codes = [
    give(play, { type: "pullImage", image: "web:v1" }),
    give(play, { type: "cancelPull", image: "web:v1" }),
    give(play, { type: "startPod", pod: "web-1" }),
    give(play, { type: "prioritizePull", image: "web:v1" }),
  ];
  expect(codes).toEqual(["DoneByKubelet", "DoneByKubelet", "DoneByKubelet", "AlreadyFirst"]);
  play.until(() => play.isReady("web-1"));
  expect(give(play, { type: "restartContainer", pod: "web-1" })).toBeUndefined();
});

test("switched on in the middle of a round, the kubelet catches up with everything", () => {
  const play = playWith();
  play.asFacilitator({ type: "switchAutomation", part: "kubelet", mode: "auto" });
  play.run(1500);
  expect(play.isReady("web-1")).toBe(true);
});

test("a seat commands its own machine only, and one that is off only by its button", () => {
  const play = playWith();
  expect(play.onNode("kyoto-1", { type: "pruneImages" })).toMatchObject([{ code: "MachineNotFound" }]);
  expect(give(play, { type: "powerOn" })).toBe("MachineNotOff");
  play.asRoom({ type: "startIncident", incident: "node-power-off" });
  expect(give(play, { type: "pullImage", image: "web:v1" })).toBe("MachineOff");
  expect(give(play, { type: "powerOn" })).toBeUndefined();
  expect(give(play, { type: "pullImage", image: "web:v1" })).toBe("MachineBooting");
  expect(play.onNode("tokyo-1", { type: "setAttended", node: "tokyo-1", attended: false })).toMatchObject([
    { code: "NotYourSeat" },
  ]);
  expect(play.asRoom({ type: "setAttended", node: "kyoto-1", attended: false })).toMatchObject([
    { code: "MachineNotFound" },
  ]);
});
