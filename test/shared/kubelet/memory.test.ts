import { expect, test } from "vitest";
import { CPU, GIB, MEMORY, MIB } from "../../../shared/model/resources.ts";
import { machine } from "../../builders.ts";
import { behaviour, image, layer, Play, podOf } from "../play.ts";

const app = (name: string, memoryMib: number, leakMib = 0) =>
  image(`${name}:v1`, {
    layers: [],
    behaviour: behaviour({ memoryIdleBytes: memoryMib * MIB, leakBytesPerSecond: leakMib * MIB }),
  });
const asking = (memoryMib: number, limitMib = memoryMib) => ({
  resources: {
    requests: { [CPU]: 100, [MEMORY]: memoryMib * MIB },
    limits: { [CPU]: 100, [MEMORY]: limitMib * MIB },
  },
});

test("the kernel kills by score: BestEffort before Burstable before Guaranteed", () => {
  const play = new Play({
    machines: [machine("tokyo-1", { memoryBytes: GIB })],
    images: [app("best-effort", 300), app("guaranteed", 300), app("burstable", 450)],
    pods: [
      podOf("best-effort-1", "best-effort:v1"),
      podOf("guaranteed-1", "guaranteed:v1", { container: asking(400) }),
    ],
    automation: { kubelet: "player" },
  }).run(200);
  for (const name of ["best-effort", "guaranteed"])
    play.onNode("tokyo-1", { type: "pullImage", image: `${name}:v1` });
  play.run(300);
  for (const name of ["best-effort-1", "guaranteed-1"])
    play.onNode("tokyo-1", { type: "startPod", pod: name });
  play.change((draft) => draft.put(podOf("burstable-1", "burstable:v1", { container: asking(200, 900) })));
  play.onNode("tokyo-1", { type: "pullImage", image: "burstable:v1" });
  play.run(300);
  play.onNode("tokyo-1", { type: "startPod", pod: "burstable-1" });
  play.run(500);
  expect(["best-effort-1", "burstable-1", "guaranteed-1"].map((name) => play.column(name))).toEqual([
    "OOMKilled",
    "Running",
    "Running",
  ]);
  expect(play.reported("tokyo-1").at(-1)).toContain(
    "SystemOOM: System OOM encountered, victim process: app, pod: best-effort-1",
  );
});

test("under memory pressure the Pod that uses most above its request is evicted, one a round", () => {
  const play = new Play({
    machines: [machine("tokyo-1", { memoryBytes: GIB })],
    images: [app("modest", 300), app("greedy", 640)],
    pods: [
      podOf("modest-1", "modest:v1", { container: asking(400) }),
      podOf("greedy-1", "greedy:v1", { container: asking(100, 900) }),
    ],
  });
  play.run(2000);
  expect(play.status("greedy-1")).toMatchObject({
    phase: "Failed",
    reason: "Evicted",
    message:
      "The node was low on resource: memory. Threshold quantity: 100Mi, available: 84Mi. " +
      "Container app was using 640Mi, request is 100Mi, has larger consumption of memory. ",
  });
  expect(play.isReady("modest-1")).toBe(true);
  const pressure = (): string | undefined =>
    play.state.nodes.get("tokyo-1")?.status.conditions.find(({ type }) => type === "MemoryPressure")?.status;
  expect(pressure()).toBe("True");
  play.run(290_000);
  expect(pressure()).toBe("True");
  play.run(20_000);
  expect(pressure()).toBe("False");
});

test("a leak shows on the machine second by second", () => {
  const play = new Play({ images: [app("chat", 100, 10)], pods: [podOf("chat-1", "chat:v1")] });
  play.until(() => play.isReady("chat-1"));
  const used = (): number => Math.round(play.machine().memoryUsedBytes / MIB);
  const before = used();
  play.run(10_000);
  expect(used() - before).toBe(100);
});

test("a full disk loses its oldest unused images, down to 80 %", () => {
  const images = ["a", "b", "c", "d"].map((name) => image(`${name}:v1`, { layers: [layer(name, 25)] }));
  const play = new Play({
    machines: [machine("tokyo-1", { diskBytes: 110 * MIB })],
    images,
    automation: { kubelet: "player" },
  }).run(100);
  for (const name of ["a", "b", "c"]) {
    play.onNode("tokyo-1", { type: "pullImage", image: `${name}:v1` });
    play.run(1500);
  }
  expect(Object.keys(play.machine().images)).toEqual(["a:v1", "b:v1", "c:v1"]);
  // Younger than two minutes they would all stay.
  play.run(120_000);
  play.onNode("tokyo-1", { type: "pullImage", image: "d:v1" });
  play.run(1500);
  expect(Object.keys(play.machine().images)).toEqual(["b:v1", "c:v1", "d:v1"]);
});
