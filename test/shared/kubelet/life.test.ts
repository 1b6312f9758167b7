import { expect, test } from "vitest";
import { markForDeletion } from "../../../shared/model/deletion.ts";
import { behaviour, image, layer, Play, podOf } from "../play.ts";

const PROBE = {
  initialDelaySeconds: 0,
  periodSeconds: 1,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
};

test("a Pod is pulled, started and ready, and is reported in kubelet's words", () => {
  const play = new Play({
    images: [image("web:v1", { behaviour: behaviour({ startMs: 2000 }) })],
    pods: [podOf("web-1", "web:v1", { container: { readinessProbe: PROBE } })],
  });
  play.run(100);
  expect(play.column("web-1")).toBe("ContainerCreating");
  expect(play.runtime("web-1")?.stage).toBe("pulling");
  play.run(1000);
  expect(play.column("web-1")).toBe("Running");
  expect(play.isReady("web-1")).toBe(false);
  play.run(2000);
  expect(play.isReady("web-1")).toBe(true);
  expect(play.reported("web-1")).toEqual([
    'Pulling: Pulling image "web:v1"',
    'Pulled: Successfully pulled image "web:v1" in 1s (1s including waiting). Image size: 26214400 bytes.',
    "Created: Container created",
    "Started: Container started",
  ]);
  expect(play.status("web-1").conditions.map(({ type, status }) => `${type}=${status}`)).toEqual([
    "PodReadyToStartContainers=True",
    "Initialized=True",
    "Ready=True",
    "ContainersReady=True",
    "PodScheduled=True",
  ]);
});

test("a second Pod of the same image needs no pull", () => {
  const play = new Play({ pods: [podOf("web-1", "web:v1")] });
  play.until(() => play.isReady("web-1"));
  play.change((draft) => draft.put(podOf("web-2", "web:v1")));
  play.run(200);
  expect(play.isReady("web-2")).toBe(true);
  expect(play.reported("web-2")[0]).toBe(
    'Pulled: Container image "web:v1" already present on machine and can be accessed by the pod',
  );
});

test("a crashing container is restarted at once, then after 10 s, then after 20 s", () => {
  const crashing = image("web:v1", { behaviour: behaviour({ crashAfterMs: 1000 }) });
  const play = new Play({ images: [crashing], pods: [podOf("web-1", "web:v1")] });
  const startOf = (restarts: number): number =>
    play.until(() => play.status("web-1").containerStatuses[0]?.restartCount === restarts);
  play.until(() => play.column("web-1") === "Running");
  const first = startOf(1);
  play.until(() => play.column("web-1") === "CrashLoopBackOff");
  expect(play.status("web-1").containerStatuses[0]?.state).toMatchObject({
    message: "back-off 10s restarting failed container=app pod=web-1_default(web-1)",
  });
  const second = startOf(2);
  const third = startOf(3);
  expect(second - first).toBe(11_000);
  expect(third - second).toBe(21_000);
  expect(play.status("web-1").phase).toBe("Running");
  expect(play.reported("web-1").at(-4)).toBe(
    "BackOff: Back-off restarting failed container app in pod web-1_default(web-1)",
  );
});

test("a container that hangs leaves the endpoints by its readiness probe and is restarted by its liveness probe", () => {
  const play = new Play({
    pods: [
      podOf("web-1", "web:v1", {
        container: { readinessProbe: PROBE, livenessProbe: { ...PROBE, periodSeconds: 5 } },
      }),
    ],
  });
  play.until(() => play.isReady("web-1"));
  play.change((draft) => {
    const runtime = play.runtime("web-1");
    if (runtime === undefined) throw new Error("it runs");
    const containers = runtime.containers.map((container) => ({
      ...container,
      hung: true,
      since: draft.now,
    }));
    draft.runtimes.set("tokyo-1\0default/web-1", { ...runtime, containers });
    draft.enqueue("kubelet.pod", "tokyo-1\0default/web-1");
  });
  const hungAt = play.state.now;
  const unreadyAt = play.until(() => !play.isReady("web-1"));
  expect(unreadyAt - hungAt).toBeLessThanOrEqual(3000);
  const restartedAt = play.until(() => play.status("web-1").containerStatuses[0]?.restartCount === 1);
  // Two to three periods until it is noticed, then the whole grace of 30 s: a process that hangs hears no SIGTERM.
  expect(restartedAt - hungAt).toBeGreaterThan(39_000);
  expect(restartedAt - hungAt).toBeLessThanOrEqual(45_000);
  expect(play.reported("web-1")).toContain("Killing: Container app failed liveness probe, will be restarted");
  play.run(2000);
  expect(play.isReady("web-1")).toBe(true);
});

test("a healthy Pod with probes leaves no timers and no work behind", () => {
  const probes = { readinessProbe: PROBE, livenessProbe: PROBE, startupProbe: PROBE };
  const play = new Play({ pods: [podOf("web-1", "web:v1", { container: probes })] });
  play.until(() => play.isReady("web-1"));
  play.run(3000);
  expect(play.state.timers.size).toBe(0);
  const before = play.state;
  play.run(60_000);
  expect(play.state.runtimes).toBe(before.runtimes);
  expect(play.state.pods).toBe(before.pods);
  expect(play.state.machines).toBe(before.machines);
});

