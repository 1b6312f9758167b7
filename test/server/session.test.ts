import { afterAll, beforeAll, expect, test } from "vitest";
import { theCluster } from "../../shared/chapters/the-cluster.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const CHAPTER_MS = theCluster.lengthMs;

test("a session from opening the classroom to the debrief", async () => {
  const created = await server.createClassroom({ name: "Monday", locale: "ja", seed: "session" });
  expect(created.joinUrl).toContain(`/?code=${created.code}`);
  expect(created.hostUrl).toContain(`/host/${created.code}#${created.hostKey}`);
  expect(created.screenUrl).toContain(`/screen/${created.code}`);

  const host = await server.joinHost(created);
  expect(host.welcome?.role).toBe("host");
  expect(host.classroom).toMatchObject({
    code: created.code,
    name: "Monday",
    beat: "lobby",
    chapterCount: 1,
  });

  const aki = await server.joinPlayer(created, "Aki", { locale: "ja" });
  const bo = await server.joinPlayer(created, "Bo");
  await server.until(() => host.participants.length === 3);
  expect(host.participants.map(({ nickname, role, team }) => [nickname, role, team])).toEqual([
    ["Facilitator", "host", ""],
    ["Aki", "player", "team-1"],
    ["Bo", "player", "team-1"],
  ]);

  expect(await host.host({ type: "start" })).toBeUndefined();
  await server.until(() => aki.classroom.beat === "story");
  expect([aki.me.seat, bo.me.seat]).toEqual(["control-plane", "tokyo-1"]);
  expect(Object.keys(aki.rows("team-1", "nodes"))).toEqual(["osaka-1", "sapporo-1", "tokyo-1"]);

  // Everybody has read the story: the countdown begins by itself.
  await aki.order({ type: "ready", ready: true });
  await server.until(() => host.participants.some(({ ready }) => ready));
  expect(host.classroom.beat).toBe("story");
  await bo.order({ type: "ready", ready: true });
  await server.until(() => host.classroom.beat === "countdown");
  server.advance(created.id, 10_000);
  await server.until(() => host.classroom.beat === "play");

  const pending = (): string[] =>
    Object.values(aki.rows("team-1", "pods"))
      .filter(({ node }) => node === "")
      .map(({ name }) => name);
  await server.whilePlaying(
    created.id,
    server.until(() => pending().length > 0),
  );
  const [pod = ""] = pending();
  expect(await aki.command({ type: "bind", pod, node: "tokyo-1" })).toBeUndefined();
  await server.until(() => bo.rows("team-1", "pods")[pod]?.node === "tokyo-1");
  expect(bo.events.flatMap(({ events }) => events)).toContainEqual({
    type: "PodBound",
    pod,
    node: "tokyo-1",
    by: "control-plane",
  });

  expect(await host.host({ type: "pause" })).toBeUndefined();
  await server.until(() => bo.classroom.paused);
  const paused = server.room(created).classroom.pace;
  server.advance(created.id, 5000);
  expect(server.room(created).classroom.pace).toEqual(paused);
  expect(await aki.request("command", { type: "bind", pod, node: "osaka-1" })).toEqual({
    code: "Paused",
    params: {},
  });
  expect(await host.host({ type: "resume" })).toBeUndefined();

  server.advance(created.id, CHAPTER_MS);
  await server.until(() => bo.classroom.beat === "lookback");
  const [team] = bo.teams;
  expect(team?.round.tick).toBe(team?.round.lengthTicks);
  // The one Pod that was bound was never started, so every request failed.
  expect(team?.round.failed).toBeGreaterThan(0);
  expect(await host.host({ type: "next" })).toBeUndefined();
  await server.until(() => bo.classroom.beat === "debrief");
  expect(await host.host({ type: "next" })).toEqual({
    code: "NotNow",
    params: { order: "next", beat: "debrief" },
  });
});

test("a whole chapter by bots alone", async () => {
  const created = await server.createClassroom({ seed: "bots" });
  const host = await server.joinHost(created);
  await host.host({ type: "start" });
  await host.host({ type: "start" });
  server.advance(created.id, 10_000 + CHAPTER_MS);
  await server.until(() => host.classroom.beat === "lookback");
  const [team] = host.teams;
  expect(JSON.parse(team?.seats ?? "[]")).toHaveLength(4);
  expect(team?.round.sliBp).toBeGreaterThan(8000);
  expect(team?.round.stars).toBeGreaterThan(0);
});

test("the host extends, restarts and skips", async () => {
  const created = await server.createClassroom({ seed: "host" });
  const host = await server.joinHost(created);
  expect(await host.host({ type: "restart" })).toMatchObject({ code: "NotNow" });
  await host.host({ type: "start" });
  await host.host({ type: "next" });
  await host.host({ type: "next" });
  await server.until(() => host.classroom.beat === "play");
  const lengthTicks = host.teams[0]?.round.lengthTicks ?? 0;
  expect(await host.host({ type: "extend", seconds: 30 })).toBeUndefined();
  server.advance(created.id, CHAPTER_MS);
  await server.until(() => host.teams[0]?.round.tick === lengthTicks);
  expect(host.classroom.beat).toBe("play");
  server.advance(created.id, 30_000);
  await server.until(() => host.classroom.beat === "lookback");
  expect(host.teams[0]?.round.lengthTicks).toBe(lengthTicks + 300);

  expect(await host.host({ type: "restart" })).toBeUndefined();
  await server.until(() => host.classroom.beat === "countdown");
  await server.until(() => host.teams[0]?.round.tick === 0);
  expect(host.rows("team-1", "machines")["tokyo-1"]?.images).toBe("[]");
});

test("an announcement, a spotlight and an incident reach those they are for", async () => {
  const created = await server.createClassroom({ seed: "desk" });
  const host = await server.joinHost(created);
  const player = await server.joinPlayer(created, "Aki");
  await host.host({ type: "announce", text: "Five more minutes" });
  expect(await host.host({ type: "spotlight", team: "team-9" })).toMatchObject({ code: "NoSuchTeam" });
  await host.host({ type: "spotlight", team: "team-1" });
  await server.until(() => player.classroom.announcement === "Five more minutes");
  expect(player.classroom.spotlight).toBe("team-1");
  expect(await host.host({ type: "incident", incident: "node-power-off" })).toMatchObject({
    code: "NotPlaying",
  });
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  const incident = (target?: string) =>
    server.whilePlaying(
      created.id,
      host.host({ type: "incident", incident: "node-power-off", ...(target ? { target } : {}) }),
    );
  expect(await incident("atlantis-1")).toMatchObject({ code: "TargetNotFound" });
  expect(await incident("osaka-1")).toBeUndefined();
  await server.until(() => host.rows("team-1", "machines")["osaka-1"]?.power === "off");
  const automation = host.host({ type: "automation", part: "scheduler", mode: "auto" });
  expect(await server.whilePlaying(created.id, automation)).toBeUndefined();
  await server.until(() => player.teams[0]?.round.scheduler === "auto");
});
