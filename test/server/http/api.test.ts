import { afterEach, expect, test } from "vitest";
import { startApp } from "../../../server/app.ts";
import { readSettings } from "../../../server/config.ts";
import { startServer, type TestServer } from "../harness.ts";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const start = async (env: Record<string, string> = {}): Promise<TestServer> => {
  server = await startServer({ env });
  return server;
};
const post = (at: TestServer, body: unknown, headers: Record<string, string> = {}) =>
  at.fetch("/api/classrooms", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

test("health, readiness and metrics", async () => {
  const at = await start();
  expect(await (await at.fetch("/healthz")).json()).toEqual({ status: "ok" });
  expect(await (await at.fetch("/readyz")).json()).toEqual({ status: "ready", classrooms: 0 });
  await at.createClassroom();
  const metrics = await at.fetch("/metrics");
  expect(metrics.headers.get("content-type")).toContain("text/plain");
  const text = await metrics.text();
  expect(text).toContain("crew_classrooms 1");
  expect(text).toContain("process_resident_memory_bytes");
});

test("a classroom's public facts, and nothing else", async () => {
  const at = await start({ PUBLIC_URL: "https://crew.example.org/" });
  const created = await at.createClassroom({ name: "  Monday  " });
  const { id, code, hostKey, ...addresses } = created;
  expect(id).not.toBe("");
  expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ2-9]{5}$/);
  expect(hostKey).toMatch(/^[\w-]{32}$/);
  expect(addresses).toEqual({
    joinUrl: `https://crew.example.org/?code=${code}`,
    hostUrl: `https://crew.example.org/host/${code}#${hostKey}`,
    screenUrl: `https://crew.example.org/screen/${code}`,
  });
  const facts = await at.fetch(`/api/classrooms/${created.code.toLowerCase()}`);
  expect(await facts.json()).toEqual({
    code: created.code,
    roomId: created.id,
    name: "Monday",
    beat: "lobby",
    locked: false,
    players: 0,
    maxPlayers: 100,
    protocol: 1,
    joinUrl: created.joinUrl,
  });
});

test.each([
  ["no JSON", "{", "MalformedRequest"],
  ["a field that is not known", { colour: "red" }, "MalformedRequest"],
  ["a course of the wrong type", { course: 7 }, "MalformedRequest"],
  ["a name that is too long", { name: "x".repeat(100) }, "MalformedRequest"],
  ["timings that do not exist", { timings: "fast" }, "MalformedRequest"],
  ["a course that does not exist", { course: "no-such-course" }, "NoSuchCourse"],
])("a classroom with %s is not opened", async (_name, body, code) => {
  const at = await start();
  const response = await post(at, body);
  expect(response.status).toBe(400);
  const error = (await response.json()) as object;
  expect(Object.keys(error).sort()).toEqual(["code", "message", "params"]);
  expect(error).toMatchObject({ code });
  expect(at.app.services.directory.size).toBe(0);
});

test("with a password only its bearer opens classrooms", async () => {
  const at = await start({ HOST_PASSWORD: "open sesame!" });
  for (const authorization of ["", "Bearer", "Bearer wrong", "Basic b3Blbg=="]) {
    const response = await post(at, {}, { authorization });
    expect(response.status, authorization).toBe(401);
    expect(await response.json()).toMatchObject({ code: "WrongPassword" });
  }
  expect((await post(at, {}, { authorization: "Bearer open sesame!" })).status).toBe(201);
});

test("opening and guessing are rationed", async () => {
  const at = await start({ CREATE_PER_MINUTE: "2", WRONG_CODES_PER_MINUTE: "3" });
  const codes = [await post(at, {}), await post(at, {}), await post(at, {})].map(({ status }) => status);
  expect(codes).toEqual([201, 201, 429]);
  const guesses: number[] = [];
  for (let i = 0; i < 4; i++) guesses.push((await at.fetch(`/api/classrooms/BBBB${i + 2}`)).status);
  expect(guesses).toEqual([404, 404, 404, 429]);
});

test("a full server says so", async () => {
  const at = await start({ MAX_CLASSROOMS: "1" });
  await at.createClassroom();
  const response = await post(at, {});
  expect([response.status, await response.json()]).toEqual([
    503,
    expect.objectContaining({ code: "ServerFull" }),
  ]);
});

test("the journal is for the host", async () => {
  const at = await start();
  const { id, code, hostKey } = await at.createClassroom();
  const get = (who: string) =>
    at.fetch(`/api/classrooms/${id}/journal.json`, { headers: { authorization: who } });
  expect((await get("")).status).toBe(403);
  expect((await get("Bearer wrong")).status).toBe(403);
  expect((await at.fetch("/api/classrooms/nobody/journal.json")).status).toBe(404);
  expect(await (await get(`Bearer ${hostKey}`)).json()).toEqual({
    format: "cluster-crew-journal",
    version: 1,
    classroom: { id, code, course: "first-session" },
    rounds: [],
  });
});

test("what does not exist is answered as JSON", async () => {
  const at = await start();
  for (const path of ["/api", "/api/nothing", "/nothing", "/assets/nothing.js", "/..%2f..%2fpackage.json"]) {
    const response = await at.fetch(path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(await response.json()).toMatchObject({ code: "NotFound" });
  }
});

test("a port that is taken is an error, not a wait for ever", async () => {
  const at = await start();
  const read = readSettings({ PORT: String(at.app.port), LOG_LEVEL: "silent" });
  if ("problems" in read) throw new Error("settings");
  await expect(startApp(read.settings, { clock: "hand" })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
