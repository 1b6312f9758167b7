import { expect, test } from "vitest";
import type { AppSpec } from "../../../shared/model/catalogue.ts";
import { CPU } from "../../../shared/model/resources.ts";
import { machine, requests, service } from "../../builders.ts";
import { behaviour, image, Play, type PlayOptions, podOf } from "../play.ts";

const web: AppSpec = { name: "web", style: 0, demand: [{ atMs: 0, rps: 60 }] };
const served = image("web:v1", { layers: [] });

const playWith = (options: PlayOptions): Play =>
  new Play({ apps: [web], services: [service("web")], images: [served], ...options });

const traffic = (play: Play) => play.state.traffic.get("default/web");

test("requests are served by ready Pods and fail while there is none", () => {
  const play = playWith({});
  play.run(3000);
  // Requests are counted from the end of the first tick.
  expect(traffic(play)).toMatchObject({ demandRps: 60, servedRps: 0, failedRps: 60, totalFailed: 174 });
  expect(play.events).toContainEqual({ type: "OutageBegan", app: "web" });
  play.change((draft) => draft.put(podOf("web-1", "web:v1")));
  play.run(3900);
  expect(traffic(play)).toMatchObject({ servedRps: 60, failedRps: 0 });
  expect(play.runtime("web-1")?.rps).toBe(60);
  expect(play.events.find(({ type }) => type === "OutageEnded")).toMatchObject({
    app: "web",
    lastedMs: 4000,
    answers: true,
  });
  const { served: total, failed, outages, outageMs } = play.state.totals;
  expect(total + failed).toBe(7 * 60 - 6);
  expect({ outages, outageMs }).toEqual({ outages: 1, outageMs: 4000 });
});

test("an outage also ends when nobody asks any more, which is no answer", () => {
  const brief = {
    ...web,
    demand: [
      { atMs: 0, rps: 60 },
      { atMs: 2000, rps: 0 },
    ],
  };
  const play = playWith({ apps: [brief] });
  play.run(4000);
  expect(play.events.find(({ type }) => type === "OutageEnded")).toMatchObject({
    app: "web",
    answers: false,
  });
});

test("the share of a Pod whose machine was cut off fails until the endpoints say so", () => {
  const play = playWith({
    machines: [machine("tokyo-1"), machine("tokyo-2")],
    pods: [podOf("web-1", "web:v1"), podOf("web-2", "web:v1", { node: "tokyo-2" })],
  });
  play.run(3000);
  expect(traffic(play)).toMatchObject({ servedRps: 60, failedRps: 0 });
  play.asRoom({ type: "setAttended", node: "tokyo-2", attended: false });
  play.run(1900);
  expect(traffic(play)).toMatchObject({ servedRps: 30, failedRps: 30 });
});

test("without a readiness probe requests come before the app can answer them", () => {
  const slow = image("web:v1", { layers: [], behaviour: behaviour({ startMs: 3000 }) });
  const probe = {
    initialDelaySeconds: 0,
    periodSeconds: 1,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 1,
  };
  const pods = (container: object) => [podOf("web-1", "web:v1"), podOf("web-2", "web:v1", { container })];
  const failures = (container: object): number => {
    const play = playWith({ images: [slow], pods: pods({}).slice(0, 1) });
    play.run(5000);
    const before = play.state.totals.failed;
    play.change((draft) => draft.put(pods(container)[1] as ReturnType<typeof podOf>));
    play.run(5000);
    return play.state.totals.failed - before;
  };
  expect(failures({})).toBeGreaterThan(80);
  expect(failures({ readinessProbe: probe })).toBe(0);
});

test("a cpu limit throttles: more requests than it allows fail", () => {
  const hungry = image("web:v1", { layers: [], behaviour: behaviour({ cpuMicroPerRps: 10_000 }) });
  const play = playWith({
    images: [hungry],
    pods: [podOf("web-1", "web:v1", { container: { resources: { requests: {}, limits: { [CPU]: 300 } } } })],
  });
  play.run(5000);
  expect(traffic(play)).toMatchObject({ servedRps: 30, failedRps: 30 });
  expect(play.runtime("web-1")?.cpuUsedMilli).toBe(300);
});

test("on a machine without enough cpu everybody gets what it asked for first", () => {
  const hungry = image("web:v1", { layers: [], behaviour: behaviour({ cpuMicroPerRps: 10_000 }) });
  const greedy = image("greedy:v1", { layers: [], behaviour: behaviour({ cpuIdleMilli: 5000 }) });
  const play = playWith({
    machines: [machine("tokyo-1", { cpuMilli: 2000 })],
    images: [hungry, greedy],
    pods: [podOf("greedy-1", "greedy:v1"), podOf("web-1", "web:v1", { requests: requests(600) })],
  });
  play.run(5000);
  expect(play.runtime("web-1")).toMatchObject({ cpuUsedMilli: 600, cpuWantedMilli: 600 });
  expect(play.runtime("greedy-1")).toMatchObject({ cpuUsedMilli: 1400, cpuWantedMilli: 5000 });
  expect(traffic(play)).toMatchObject({ servedRps: 60 });
  expect(play.machine().cpuUsedMilli).toBe(2000);
});

test("a cluster that nobody asks anything is left alone", () => {
  const play = new Play({
    images: [served],
    apps: [{ ...web, demand: [] }],
    services: [service("web")],
    pods: [podOf("web-1", "web:v1")],
  });
  play.run(5000);
  const before = play.state;
  play.run(10_000);
  for (const table of ["traffic", "runtimes", "machines", "pods", "timers", "work", "timeline"] as const) {
    expect(play.state[table]).toBe(before[table]);
  }
});

test("steady demand changes nothing but the counts", () => {
  const play = playWith({ pods: [podOf("web-1", "web:v1")] });
  play.run(5000);
  const before = play.state;
  play.run(900);
  expect(play.state.traffic).toBe(before.traffic);
  play.run(100);
  expect(play.state.runtimes).toBe(before.runtimes);
  expect(play.state.machines).toBe(before.machines);
  expect(play.state.timeline).toBe(before.timeline);
  expect(play.state.totals.served - before.totals.served).toBe(60);
});

test("from when a version is due, what older ones answer is half wrong", () => {
  const ordered: AppSpec = {
    ...web,
    orders: [
      { atMs: 0, replicas: 2, image: "web:v1" },
      { atMs: 2000, replicas: 2, image: "web:v2", dueMs: 6000 },
    ],
  };
  const play = playWith({
    apps: [ordered],
    images: [served, image("web:v2", { layers: [] })],
    pods: [podOf("web-1", "web:v1"), podOf("web-2", "web:v2")],
  });
  play.run(5900);
  expect(traffic(play)).toMatchObject({ servedRps: 60, failedRps: 0 });
  play.run(2100);
  // Half of the requests go to version 1, and half of those go wrong.
  expect(traffic(play)).toMatchObject({ servedRps: 45, failedRps: 15 });
});

test("the first requests come when their time has come, also where nothing else happens", () => {
  const late: AppSpec = {
    ...web,
    demand: [
      { atMs: 20_000, rps: 0 },
      { atMs: 20_100, rps: 60 },
    ],
  };
  const play = playWith({ apps: [late] }).run(30_000);
  expect(play.state.totals.failed).toBeGreaterThanOrEqual(9 * 60);
});
