import { SchemaSerializer } from "@colyseus/core";
import { expect, test } from "vitest";
import { RoomSchema } from "../../../server/schema/classroom-schema.ts";
import { applyChanges } from "../../../server/sync/apply-changes.ts";
import { STATE_BUFFER_BYTES } from "../../../server/sync/buffer.ts";
import { Viewers } from "../../../server/sync/viewers.ts";
import { courseById } from "../../../shared/chapters/courses.ts";
import { MAX_TEAMS } from "../../../shared/classroom/teams.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";

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
  expect(state.clusters.size).toBe(MAX_TEAMS);
  const view = viewers.open({ of: "all", inside: true });
  const bytes = serializer.getFullState({ view } as never);
  expect(bytes.byteLength).toBeGreaterThan(50_000);
  expect(bytes.byteLength).toBeLessThan(STATE_BUFFER_BYTES / 2);
});
