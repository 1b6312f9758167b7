import { describe, expect, test } from "vitest";
import { EraPlay } from "./era-play.ts";

const WEB = ["debian", "node-20", "nginx", "web:v1"] as const;

const withWeb = (): EraPlay => {
  const play = new EraPlay("by-hand").install(...WEB);
  play.until(() => play.isReady("web-1"));
  return play;
};

test("an app starts when its last step is done, and takes as long as its steps", () => {
  const play = withWeb();
  expect(play.instances("web:v1")).toEqual(["web-1"]);
  // 9 s, 4.5 s, 3.5 s and 2.5 s, a tick for each order, and 1.5 s until it answers.
  expect(play.state.now).toBeGreaterThanOrEqual(21_000);
  expect(play.state.now).toBeLessThanOrEqual(22_000);
});

test("hands do one thing at a time, and only what is begun from below", () => {
  const play = new EraPlay("by-hand");
  expect(play.codeOf({ type: "installSoftware", software: "node-20" })).toBe("NeedsFirst");
  expect(play.codeOf({ type: "installSoftware", software: "debian" })).toBeUndefined();
  expect(play.codeOf({ type: "installSoftware", software: "nginx" })).toBe("HandsBusy");
  expect(play.bench().job).toMatchObject({ type: "install", what: "debian" });
});

test("a server runs an app once: its port is taken", () => {
  expect(withWeb().codeOf({ type: "installSoftware", software: "web:v1" })).toBe("AlreadyInstalled");
});

test("a copy on another server is all of it again", () => {
  const play = withWeb();
  expect(play.codeOf({ type: "installSoftware", software: "web:v1" }, "osaka-1")).toBe("NeedsFirst");
  expect(play.bench("osaka-1").installed).toEqual([]);
});

test("an app beside it shares what is there", () => {
  const play = withWeb().install("redis", "api:v1");
  play.until(() => play.isReady("api-1"));
  expect(play.ready()).toEqual(["api-1", "web-1"]);
});

describe("versions that fight", () => {
  const fight = (): EraPlay => withWeb().install("node-18");

  test("what needs the old version falls, and cannot be started", () => {
    const play = fight();
    expect(play.column("web-1")).toBe("Error");
    expect(play.runtime("web-1")?.stage).toBe("crashed");
    expect(play.onNode("tokyo-1", { type: "restartContainer", pod: "web-1" })).toEqual([
      { code: "NeedsFirst", params: { software: "web:v1", needs: "node-20" } },
    ]);
  });

  test("with its version back it can be started again", () => {
    const play = fight().install("node-20");
    expect(play.isReady("web-1")).toBe(false);
    play.onNode("tokyo-1", { type: "restartContainer", pod: "web-1" });
    play.until(() => play.isReady("web-1"));
  });

  test("what does not need it goes on", () => {
    const play = withWeb().install("java-17", "tomcat", "ranking:v1");
    play.until(() => play.isReady("ranking-1"));
    play.install("node-18");
    expect(play.ready()).toEqual(["ranking-1"]);
  });
});

test("a new version takes the place of the old one, on this server only", () => {
  const play = withWeb().install("web:v2");
  play.until(() => play.instances("web:v1").length === 0 && play.ready().length === 1);
  expect(play.instances("web:v2")).toHaveLength(1);
  expect(play.bench().installed).toEqual(["debian", "node-20", "nginx", "web:v2"]);
});

test("stopping an app uninstalls it, and what it ran on stays", () => {
  const play = withWeb();
  play.onNode("tokyo-1", { type: "stopInstance", pod: "web-1" });
  play.until(() => play.instances("web:v1").length === 0);
  expect(play.bench().installed).toEqual(["debian", "node-20", "nginx"]);
  play.install("web:v1");
  play.until(() => play.ready().length === 1);
});

test("a wipe leaves nothing", () => {
  const play = withWeb().do({ type: "wipeServer" });
  play.until(() => play.state.pods.size === 0);
  expect(play.bench().installed).toEqual([]);
  expect(play.machine().images).toEqual({});
  expect(play.codeOf({ type: "wipeServer" })).toBe("NothingInstalled");
});

describe("a power cut", () => {
  test("ends what runs and loses what was being done, but not what is installed", () => {
    const play = withWeb();
    play.onNode("tokyo-1", { type: "installSoftware", software: "redis" });
    play.asRoom({ type: "startIncident", incident: "node-power-off", target: "tokyo-1" });
    expect(play.bench().job).toBeUndefined();
    expect(play.codeOf({ type: "installSoftware", software: "redis" })).toBe("MachineOff");
    play.onNode("tokyo-1", { type: "powerOn" });
    play.until(() => play.machine().power === "on");
    expect(play.bench().installed).toEqual([...WEB]);
    // Nobody starts what died.
    play.run(10_000);
    expect(play.ready()).toEqual([]);
    play.onNode("tokyo-1", { type: "restartContainer", pod: "web-1" });
    play.until(() => play.isReady("web-1"));
  });

  test("is less than the loss of a machine: that one comes back empty", () => {
    const play = withWeb();
    play.asRoom({ type: "startIncident", incident: "machine-loss", target: "tokyo-1" });
    expect(play.state.pods.size).toBe(0);
    expect(play.state.runtimes.size).toBe(0);
    play.onNode("tokyo-1", { type: "powerOn" });
    play.until(() => play.machine().power === "on");
    expect(play.bench().installed).toEqual([]);
    play.install(...WEB);
    play.until(() => play.isReady("web-1"));
  });
});
