import { SchemaSerializer } from "@colyseus/core";
import { expect, test } from "vitest";
import { FinishedRoundSchema, RoomSchema } from "../../../server/schema/classroom-schema.ts";
import { applyChanges } from "../../../server/sync/apply-changes.ts";
import { STATE_BUFFER_BYTES } from "../../../server/sync/buffer.ts";
import { Viewers } from "../../../server/sync/viewers.ts";
import { courseById } from "../../../shared/chapters/courses.ts";
import { CHAPTERS } from "../../../shared/chapters/registry.ts";
import { MAX_TEAMS, teamId, teamName } from "../../../shared/classroom/teams.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { NO_TOTALS } from "../../../shared/model/totals.ts";
import type { RoundSummary } from "../../../shared/projection/round-summary.ts";
import type { FinishedRoundRow } from "../../../shared/protocol/classroom-view.ts";

/** What a whole course leaves behind when every round was as long and as full of incidents as is kept of it. */
function longestRounds(): readonly FinishedRoundRow[] {
  const totals = Object.fromEntries(Object.keys(NO_TOTALS).map((field) => [field, 100_000_000]));
  const samples = Array.from({ length: 60 }, () => 10_000);
  const summary = JSON.stringify({
    seconds: 3600,
    sloBp: 9900,
    stars: 3,
    machineCpuMilli: 8000,
    parts: ["imperative", "declared"].map((id) => ({
      id,
      fromSecond: 1800,
      way: "virtual-machines",
      totals,
    })),
    timeline: {
      everySeconds: 40,
      served: samples,
      failed: samples,
      incidents: Array.from({ length: 16 }, () => ({
        second: 3600,
        incident: "bad-image-version",
        count: 10,
      })),
    },
  } satisfies Record<keyof RoundSummary, unknown>);
  return CHAPTERS.flatMap(({ id: chapter }, chapterIndex) =>
    Array.from({ length: MAX_TEAMS }, (_, team) => ({
      id: `${chapterIndex} ${teamId(team)}`,
      team: teamId(team),
      teamName: teamName(team),
      chapter,
      chapterIndex,
      summary,
    })),
  );
}

test("the largest classroom's full state fits the buffer twice", () => {
  const course = courseById("first-session");
  if (course === undefined) throw new Error("no course");
  const classroom = new Classroom({
    code: "BCDFG",
    name: "Everybody",
    course,
    seed: "headroom",
    timings: TIMINGS.classroom,
    coverAfterMs: 45_000,
  });
  for (let i = 0; i < 144; i++) {
    classroom.enter({ id: `p-${i}`, role: "player", locale: "ja", nickname: "ながいなまえのひとたち" });
    // Bots play: that makes as many objects and Events as a round has.
    classroom.setPresence(`p-${i}`, "off");
  }
  classroom.regroup(MAX_TEAMS);
  for (let i = 0; i < 144; i++) classroom.setPresence(`p-${i}`, "on");
  const state = new RoomSchema();
  const viewers = new Viewers(state);
  const serializer = new SchemaSerializer<RoomSchema>();
  serializer.reset(state);
  for (let i = 0; i < 3; i++) classroom.order({ type: "next" });
  for (let i = 0; i < 144; i++) classroom.setPresence(`p-${i}`, "off");
  // By then all Pods are there and there have been more Events than are shown.
  for (let second = 0; second < 80; second++) {
    classroom.advance(1000);
    applyChanges(state, classroom.drain(), viewers);
  }
  for (const row of longestRounds()) {
    const finished = new FinishedRoundSchema();
    state.finishedRounds.set(row.id, Object.assign(finished, row));
  }
  expect(state.clusters.size).toBe(MAX_TEAMS);
  const view = viewers.open({ of: "all", inside: true });
  const bytes = serializer.getFullState({ view } as never);
  expect(bytes.byteLength).toBeGreaterThan(50_000);
  expect(bytes.byteLength).toBeLessThan(STATE_BUFFER_BYTES / 2);
});
