import { Protocol } from "@colyseus/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stateHash } from "../../shared/engine/snapshot.ts";
import type { CreatedClassroom } from "../../shared/protocol/entry.ts";
import { Rng, seedRng } from "../../shared/util/rng.ts";
import { startServer, type TestClient, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function playing(...names: readonly string[]): Promise<[CreatedClassroom, TestClient, TestClient[]]> {
  const created = await server.createClassroom({ seed: "borders" });
  const host = await server.joinHost(created);
  const players: TestClient[] = [];
  for (const name of names) players.push(await server.joinPlayer(created, name));
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  server.advance(created.id, 2000);
  await server.until(() => players.every((player) => player.classroom.beat === "play"));
  return [created, host, players];
}

/** Everything about a classroom that a stranger's message must not change. */
function fingerprint(created: CreatedClassroom): unknown {
  const { classroom } = server.room(created);
  const rounds = classroom.seating.teams().map(({ round }) => round && stateHash(round.state));
  return {
    ...classroom.classroomRow(),
    rounds,
    people: classroom.roster.all().map(({ id, nickname }) => [id, nickname]),
  };
}

test("commands are refused by name, and nothing happens", async () => {
  const [created, , [aki, bo]] = await playing("Aki", "Bo");
  if (aki === undefined || bo === undefined) throw new Error("nobody");
  const [pod = ""] = Object.keys(aki.rows("team-1", "pods"));
  expect(pod).not.toBe("");
  const before = server
    .room(created)
    .classroom.records()[0]
    ?.journal.entries.filter(({ seat }) => seat.id === "tokyo-1");
  const rows = [
    { by: bo, command: { type: "bind", pod, node: "tokyo-1" }, want: { code: "NotYourSeat" } },
    {
      by: aki,
      command: { type: "bind", pod: "no-such-pod", node: "tokyo-1" },
      want: { code: "PodNotFound" },
    },
    { by: aki, command: { type: "bind", pod, node: "atlantis-1" }, want: { code: "NodeNotFound" } },
    {
      by: aki,
      command: { type: "bind", pod },
      want: { code: "MalformedCommand", params: { type: "bind", path: "node" } },
    },
    { by: aki, command: { type: "bind", pod, node: "x".repeat(300) }, want: { code: "MalformedCommand" } },
    {
      by: aki,
      command: { type: "bind", pod, node: "tokyo-1", force: true },
      want: { code: "MalformedCommand" },
    },
    { by: aki, command: { type: "rm -rf" }, want: { code: "UnknownCommand", params: { type: "rm -rf" } } },
    {
      by: aki,
      command: { type: "setAttended", node: "tokyo-1", attended: false },
      want: { code: "NotYourSeat" },
    },
    { by: bo, command: { type: "startIncident", incident: "node-power-off" }, want: { code: "NotYourSeat" } },
  ];
  for (const { by, command, want } of rows)
    expect(await by.command(command), command.type).toMatchObject(want);
  const after = server
    .room(created)
    .classroom.records()[0]
    ?.journal.entries.filter(({ seat }) => seat.id === "tokyo-1");
  expect(after).toEqual(before);
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["a number", 7],
  ["a list", [1, 2]],
  ["text", "bind"],
  ["no type", { pod: "x" }],
  ["a deep object", { type: "bind", pod: { pod: { pod: {} } }, node: [] }],
  ["a prototype", JSON.parse('{"type":"bind","__proto__":{"pod":"x"},"constructor":{}}')],
])("a command, an order and a wish that are %s are refused", async (_name, payload) => {
  const [created, host, [aki]] = await playing("Aki");
  if (aki === undefined) throw new Error("nobody");
  const before = fingerprint(created);
  expect(await aki.request("command", payload)).toMatchObject({ code: "MalformedCommand" });
  expect(await aki.request("me", payload)).toMatchObject({ code: "MalformedOrder" });
  expect(await aki.request("host", payload)).toMatchObject({ code: "NotTheHost" });
  expect(await host.request("host", payload)).toMatchObject({ code: "MalformedOrder" });
  await expect(aki.request("no-such-request", payload)).rejects.toThrow();
  await expect(aki.request("constructor", payload)).rejects.toThrow();
  aki.room.send("no-such-message", payload);
  aki.room.send("__proto__", payload);
  // The answer shows that the connection survived what was sent before.
  expect(await aki.request("me", { type: "ready", ready: false })).toBeUndefined();
  expect(fingerprint(created)).toEqual(before);
});

test("a message that is too long costs the sender the connection, and nobody else anything", async () => {
  const [created, , [aki, bo]] = await playing("Aki", "Bo");
  if (aki === undefined || bo === undefined) throw new Error("nobody");
  const before = fingerprint(created);
  aki.room.send("command", { type: "bind", pod: "x".repeat(100_000), node: "tokyo-1" });
  await server.until(() => aki.closeCode !== undefined);
  expect(aki.closeCode).toBe(1009);
  expect(bo.closeCode).toBeUndefined();
  expect(fingerprint(created)).toEqual(before);
  const again = await server.joinPlayer(created, "", { participantKey: aki.key });
  expect(again.me.seat).toBe("control-plane");
});

test("a flood costs the sender the connection, and nobody else anything", async () => {
  const [created, , [aki, bo]] = await playing("Aki", "Bo");
  if (aki === undefined || bo === undefined) throw new Error("nobody");
  for (let i = 0; i < 500; i++) aki.room.send("command", { type: "bind", pod: "x", node: "tokyo-1" });
  await server.until(() => aki.closeCode !== undefined);
  expect(bo.closeCode).toBeUndefined();
  expect(await bo.request("me", { type: "ready", ready: false })).toBeUndefined();
  expect(server.room(created).classroom.roster.all()).toHaveLength(3);
});

test("random bytes crash nothing and change nothing", async () => {
  const [created, , [bo]] = await playing("Bo");
  if (bo === undefined) throw new Error("nobody");
  const rng = new Rng(seedRng("bytes"));
  const codes = Object.values(Protocol).filter(
    (code) => typeof code === "number" && code !== Protocol.LEAVE_ROOM,
  );
  let sent = 0;
  for (let attempt = 0; attempt < 12; attempt++) {
    const stranger = await server.joinPlayer(created, "Stranger");
    stranger.room.reconnection.enabled = false;
    for (let i = 0; i < 30; i++) {
      const bytes = Uint8Array.from({ length: rng.below(24) }, () => rng.below(256));
      if (bytes.length > 0 && rng.below(4) > 0) bytes[0] = rng.pick(codes as number[]);
      stranger.room.connection.send(bytes);
      sent += 1;
    }
    // The server has read all of them when it reads the goodbye behind them.
    stranger.room.connection.close();
    await server.until(() => server.room(created).classroom.roster.get(stranger.id)?.presence === "off");
  }
  expect(sent).toBe(360);
  expect(await bo.request("me", { type: "ready", ready: false })).toBeUndefined();
  expect(bo.me.nickname).toBe("Bo");
  const entries = server.room(created).classroom.records()[0]?.journal.entries ?? [];
  expect(entries.filter(({ seat }) => seat.role !== "room" && seat.id !== "control-plane")).toSatisfy(
    (others: readonly { readonly seat: { readonly id: string } }[]) =>
      others.every(({ seat }) => ["tokyo-1", "osaka-1", "sapporo-1"].includes(seat.id)),
  );
});

test.each([
  ['<b onclick="x">Aki</b>', "b onclick=xAki/b"],
  ["\u202Eevil\u202C", "evil"],
  ["a\u0000b\nc\td", "ab c d"],
  ["Ｆｕｌｌ ｗｉｄｔｈ", "Full width"],
  ["👩‍👩‍👧‍👧".repeat(10), "👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧"],
  ["Zalgo̖̗̘̙̚̕͠͡ͅ!", "Zalgo̖̗̘!"],
])("the nickname %j is shown as %j", async (typed, shown) => {
  const created = await server.createClassroom();
  const player = await server.joinPlayer(created, typed);
  expect(player.me.nickname).toBe(shown);
});

test.each(["", "   ", "\u200b\u2060", "\u3164\u2800", "<>", "\u202e"])(
  "for %j a name is found",
  async (typed) => {
    const created = await server.createClassroom();
    const player = await server.joinPlayer(created, typed, { locale: "en" });
    expect(player.me.nickname).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(await player.order({ type: "nickname", nickname: typed })).toEqual({
      code: "NicknameEmpty",
      params: {},
    });
  },
);

test("two people with the same name can be told apart", async () => {
  const created = await server.createClassroom();
  const first = await server.joinPlayer(created, "Aki");
  const second = await server.joinPlayer(created, "ａｋｉ");
  expect([first.me.nickname, second.me.nickname]).toEqual(["Aki", "aki 2"]);
});

test("requests that Colyseus itself would stumble over are refused", async () => {
  const created = await server.createClassroom();
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    server.fetch(path, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  const join = `/matchmake/joinById/${created.id}`;
  expect((await post(join, "{")).status).toBe(400);
  expect((await post(join, "[]")).status).toBe(400);
  expect((await post(join, "null")).status).toBe(400);
  expect((await post(join, JSON.stringify({ code: "x".repeat(10_000) }))).status).toBe(413);
  expect((await post(join, JSON.stringify({ code: { toUpperCase: 1 } }))).status).toBe(404);
  for (const method of ["create", "joinOrCreate", "join", "nonsense", "__proto__", "createRoom"]) {
    expect((await post(`/matchmake/${method}/classroom`, "{}")).ok, method).toBe(false);
  }
  expect(
    (await post(`/matchmake/reconnect/${created.id}`, JSON.stringify({ reconnectionToken: {} }))).ok,
  ).toBe(false);
  // Unanswered, this one ended the whole process before there was a guard.
  expect((await post(join, "{}", { "x-forwarded-proto": "no protocol" })).status).toBe(404);
  expect((await server.fetch("/healthz")).status).toBe(200);
  expect(server.room(created).classroom.roster.all()).toHaveLength(0);
});
