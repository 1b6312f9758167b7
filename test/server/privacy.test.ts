import { afterAll, beforeAll, expect, test } from "vitest";
import { PRIVATE_TABLES, type RowTable } from "../../shared/projection/rows.ts";
import { startServer, type TestClient, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const TEAMS = ["team-1", "team-2"];
const TABLES: readonly RowTable[] = [
  "pods",
  "nodes",
  "apps",
  "templates",
  "kubeEvents",
  "machines",
  "runtimes",
  "workbenches",
];

/** Every Node whose inside a client was ever sent, in this team. */
const insides = (client: TestClient, team: string): readonly string[] => [
  ...new Set(
    PRIVATE_TABLES.flatMap((table) => Object.values(client.rows(team, table)).map(({ node }) => node)),
  ),
];

test("nobody is sent what only another seat may see", async () => {
  const created = await server.createClassroom({ seed: "privacy" });
  const host = await server.joinHost(created);
  const screen = await server.join(created, { role: "screen" });
  const hostScreen = await server.join(created, { role: "screen", hostKey: created.hostKey });
  const players: TestClient[] = [];
  for (let i = 0; i < 9; i++) players.push(await server.joinPlayer(created, `Player ${i}`));
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  // Long enough for bots to pull and start things on the machines that they have.
  server.advance(created.id, 60_000);
  await server.until(() => players.every((player) => player.teams[0]?.round.tick === 600));

  expect(players.map((player) => `${player.me.team} ${player.me.seat}`).sort()).toEqual([
    "team-1 control-plane",
    "team-1 osaka-1",
    "team-1 sapporo-1",
    "team-1 tokyo-1",
    "team-1 tokyo-2",
    "team-2 control-plane",
    "team-2 osaka-1",
    "team-2 sapporo-1",
    "team-2 tokyo-1",
  ]);
  for (const player of players) {
    const { team, seat } = player.me;
    const other = TEAMS.find((id) => id !== team) ?? "";
    for (const table of TABLES) expect(player.rows(other, table), `${table} of ${other}`).toEqual({});
    expect(Object.keys(player.rows(team, "pods")).length).toBeGreaterThan(0);
    expect(insides(player, team)).toEqual(seat === "control-plane" ? [] : [seat]);
  }
  for (const team of TEAMS) {
    const nodes = Object.keys(host.rows(team, "nodes")).sort();
    expect([...insides(host, team)].sort()).toEqual(nodes);
    expect([...insides(hostScreen, team)].sort()).toEqual(nodes);
    // A screen that did not prove to be the host's could be anybody's.
    expect(Object.keys(screen.rows(team, "pods"))).toEqual(Object.keys(host.rows(team, "pods")));
    expect(insides(screen, team)).toEqual([]);
  }
});

test("what a machine alone knows is heard by its seat and the host only", async () => {
  const created = await server.createClassroom({ seed: "privacy" });
  const host = await server.joinHost(created);
  const controlPlane = await server.joinPlayer(created, "Aki");
  const tokyo = await server.joinPlayer(created, "Bo");
  const osaka = await server.joinPlayer(created, "Cy");
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  expect(await tokyo.command({ type: "pullImage", image: "web:v1" })).toBeUndefined();
  const heard = (client: TestClient) =>
    client.events.flatMap(({ events }) => events).filter(({ type }) => type === "ImagePulled");
  server.advance(created.id, 30_000);
  await server.until(() => heard(host).length > 0 && heard(tokyo).length > 0);
  expect(heard(tokyo)).toContainEqual({ type: "ImagePulled", node: "tokyo-1", image: "web:v1" });
  expect(heard(controlPlane)).toEqual([]);
  expect(heard(osaka)).toEqual([]);
});

test("a person who is moved sees the new seat and no longer the old one", async () => {
  const created = await server.createClassroom({ seed: "privacy" });
  const host = await server.joinHost(created);
  const aki = await server.joinPlayer(created, "Aki");
  const bo = await server.joinPlayer(created, "Bo");
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  await server.until(() => bo.me.seat === "tokyo-1" && insides(bo, "team-1").length > 0);
  const move = (seat: string) => host.host({ type: "move", participantId: bo.id, team: "team-1", seat });
  expect(await move("atlantis-1")).toMatchObject({ code: "NoSuchSeat" });
  expect(await move("osaka-1")).toBeUndefined();
  await server.until(() => bo.me.seat === "osaka-1" && insides(bo, "team-1").join() === "osaka-1");
  // Two people swap; nobody is left without a seat.
  expect(await move("control-plane")).toBeUndefined();
  await server.until(() => bo.me.seat === "control-plane" && aki.me.seat === "osaka-1");
  await server.until(() => insides(bo, "team-1").length === 0 && insides(aki, "team-1").join() === "osaka-1");
});

test("keys are told to their owner only", async () => {
  const created = await server.createClassroom();
  const host = await server.joinHost(created);
  const aki = await server.joinPlayer(created, "Aki");
  await server.until(() => host.participants.length === 2);
  const everything = JSON.stringify([
    host.room.state,
    await (await server.fetch(`/api/classrooms/${created.code}`)).json(),
  ]);
  expect(aki.key.length).toBeGreaterThanOrEqual(16);
  expect(everything).toContain(aki.id);
  for (const secret of [aki.key, host.key, created.hostKey]) expect(everything).not.toContain(secret);
  expect(everything).not.toContain(aki.room.sessionId);
});
