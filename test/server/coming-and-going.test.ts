import { afterAll, beforeAll, expect, test } from "vitest";
import { CLOSE_REMOVED, CLOSE_REPLACED, type CreatedClassroom } from "../../shared/protocol/entry.ts";
import { startServer, type TestClient, type TestServer } from "./harness.ts";

const COVER_MS = 20_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { MAX_PLAYERS: "4", COVER_SECONDS: String(COVER_MS / 1000) } });
});
afterAll(() => server.close());

/** A classroom in play: a host, and players in the seats of the first chapter in order. */
async function playing(...names: readonly string[]): Promise<[CreatedClassroom, TestClient, TestClient[]]> {
  const created = await server.createClassroom({ seed: "going" });
  const host = await server.joinHost(created);
  const players: TestClient[] = [];
  for (const name of names) players.push(await server.joinPlayer(created, name));
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  await server.until(() => host.classroom.beat === "play");
  return [created, host, players];
}

const rowOf = (viewer: TestClient, { id }: TestClient) => viewer.participants.find((row) => row.id === id);

test("a dropped connection comes back by itself into the same seat", async () => {
  const [, host, [, bo]] = await playing("Aki", "Bo");
  if (bo === undefined) throw new Error("nobody");
  expect(bo.me.seat).toBe("tokyo-1");
  const { sessionId } = bo.room;
  bo.drop();
  await server.until(() => rowOf(host, bo)?.presence === "off");
  await server.until(() => rowOf(host, bo)?.presence === "on");
  expect(bo.room.sessionId).toBe(sessionId);
  expect(bo.me.seat).toBe("tokyo-1");
  expect(Object.keys(bo.rows("team-1", "machines"))).toEqual(["tokyo-1"]);
  expect(await bo.command({ type: "pullImage", image: "no-such-image:v1" })).toBeDefined();
});

test("a page that is loaded again gives the seat back by its key", async () => {
  const [created, host, [aki]] = await playing("Aki");
  if (aki === undefined) throw new Error("nobody");
  aki.vanish();
  await server.until(() => rowOf(host, aki)?.presence === "off");
  const again = await server.joinPlayer(created, "Somebody else", { participantKey: aki.key });
  expect(again.id).toBe(aki.id);
  expect(again.key).toBe(aki.key);
  expect(again.me).toMatchObject({ nickname: "Aki", seat: "control-plane", presence: "on" });
  expect(host.participants).toHaveLength(2);
});

test("a second tab takes over and the first one is told why", async () => {
  const [created, host, [aki]] = await playing("Aki");
  if (aki === undefined) throw new Error("nobody");
  const second = await server.joinPlayer(created, "", { participantKey: aki.key });
  await server.until(() => aki.closeCode !== undefined);
  expect(aki.closeCode).toBe(CLOSE_REPLACED);
  expect(second.me).toMatchObject({ nickname: "Aki", seat: "control-plane", presence: "on" });
  expect(rowOf(host, second)?.presence).toBe("on");
});

test("a tab in the background is away, not gone", async () => {
  const [, host, [, bo]] = await playing("Aki", "Bo");
  if (bo === undefined) throw new Error("nobody");
  await bo.order({ type: "away", away: true });
  await server.until(() => rowOf(host, bo)?.presence === "away");
  server.advance(bo.roomId, 30_000);
  await server.until(() => host.teams[0]?.round.tick === 300);
  expect(host.rows("team-1", "machines")["tokyo-1"]?.attended).toBe(true);
});

test("a player who stays away is a Node that goes NotReady, is covered, and comes back", async () => {
  const [created, host, [, bo]] = await playing("Aki", "Bo");
  if (bo === undefined) throw new Error("nobody");
  const node = () => host.rows("team-1", "nodes")["tokyo-1"];
  const seat = () =>
    (JSON.parse(host.teams[0]?.seats ?? "[]") as { id: string; holder: string; bot: boolean }[]).find(
      ({ id }) => id === "tokyo-1",
    );
  bo.vanish();
  await server.until(() => rowOf(host, bo)?.presence === "off");
  server.advance(created.id, 8_000);
  await server.until(() => node()?.ready === false);
  expect(host.rows("team-1", "machines")["tokyo-1"]?.attended).toBe(false);
  expect(seat()).toMatchObject({ holder: bo.id, bot: false });

  server.advance(created.id, COVER_MS);
  await server.until(() => seat()?.bot === true);
  await server.until(() => node()?.ready === true);
  expect(seat()?.holder).toBe(bo.id);

  const again = await server.joinPlayer(created, "", { participantKey: bo.key });
  await server.until(() => seat()?.bot === false);
  expect(again.me.seat).toBe("tokyo-1");
  expect(await again.command({ type: "pullImage", image: "no-such-image:v1" })).toBeDefined();
});

