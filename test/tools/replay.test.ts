import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeRound } from "../../shared/chapters/make-round.ts";
import { seatPlan } from "../../shared/chapters/seats.ts";
import { theCluster } from "../../shared/chapters/the-cluster.ts";
import { TeamRound } from "../../shared/classroom/team-round.ts";
import { dealSeats } from "../../shared/classroom/teams.ts";
import type { Journal } from "../../shared/engine/journal.ts";
import { stateHash } from "../../shared/engine/snapshot.ts";
import { TIMINGS } from "../../shared/model/timings.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "crew-replay-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function played(ticks: number): TeamRound {
  const plan = seatPlan(theCluster.seats, 1);
  const round = new TeamRound({
    start: makeRound(theCluster, { seed: "tool", timings: TIMINGS.classroom, nodes: plan.nodes }),
    holdings: dealSeats(plan, [], 0),
    seed: "tool",
  });
  for (let i = 0; i < ticks; i++) round.tick();
  return round;
}

function replayTool(content: unknown): { status: number | null; out: string; err: string } {
  const file = join(folder, "journal.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "replay.ts"), file],
    {
      encoding: "utf8",
    },
  );
  return { status, out: stdout, err: stderr };
}

const exported = (...journals: readonly Journal[]): object => ({
  format: "cluster-crew-journal",
  version: 1,
  rounds: journals.map((journal, i) => ({
    chapter: "the-cluster",
    attempt: 0,
    team: `team-${i + 1}`,
    journal,
  })),
});

test("a journal plays again to the same hash", () => {
  const round = played(333);
  const { status, out } = replayTool(round.journal());
  expect([status, out]).toEqual([0, `ticks=333 hash=${stateHash(round.state)}\n`]);
});

test("an exported classroom plays round by round", () => {
  const [first, second] = [played(60), played(90)];
  const { status, out } = replayTool(exported(first.journal(), second.journal()));
  expect(status).toBe(0);
  expect(out.trim().split("\n")).toEqual([
    `chapter=the-cluster team=team-1 attempt=0 ticks=60 hash=${stateHash(first.state)}`,
    `chapter=the-cluster team=team-2 attempt=0 ticks=90 hash=${stateHash(second.state)}`,
  ]);
});

test("a journal that was tampered with is found out", () => {
  const journal = played(333).journal();
  const { status, out } = replayTool(exported({ ...journal, entries: journal.entries.slice(1) }));
  expect(status).toBe(1);
  expect(out).toMatch(/ticks=333 hash=[0-9a-f]{16} differs-from-tick=\d+/);
});

test.each([
  ["no JSON", "{", /is no journal/],
  ["something else", { a: 1 }, /is no journal/],
  ["a classroom where nothing was played", { rounds: [] }, /holds no round/],
])("%s is refused", (_name, content, message) => {
  const { status, err } = replayTool(content);
  expect(status).toBe(2);
  expect(err).toMatch(message);
});
