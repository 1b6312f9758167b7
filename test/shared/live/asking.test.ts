import { describe, expect, test } from "vitest";
import type { Course } from "../../../shared/chapters/courses.ts";
import { warmUp } from "../../../shared/chapters/warm-up.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { giveHostOrder } from "../../../shared/live/host-orders.ts";
import { giveSelfOrder } from "../../../shared/live/self-orders.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import type { HostOrder } from "../../../shared/protocol/requests.ts";
import type { Refusal } from "../../../shared/util/result.ts";

const COURSE: Course = { id: "asking", chapters: [warmUp], quiz: true };
const POLL = "poll/warm-up/know-kubernetes";

function open(people: number): Classroom {
  const classroom = new Classroom({
    code: "BCDFG",
    name: "Test",
    course: COURSE,
    seed: "asking",
    timings: TIMINGS.classroom,
    coverAfterMs: 10_000,
  });
  for (let i = 1; i <= people; i++) enter(classroom, `p${i}`);
  return classroom;
}

function enter(classroom: Classroom, id: string): void {
  classroom.enter({ id, role: "player", locale: "en", nickname: id });
}

function order(classroom: Classroom, given: HostOrder): Refusal | undefined {
  let answered: Refusal | undefined;
  giveHostOrder(classroom, given, (refusal) => {
    answered = refusal;
  });
  return answered;
}

const next = (classroom: Classroom, times: number): void => {
  for (let i = 0; i < times; i++) expect(order(classroom, { type: "next" })).toBeUndefined();
};

const answer = (classroom: Classroom, id: string, question: string, option: string) =>
  giveSelfOrder(classroom, id, { type: "answer", question, option });

const sizes = (classroom: Classroom): number[] =>
  classroom.seating
    .teams()
    .map(({ id }) => classroom.participantRows().filter(({ team }) => team === id).length);

describe("while the quiz is asked before the first chapter", () => {
  test("teams grow as in the lobby, and the host may choose how many there are", () => {
    const classroom = open(8);
    next(classroom, 1);
    expect(classroom.pace.beat).toBe("quiz");
    enter(classroom, "p9");
    expect(sizes(classroom)).toEqual([5, 4]);
    expect(order(classroom, { type: "teams", count: 3 })).toBeUndefined();
    expect(sizes(classroom)).toEqual([3, 3, 3]);
    classroom.remove("p9");
    expect(classroom.participantRows()).toHaveLength(8);
  });

  test("being ready moves nobody on: the host does", () => {
    const classroom = open(2);
    next(classroom, 1);
    for (const id of ["p1", "p2"]) giveSelfOrder(classroom, id, { type: "ready", ready: true });
    expect(classroom.pace.beat).toBe("quiz");
    next(classroom, 1);
    expect(classroom.pace.beat).toBe("story");
    expect(classroom.participantRows().every(({ ready }) => !ready)).toBe(true);
  });
});

test("who comes while the quiz is asked again watches, and may answer", () => {
  const classroom = open(2);
  next(classroom, 6);
  expect(classroom.pace.beat).toBe("quiz-again");
  enter(classroom, "late");
  expect(answer(classroom, "late", "after/pod", "unit")).toBeUndefined();
  next(classroom, 1);
  expect(classroom.pace.beat).toBe("debrief");
});

test("what is sent of an answer is its question alone", () => {
  const classroom = open(4);
  next(classroom, 2);
  classroom.drain();
  for (const id of ["p1", "p2", "p3"]) {
    expect(answer(classroom, id, POLL, "word")).toBeUndefined();
    const { questions, classroom: row, participants, teams, clusters, events } = classroom.drain();
    expect([row, participants, teams, clusters, events]).toEqual([undefined, [], [], [], []]);
    expect(questions.map((changed) => changed.id)).toEqual([POLL]);
  }
  expect(classroom.questionRows().find(({ id }) => id === POLL)?.counts).toBe("[0,3,0,0]");
});

test("a refused answer changes nothing", () => {
  const classroom = open(1);
  classroom.drain();
  expect(answer(classroom, "p1", POLL, "word")).toMatchObject({ code: "QuestionClosed" });
  expect(answer(classroom, "nobody", POLL, "word")).toMatchObject({ code: "NoSuchParticipant" });
  expect(classroom.drain().questions).toEqual([]);
});

test("playing the chapter again asks the poll no second time", () => {
  const classroom = open(1);
  next(classroom, 2);
  expect(answer(classroom, "p1", POLL, "work")).toBeUndefined();
  next(classroom, 2);
  expect(order(classroom, { type: "restart" })).toBeUndefined();
  expect(answer(classroom, "p1", POLL, "never")).toMatchObject({ code: "QuestionClosed" });
  expect(classroom.questionRows().find(({ id }) => id === POLL)?.counts).toBe("[0,0,0,1]");
});

test("a round without a score is no part of what is kept for the debrief", () => {
  const classroom = open(2);
  next(classroom, 4);
  for (let passed = 0; passed < warmUp.lengthMs; passed += 1000) classroom.advance(1000);
  expect(classroom.pace.beat).toBe("lookback");
  expect(classroom.drain().finishedRounds).toEqual([]);
  const [team] = classroom.teamRows();
  expect(team?.round).toMatchObject({ unscored: true, stars: 0, sloBp: 0 });
});