test("a latecomer takes over a bot's seat in the middle of a round", async () => {
  const [created, host, [aki]] = await playing("Aki");
  server.advance(created.id, 5_000);
  const late = await server.joinPlayer(created, "Late");
  expect(late.me).toMatchObject({ team: "team-1", seat: "tokyo-1" });
  await server.until(() => Object.keys(late.rows("team-1", "machines")).length > 0);
  expect(Object.keys(late.rows("team-1", "machines"))).toEqual(["tokyo-1"]);
  expect(aki?.me.seat).toBe("control-plane");
  expect(host.teams).toHaveLength(1);
});

test("locked, full, removed and wrong are refused by their names", async () => {
  const created = await server.createClassroom();
  const host = await server.joinHost(created);
  const aki = await server.joinPlayer(created, "Aki");
  const bo = await server.joinPlayer(created, "Bo");

  await expect(server.joinPlayer({ ...created, code: "BBBBB" })).rejects.toThrow("UnknownClassroom");
  await expect(server.joinPlayer({ ...created, code: "not a code" })).rejects.toThrow("UnknownClassroom");
  await expect(server.join(created, { role: "host" })).rejects.toThrow("WrongHostKey");
  await expect(server.join(created, { role: "host", hostKey: aki.key })).rejects.toThrow("WrongHostKey");
  await expect(server.joinPlayer(created, "", { protocol: 0 })).rejects.toThrow("OldClient");
  await expect(server.joinPlayer(created, "x".repeat(5000))).rejects.toThrow("MalformedOptions");

  await host.host({ type: "lock", locked: true });
  await expect(server.joinPlayer(created, "Cy")).rejects.toThrow("ClassroomLocked");
  bo.vanish();
  await server.until(() => rowOf(host, bo)?.presence === "off");
  const back = await server.joinPlayer(created, "", { participantKey: bo.key });
  expect(back.id).toBe(bo.id);

  await host.host({ type: "lock", locked: false });
  await server.joinPlayer(created, "Cy");
  await server.joinPlayer(created, "Di");
  await expect(server.joinPlayer(created, "Ed")).rejects.toThrow("ClassroomFull");

  expect(await aki.host({ type: "remove", participantId: bo.id })).toEqual({
    code: "NotTheHost",
    params: {},
  });
  expect(await host.host({ type: "remove", participantId: "p-nobody" })).toMatchObject({
    code: "NoSuchParticipant",
  });
  expect(await host.host({ type: "remove", participantId: host.id })).toMatchObject({ code: "NotAPlayer" });
  expect(await host.host({ type: "remove", participantId: back.id })).toBeUndefined();
  await server.until(() => back.closeCode !== undefined);
  expect(back.closeCode).toBe(CLOSE_REMOVED);
  await server.until(() => rowOf(host, back) === undefined);
  await expect(server.joinPlayer(created, "", { participantKey: back.key })).rejects.toThrow("Removed");
});

test("nobody enters a classroom with the code of another one", async () => {
  const mine = await server.createClassroom();
  const other = await server.createClassroom();
  await expect(server.joinPlayer({ ...other, code: mine.code })).rejects.toThrow("UnknownClassroom");
  expect(server.room(other).classroom.roster.all()).toHaveLength(0);
});

test("a classroom ends some time after the last person left, and so do its data", async () => {
  const created = await server.createClassroom();
  const aki = await server.joinPlayer(created, "Aki");
  const room = server.room(created);
  const isKnown = (): boolean => server.app.services.directory.byId(created.id) !== undefined;
  const minutes = (count: number): void => {
    for (let second = 0; second < count * 60; second++) room.step(1000);
  };
  minutes(130);
  expect(isKnown()).toBe(true);
  await aki.leave();
  await server.until(() => room.peopleCount === 0);
  minutes(119);
  expect((await server.fetch(`/api/classrooms/${created.code}`)).status).toBe(200);
  minutes(2);
  await server.until(() => !isKnown());
  const gone = await server.fetch(`/api/classrooms/${created.code}`);
  expect([gone.status, await gone.json()]).toEqual([
    410,
    expect.objectContaining({ code: "ClassroomEnded" }),
  ]);
  await expect(server.joinPlayer(created, "", { participantKey: aki.key })).rejects.toThrow();
});
