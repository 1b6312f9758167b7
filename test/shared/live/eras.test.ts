import { expect, test } from "vitest";
import { courseById } from "../../../shared/chapters/courses.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { giveHostOrder } from "../../../shared/live/host-orders.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import { invariant } from "../../../shared/util/invariant.ts";

/** A classroom that plays the first of the eras. */
function playing(people: number): Classroom {
  const course = courseById("eras");
  invariant(course, "there is a course of the eras", {});
  const classroom = new Classroom({
    code: "BCDFG",
    name: "Eras",
    course,
    seed: "eras",
    timings: TIMINGS.classroom,
    coverAfterMs: 10_000,
  });
  for (let i = 1; i <= people; i++) {
    classroom.enter({ id: `p${i}`, role: "player", locale: "en", nickname: `p${i}` });
  }
  for (let i = 0; i < 3; i++) giveHostOrder(classroom, { type: "next" }, () => undefined);
  classroom.advance(100);
  return classroom;
}

test.each([1, 5])("%i people all have a machine, and there are no other seats", (people) => {
  const classroom = playing(people);
  const seats = classroom.participantRows().map(({ seat }) => seat);
  expect(new Set(seats).size).toBe(people);
  const round = classroom.seating.teams()[0]?.round;
  expect(round?.holdings.map(({ seat }) => seat.id).sort()).toEqual(seats.toSorted());
  expect(round?.state.machines.size).toBe(people);
});

test("commands of the era come in like all others", () => {
  const classroom = playing(1);
  const answers: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    classroom.command("p1", { type: "installSoftware", software: "debian" }, (refusal) =>
      answers.push(refusal?.code),
    );
    classroom.advance(100);
  }
  expect(answers).toEqual([undefined, "HandsBusy"]);
});
