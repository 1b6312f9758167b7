import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { INCIDENTS } from "../../../shared/incidents/registry.ts";
import type { AppSpec } from "../../../shared/model/catalogue.ts";
import { MEMORY, MIB } from "../../../shared/model/resources.ts";
import { deployment, machine, service } from "../../builders.ts";
import { behaviour, image, layer, Play, type PlayOptions, podOf } from "../play.ts";

const APPS: readonly AppSpec[] = [{ name: "web", style: 0, demand: [{ atMs: 0, rps: 40 }] }];
const web = image("web:v1", { behaviour: behaviour({ memoryIdleBytes: 100 * MIB }) });

const playWith = (options: PlayOptions = {}): Play => {
  const play = new Play({
    apps: APPS,
    services: [service("web")],
    images: [web],
    machines: [machine("tokyo-1"), machine("osaka-1")],
    pods: [podOf("web-1", "web:v1"), podOf("web-2", "web:v1", { node: "osaka-1" })],
    ...options,
  });
  return play.run(3000);
};
const start = (incident: string, target?: string) =>
  ({ type: "startIncident", incident, ...(target !== undefined && { target }) }) as const;

test("every incident of the folder is in the registry, under a name of its own", () => {
  const ids = INCIDENTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const files = readdirSync(`${import.meta.dirname}/../../../shared/incidents`).map((file) =>
    file.replace(".ts", ""),
  );
  const missing = ids.filter((id) => !files.includes(id) && !id.endsWith("-registry"));
  expect(missing).toEqual([]);
});

test.each(INCIDENTS)(
  "$id strikes what runs, is announced if it warns, and passes or can be ended",
  ({ id, warningMs, durationMs }) => {
    const bad = image("web:bad", { behaviour: behaviour({ crashAfterMs: 100 }) });
    const play = playWith({ images: [web, bad] });
    play.change((draft) => draft.put(deployment("web", { spec: { replicas: 0 } })));
    expect(play.asFacilitator(start(id))).toEqual([undefined]);
    const warned = [...play.state.machines.values()].flatMap(({ warnings }) => warnings);
    expect(warned.map(({ code }) => code)).toEqual(warningMs > 0 ? [id] : []);
    play.run(warningMs);
    const [began] = play.events.filter(({ type }) => type === "IncidentBegan");
    expect(began).toMatchObject({ incident: id });
    expect([...play.state.machines.values()].flatMap(({ warnings }) => warnings)).toEqual([]);
    play.run((durationMs ?? 0) + 60_000);
    expect(play.state.incidents.size).toBe(0);
    expect(play.events.filter(({ type }) => type === "IncidentEnded")).toHaveLength(
      durationMs === undefined ? 0 : 1,
    );
  },
);

test("whom it strikes does not hang on what chance decided before", () => {
  const struck = (draws: number): unknown => {
    const play = playWith();
    play.change((draft) => {
      for (let i = 0; i < draws; i++) draft.rng.below(100);
    });
    play.asFacilitator(start("node-power-off"));
    return [...play.state.incidents.values()].map(({ target }) => target);
  };
  expect([1, 2, 3, 4, 5, 6].map(struck)).toEqual(Array.from({ length: 6 }, () => struck(0)));
});

test("the same seed draws the same targets", () => {
  const drawn = (seed: string): unknown => {
    const play = playWith({ seed });
    for (let i = 0; i < 4; i++) {
      play.asRoom(start("container-crash"));
      play.run(1000);
    }
    return play.events.filter(({ type }) => type === "IncidentBegan");
  };
  expect(drawn("a")).toEqual(drawn("a"));
});

test("container-crash: the kubelet restarts it", () => {
  const play = playWith();
  play.asRoom(start("container-crash", "web-1"));
  play.run(500);
  expect(play.status("web-1").containerStatuses[0]).toMatchObject({
    restartCount: 1,
    lastState: { type: "terminated", exitCode: 1, reason: "Error" },
  });
});

test("hung-container: without probes it stays Ready, its requests fail, and a restart by hand is the cure", () => {
  const play = playWith({ automation: { kubelet: "auto" } });
  play.asRoom(start("hung-container", "web-1"));
  play.run(5000);
  expect(play.isReady("web-1")).toBe(true);
  expect(play.runtime("web-1")?.stage).toBe("hung");
  expect(play.state.traffic.get("default/web")).toMatchObject({ servedRps: 20, failedRps: 20 });
  play.onNode("tokyo-1", { type: "restartContainer", pod: "web-1" });
  play.run(35_000);
  expect(play.runtime("web-1")?.stage).toBe("running");
  expect(play.state.traffic.get("default/web")).toMatchObject({ servedRps: 40, failedRps: 0 });
});

test("node-power-off: what ran is gone, the button brings the machine back, and the disk kept its images", () => {
  const play = playWith();
  play.asRoom(start("node-power-off", "tokyo-1"));
  expect(play.machine()).toMatchObject({ power: "off", silentSince: play.state.now });
  expect(play.onNode("tokyo-1", { type: "restartContainer", pod: "web-1" })).toMatchObject([
    { code: "MachineOff" },
  ]);
  expect(play.onNode("tokyo-1", { type: "powerOn" })).toEqual([undefined]);
  play.run(8500);
  expect(play.machine().power).toBe("on");
  expect(play.isReady("web-1")).toBe(true);
  expect(play.status("web-1").containerStatuses[0]?.restartCount).toBe(1);
  expect(play.reported("web-1").filter((event) => event.startsWith("Pulling"))).toHaveLength(1);
});

