import { describe, expect, test } from "vitest";
import type { HeardCall } from "../../../shared/bots/framework.ts";
import { brainOf } from "../../../shared/bots/registry.ts";
import { seatReader } from "../../../shared/bots/seat-reader.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import type { Seat } from "../../../shared/model/seat.ts";
import { Rng, seedRng } from "../../../shared/util/rng.ts";
import { EraPlay } from "../eras/era-play.ts";

const NODES = ["tokyo-1", "osaka-1", "sapporo-1", "tokyo-2"];

interface Mood {
  readonly character?: "clumsy" | "average" | "perfect";
  readonly heard?: readonly HeardCall[];
}

/** What a bot does next on a machine. */
function next(
  play: EraPlay,
  nodeName: string,
  { character = "average", heard = [] }: Mood = {},
): Command | undefined {
  const seat: Seat = { id: nodeName, role: "node", nodeName };
  const reader = seatReader(play.state, seat);
  return brainOf("node")?.({ reader, seat, character, heard, slips: false, rng: new Rng(seedRng("bot")) });
}

test("a dead machine is switched on first, and what died is started before anything new", () => {
  const play = new EraPlay("by-hand", NODES).install("debian", "node-20", "nginx", "web:v1");
  play.until(() => play.isReady("web-1"));
  play.asRoom({ type: "startIncident", incident: "container-crash", target: "web-1" });
  expect(next(play, "tokyo-1")).toEqual({ type: "restartContainer", pod: "web-1" });
  play.asRoom({ type: "startIncident", incident: "node-power-off", target: "tokyo-1" });
  expect(next(play, "tokyo-1")).toEqual({ type: "powerOn" });
  play.onNode("tokyo-1", { type: "powerOn" });
  expect(next(play, "tokyo-1")).toBeUndefined();
});

describe("by hand", () => {
  test("the missing app is begun from below", () => {
    const play = new EraPlay("by-hand", NODES);
    expect(next(play, "tokyo-1")).toEqual({ type: "installSoftware", software: "debian" });
    play.install("debian");
    expect(next(play, "tokyo-1")).toEqual({ type: "installSoftware", software: "node-20" });
  });

  test("nobody but the clumsy takes the ground from under a running app", () => {
    const play = new EraPlay("by-hand", NODES).install(
      "debian",
      "node-20",
      "nginx",
      "web:v1",
      "redis",
      "api:v1",
    );
    play.asRoom({ type: "scale", deployment: "chat", replicas: 2 });
    expect(next(play, "tokyo-1")).toBeUndefined();
    expect(next(play, "tokyo-1", { character: "clumsy" })).toEqual({
      type: "installSoftware",
      software: "node-18",
    });
  });

  test("a team that has agreed keeps a server for the odd app", () => {
    const play = new EraPlay("by-hand", NODES);
    for (const node of NODES) play.do({ type: "installSoftware", software: "debian" }, node);
    play.asRoom({ type: "scale", deployment: "chat", replicas: 2 });
    const languages = NODES.map((node) => next(play, node, { character: "perfect" }));
    const odd = languages.filter(
      (command) => command?.type === "installSoftware" && command.software === "node-18",
    );
    expect(odd).toHaveLength(1);
  });
});

describe("images", () => {
  test("a team makes each of them once, and different ones at the same time", () => {
    const play = new EraPlay("containers", NODES);
    const built = NODES.map((node) => next(play, node)).map((command) =>
      command?.type === "buildImage" ? command.app : "",
    );
    expect(built.filter((app) => app !== "")).toHaveLength(new Set(built.filter((app) => app !== "")).size);
    expect(built).toContain("web:v1");
    expect(built).toContain("api:v1");
  });

  test("what somebody has called out to take is theirs", () => {
    const play = new EraPlay("containers", NODES);
    const maker = NODES.find((node) => {
      const command = next(play, node);
      return command?.type === "buildImage" && command.app === "web:v1";
    });
    const heard = [{ seat: "tokyo-9", call: "i-take", params: { app: "web" }, at: 0 }];
    const command = next(play, maker ?? "", { heard });
    expect(command).not.toMatchObject({ app: "web:v1" });
  });

  test("what is built is run here and pushed for the others, who run it then", () => {
    const play = new EraPlay("containers", ["tokyo-1", "osaka-1"]);
    play.do({ type: "buildImage", app: "web:v1", order: "code-last" }, "osaka-1");
    expect(next(play, "osaka-1")).toMatchObject({ type: "runInstances", image: "web:v1" });
    play.do({ type: "pushImage", image: "web:v1" }, "osaka-1");
    play.onNode("osaka-1", { type: "runInstances", image: "web:v1", count: 2 });
    expect(next(play, "osaka-1")).toMatchObject({ type: "buildImage" });
  });

  test("an old version is stopped when a new one answers", () => {
    const play = new EraPlay("containers", ["tokyo-1"]);
    for (const app of ["web:v1", "api:v1", "ranking:v1", "chat:v1"]) {
      play.do({ type: "buildImage", app, order: "code-last" }).do({ type: "pushImage", image: app });
    }
    play.onNode("tokyo-1", { type: "runInstances", image: "web:v1", count: 1 });
    play.onNode("tokyo-1", { type: "runInstances", image: "api:v1", count: 1 });
    play.until(() => play.ready().length === 2);
    play.asRoom({ type: "setImage", deployment: "web", image: "web:v2" });
    expect(next(play, "tokyo-1")).toMatchObject({ type: "buildImage", app: "web:v2" });
    play.do({ type: "buildImage", app: "web:v2", order: "code-last" });
    expect(next(play, "tokyo-1")).toMatchObject({ type: "runInstances", image: "web:v2" });
    play.onNode("tokyo-1", { type: "runInstances", image: "web:v2", count: 1 });
    play.until(() => play.ready().length === 3);
    expect(next(play, "tokyo-1")).toEqual({ type: "stopInstance", pod: "web-1" });
  });
});
