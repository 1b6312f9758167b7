import { expect, test } from "vitest";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { giveHostOrder } from "../../../shared/live/host-orders.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import type { Refusal } from "../../../shared/util/result.ts";

const open = (): Classroom =>
  new Classroom({
    code: "BCDFG",
    name: "Test",
    course: { id: "one", chapters: [theCluster] },
    seed: "said",
    timings: TIMINGS.classroom,
    coverAfterMs: 10_000,
  });

/** Says something to all; what is then on every screen, and why not where it is refused. */
function announce(classroom: Classroom, text: string): { said: string; refusal: Refusal | undefined } {
  let refusal: Refusal | undefined;
  giveHostOrder(classroom, { type: "announce", text }, (answer) => {
    refusal = answer;
  });
  return { said: classroom.classroomRow().announcement, refusal };
}

test("a message to all is up until the host takes it back", () => {
  const classroom = open();
  expect(announce(classroom, " Two  more minutes ")).toMatchObject({ said: "Two more minutes" });
  expect(announce(classroom, "   ")).toMatchObject({
    said: "Two more minutes",
    refusal: { code: "AnnouncementEmpty" },
  });
  expect(announce(classroom, "")).toEqual({ said: "", refusal: undefined });
});

test("a message to all goes when the session goes on", () => {
  const classroom = open();
  announce(classroom, "We start at two");
  classroom.order({ type: "next" });
  expect(classroom.classroomRow().announcement).toBe("");
});
