import { afterAll, beforeAll, expect, test } from "vitest";
import type { Versus } from "../../shared/classroom/versus.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("after a round everybody sees what Kubernetes alone would have made of it", async () => {
  const created = await server.createClassroom({ seed: "versus", course: "first-session" });
  const host = await server.joinHost(created);
  const aki = await server.joinPlayer(created, "Aki");
  for (let i = 0; i < 3; i++) expect(await host.host({ type: "next" })).toBeUndefined();
  await server.until(() => aki.classroom.beat === "play");

  const incident = host.host({ type: "incident", incident: "node-power-off", target: "osaka-1" });
  expect(await server.whilePlaying(created.id, incident)).toBeUndefined();
  server.advance(created.id, 60_000);
  expect(aki.teams[0]?.autopilot).toBe("");

  expect(await host.host({ type: "next" })).toBeUndefined();
  await server.until(() => aki.teams[0]?.autopilot !== "" && aki.classroom.beat === "lookback");
  const versus: Versus = JSON.parse(aki.teams[0]?.autopilot ?? "");
  expect(versus.people).toMatchObject({
    served: aki.teams[0]?.round.served,
    failed: aki.teams[0]?.round.failed,
  });
  expect(versus.kubernetes).toMatchObject({ actions: 0, served: expect.any(Number) });

  // Once more: what was compared is void.
  expect(await host.host({ type: "restart" })).toBeUndefined();
  await server.until(() => aki.teams[0]?.autopilot === "" && aki.classroom.beat === "countdown");
});