test("memory-leak: the kernel ends it at the limit", () => {
  const limits = { [MEMORY]: 600 * MIB };
  const play = playWith({
    pods: [podOf("web-1", "web:v1", { container: { resources: { requests: {}, limits } } })],
  });
  play.asRoom(start("memory-leak", "web-1"));
  play.run(10_000);
  expect(play.runtime("web-1")?.memoryUsedBytes).toBeGreaterThan(290 * MIB);
  const killedAt = play.until(() => play.status("web-1").containerStatuses[0]?.restartCount === 1);
  expect(killedAt).toBeLessThan(3000 + 27_000);
  expect(play.status("web-1").containerStatuses[0]?.lastState).toMatchObject({
    exitCode: 137,
    reason: "OOMKilled",
  });
  play.run(2000);
  expect(play.runtime("web-1")?.memoryUsedBytes).toBe(100 * MIB);
});

test("demand-spike: twice as many requests while it lasts", () => {
  const play = playWith();
  play.asRoom(start("demand-spike", "web"));
  play.run(5000);
  expect(play.state.traffic.get("default/web")).toMatchObject({ demandRps: 80 });
  play.run(30_000);
  expect(play.state.traffic.get("default/web")).toMatchObject({ demandRps: 40 });
});

test("slow-registry: a pull that goes on takes five times as long from then on", () => {
  const big = image("big:v1", { layers: [layer("big", 100)] });
  const play = playWith({ images: [web, big] });
  play.change((draft) => draft.put(podOf("big-1", "big:v1")));
  play.run(2000);
  play.asRoom(start("slow-registry"));
  const from = play.state.now;
  const took = play.until(() => play.isReady("big-1")) - from;
  expect(took).toBeGreaterThan(9000);
  expect(took).toBeLessThan(11_000);
});

test("failing-registry: pulls fail, and succeed again when it is back", () => {
  const play = playWith({ images: [web, image("big:v1")] });
  play.asRoom(start("failing-registry"));
  play.change((draft) => draft.put(podOf("big-1", "big:v1")));
  play.until(() => play.column("big-1") === "ImagePullBackOff");
  play.until(() => play.isReady("big-1"));
  expect(play.state.now).toBeGreaterThan(30_000);
});

test("disk-pressure: the seat that prunes in time keeps its Pod, the one that does not has it evicted", () => {
  const kept = playWith();
  kept.asRoom(start("disk-pressure", "web-1"));
  kept.run(10_000);
  kept.onNode("tokyo-1", { type: "pruneImages" });
  kept.run(20_000);
  expect(kept.isReady("web-1")).toBe(true);

  const lost = playWith();
  lost.asRoom(start("disk-pressure", "web-1"));
  lost.run(21_000);
  expect(lost.status("web-1")).toMatchObject({ phase: "Failed", reason: "Evicted" });
  expect(lost.status("web-1").message).toContain("The node was low on resource: ephemeral-storage.");
  const pressure = lost.state.nodes
    .get("tokyo-1")
    ?.status.conditions.find(({ type }) => type === "DiskPressure");
  expect(pressure).toMatchObject({ status: "True", reason: "KubeletHasDiskPressure" });
  lost.run(301_000);
  const after = lost.state.nodes
    .get("tokyo-1")
    ?.status.conditions.find(({ type }) => type === "DiskPressure");
  expect(after).toMatchObject({ status: "False" });
});

test("kernel-upgrade: announced a minute ahead, then the machine is away for a boot", () => {
  const play = playWith();
  play.asRoom(start("kernel-upgrade", "tokyo-1"));
  expect(play.machine().warnings).toEqual([{ code: "kernel-upgrade", atMs: play.state.now + 60_000 }]);
  play.run(60_000);
  expect(play.machine().power).toBe("off");
  play.run(14_000);
  expect(play.machine().power).toBe("on");
});

test("zone-outage: every machine of the zone, and none elsewhere", () => {
  const play = playWith({ machines: [machine("tokyo-1"), machine("tokyo-2"), machine("osaka-1")] });
  play.asRoom(start("zone-outage", "tokyo"));
  expect([...play.state.machines.values()].map(({ power }) => power)).toEqual(["on", "off", "off"]);
});

test("refusals of the incident desk", () => {
  const play = playWith({ pods: [] });
  expect(play.asFacilitator(start("meteor"))).toMatchObject([{ code: "IncidentNotFound" }]);
  expect(play.asFacilitator(start("container-crash"))).toMatchObject([{ code: "NothingToStrike" }]);
  expect(play.asFacilitator(start("node-power-off", "kyoto-1"))).toMatchObject([{ code: "TargetNotFound" }]);
  expect(play.asFacilitator({ type: "endIncident", incident: "zone-outage" })).toMatchObject([
    { code: "IncidentNotOngoing" },
  ]);
  expect(play.onNode("tokyo-1", start("node-power-off"))).toMatchObject([{ code: "NotYourSeat" }]);
  play.asFacilitator(start("node-network-cut", "tokyo-1"));
  expect(play.asFacilitator(start("node-network-cut", "tokyo-1"))).toMatchObject([
    { code: "TargetNotFound" },
  ]);
  expect(play.asFacilitator({ type: "endIncident", incident: "node-network-cut" })).toEqual([undefined]);
  expect(play.machine().network).toBe("up");
});