test("a deleted Pod gets SIGTERM, ends by itself and its object goes", () => {
  const play = new Play({ pods: [podOf("web-1", "web:v1")] });
  play.until(() => play.isReady("web-1"));
  play.change((draft) => markForDeletion(draft, "default/web-1"));
  expect(play.column("web-1")).toBe("Terminating");
  play.run(600);
  expect(play.column("web-1")).toBe("gone");
  expect(play.runtime("web-1")).toBeUndefined();
});

test("a preStop hook is part of the grace period, after which SIGKILL ends it", () => {
  const slow = image("web:v1", { behaviour: behaviour({ stopMs: 60_000 }) });
  const play = new Play({
    images: [slow],
    pods: [podOf("web-1", "web:v1", { container: { preStopSeconds: 5 } })],
  });
  play.until(() => play.isReady("web-1"));
  play.change((draft) => markForDeletion(draft, "default/web-1"));
  const deletedAt = play.state.now;
  play.run(4000);
  expect(play.runtime("web-1")?.containers[0]?.signalled).toBe(false);
  play.run(1500);
  expect(play.runtime("web-1")?.containers[0]?.signalled).toBe(true);
  expect(play.until(() => play.column("web-1") === "gone") - deletedAt).toBe(30_000);
});

test("a machine that is cut off runs on, reports nothing, and learns of deletions when it is back", () => {
  const play = new Play({ pods: [podOf("web-1", "web:v1"), podOf("web-2", "web:v1")] });
  play.until(() => play.isReady("web-2"));
  play.asRoom({ type: "setAttended", node: "tokyo-1", attended: false });
  play.change((draft) => markForDeletion(draft, "default/web-1"));
  play.run(60_000);
  expect(play.column("web-1")).toBe("Terminating");
  expect(play.runtime("web-1")?.stage).toBe("running");
  play.asRoom({ type: "setAttended", node: "tokyo-1", attended: true });
  play.run(1000);
  expect(play.column("web-1")).toBe("gone");
  expect(play.isReady("web-2")).toBe(true);
});

test("an image that does not exist is tried again with a back-off", () => {
  const play = new Play({ pods: [podOf("web-1", "web:v9")] });
  play.until(() => play.column("web-1") === "ErrImagePull");
  play.until(() => play.column("web-1") === "ImagePullBackOff");
  const failures = (): number =>
    play.reported("web-1").filter((event) => event.startsWith("Failed: Failed to pull image")).length;
  expect(failures()).toBe(1);
  play.run(60_000);
  const counts = [...play.state.kubeEvents.values()].find(({ message }) =>
    message.startsWith("Failed to pull"),
  );
  // 5 s to fail each time, then 10, 20 and 40 s of waiting.
  expect(counts?.count).toBe(3);
});

test("a task that has done its work is Completed and stays", () => {
  const task = image("batch:v1", { behaviour: behaviour({ runsForMs: 2000 }) });
  const play = new Play({
    images: [task],
    pods: [
      podOf("batch-1", "batch:v1", {
        spec: { restartPolicy: "Never", containers: podOf("x", "batch:v1").spec.containers },
      }),
    ],
  });
  play.until(() => play.column("batch-1") === "Completed");
  expect(play.status("batch-1").phase).toBe("Succeeded");
  play.run(5000);
  expect(play.runtime("batch-1")).toBeUndefined();
  expect(play.column("batch-1")).toBe("Completed");
});

test("init containers run one after another before the app starts", () => {
  const task = image("init:v1", { behaviour: behaviour({ runsForMs: 1000 }) });
  const web = podOf("web-1", "web:v1").spec.containers;
  const initOf = (name: string) => ({ ...(web[0] as (typeof web)[number]), name, image: "init:v1" });
  const play = new Play({
    images: [image("web:v1"), task],
    pods: [
      podOf("web-1", "web:v1", { spec: { containers: web, initContainers: [initOf("a"), initOf("b")] } }),
    ],
  });
  play.until(() => play.column("web-1") === "Init:0/2");
  play.until(() => play.column("web-1") === "Init:1/2");
  play.until(() => play.column("web-1") === "PodInitializing");
  play.until(() => play.column("web-1") === "Running");
  expect(play.isReady("web-1")).toBe(true);
});

test("the layers that two images share are pulled once", () => {
  const base = layer("debian", 50);
  const play = new Play({
    images: [
      image("web:v1", { layers: [base, layer("web", 25)] }),
      image("api:v1", { layers: [base, layer("api", 25)] }),
    ],
    pods: [podOf("web-1", "web:v1"), podOf("api-1", "api:v1")],
  });
  // Both wait for the same Node: api-1 stands first because its name does.
  play.until(() => play.isReady("api-1"));
  expect(play.state.now).toBe(3100);
  play.until(() => play.isReady("web-1"));
  expect(play.state.now).toBe(4100);
});
