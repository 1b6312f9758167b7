import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExportedJournal } from "../../server/http/journal.ts";
import { botFor } from "../../shared/bots/bot.ts";
import { theCluster } from "../../shared/chapters/the-cluster.ts";
import { type Journal, replay } from "../../shared/engine/journal.ts";
import { makeSnapshot, restoreSnapshot, stateHash } from "../../shared/engine/snapshot.ts";
import { step } from "../../shared/engine/step.ts";
import type { ClusterState } from "../../shared/model/cluster-state.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A round that people played over the network, as the host takes it home. */
async function playedRound(): Promise<{ journal: Journal; live: ClusterState }> {
  const created = await server.createClassroom({ seed: "replay" });
  const host = await server.joinHost(created);
  const people = [await server.joinPlayer(created, "Aki"), await server.joinPlayer(created, "Bo")];
  for (let i = 0; i < 3; i++) await host.host({ type: "next" });
  await server.until(() => people.every((person) => person.classroom.beat === "play"));
  const round = server.room(created).classroom.seating.team("team-1")?.round;
  if (round === undefined) throw new Error("no round");
  const seats = people.map(({ id }) => round.holdings.find(({ holder }) => holder === id)?.seat);
  const brains = seats.map((seat) => seat && botFor(seat, "perfect", "people"));
  for (let turn = 0; turn < 150; turn++) {
    const given = people.flatMap((person, i) =>
      (brains[i]?.think(round.state, []) ?? []).map((command) => person.command(command)),
    );
    await Promise.all(given);
    server.advance(created.id, 500);
    if (turn === 60) people[1]?.vanish();
  }
  await host.host({ type: "next" });
  const response = await server.fetch(`/api/classrooms/${created.id}/journal.json`, {
    headers: { authorization: `Bearer ${created.hostKey}` },
  });
  const exported = (await response.json()) as ExportedJournal;
  const journal = exported.rounds[0]?.journal;
  if (journal === undefined) throw new Error("no journal");
  return { journal, live: round.state };
}

test("the live round, its replay and a round resumed from the middle end alike", async () => {
  const { journal, live } = await playedRound();
  expect(journal.ticks).toBeGreaterThan(500);
  expect(journal.ticks).toBeLessThan(theCluster.lengthMs / 100);
  const givers = new Set(journal.entries.map(({ seat }) => seat.id));
  expect([...givers].sort()).toEqual(expect.arrayContaining(["control-plane", "room", "tokyo-1"]));
  expect(journal.entries).toContainEqual(
    expect.objectContaining({ command: { type: "setAttended", node: "tokyo-1", attended: false } }),
  );

  const states: ClusterState[] = [];
  const replayed = replay(journal, (state) => states.push(state));
  expect(replayed.divergedAt).toBeUndefined();
  expect(stateHash(replayed.state)).toBe(stateHash(live));

  const middle = states[Math.floor(journal.ticks / 2)];
  if (middle === undefined) throw new Error("no middle");
  // Through text, as a database would keep it.
  let resumed = restoreSnapshot(JSON.parse(JSON.stringify(makeSnapshot(middle))));
  while (resumed.tick < journal.ticks) {
    resumed = step(
      resumed,
      journal.entries.filter(({ tick }) => tick === resumed.tick + 1),
    ).state;
  }
  expect(stateHash(resumed)).toBe(stateHash(live));
});
