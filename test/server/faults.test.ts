import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Journal, replay } from "../../shared/engine/journal.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("where our rules break, one team's round ends and nobody else notices", async () => {
  const created = await server.createClassroom({ seed: "faults" });
  const host = await server.joinHost(created);
  const first = await server.joinPlayer(created, "Aki");
  const second = await server.joinPlayer(created, "Bo");
  expect(await host.host({ type: "teams", count: 2 })).toBeUndefined();
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  await server.until(() => first.classroom.beat === "play");
  expect([first.me.team, second.me.team]).toEqual(["team-1", "team-2"]);
  server.advance(created.id, 5000);

  // The next step of this team will meet something that cannot be.
  const round = server.room(created).classroom.seating.team("team-1")?.round;
  if (round === undefined) throw new Error("no round");
  Object.defineProperty(round.state.machines, "edit", {
    value: () => {
      throw new Error("a bug of ours");
    },
  });
  const inFlight = first.request("command", { type: "uncordon", node: "tokyo-1" });
  await server.until(() => host.participants.length === 3);
  const answer = await server.whilePlaying(created.id, inFlight);
  expect(answer).toEqual({ code: "RoundFaulted", params: {} });

  await server.until(() => host.teams.some(({ faulted }) => faulted));
  expect(host.teams.map(({ id, faulted }) => [id, faulted]).sort()).toEqual([
    ["team-1", true],
    ["team-2", false],
  ]);
  const before = server.room(created).classroom.seating.team("team-2")?.round?.state.tick ?? 0;
  server.advance(created.id, 5000);
  await server.until(() =>
    second.teams.some(({ id, round: { tick } }) => id === "team-2" && tick >= before + 40),
  );
  expect(await first.request("command", { type: "uncordon", node: "tokyo-1" })).toEqual({
    code: "RoundFaulted",
    params: {},
  });
  expect(await second.command({ type: "cordon", node: "tokyo-1" })).toBeUndefined();

  const metrics = await (await server.fetch("/metrics")).text();
  expect(metrics).toContain('crew_faults_total{where="engine"} 1');
  // What happened can be played again, up to the moment before.
  const folder = join(server.dataFolder, "faults");
  const journal = await vi.waitFor(async () => {
    const [file = ""] = await readdir(folder);
    return JSON.parse(await readFile(join(folder, file), "utf8")) as Journal;
  });
  const again = replay(journal);
  expect(again.divergedAt).toBeUndefined();
  expect(again.state.tick).toBe(50);
  const [record] = server.room(created).classroom.records();
  expect(record).toMatchObject({ team: "team-1", faulted: true });
});
