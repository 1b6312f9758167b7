import { describe, expect, test } from "vitest";
import { type Chapter, UNSCORED } from "../../../shared/chapters/framework.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { giveHostOrder } from "../../../shared/live/host-orders.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import type { RoundSummary } from "../../../shared/projection/round-summary.ts";
import type { HostOrder } from "../../../shared/protocol/requests.ts";
import type { Refusal } from "../../../shared/util/result.ts";

function open(chapters: readonly Chapter[], people = 12): Classroom {
  const classroom = new Classroom({
    code: "BCDFG",
    name: "",
    course: { id: "test", chapters },
    seed: "finished",
    timings: TIMINGS.classroom,
    coverAfterMs: 10_000,
  });
  for (let i = 1; i <= people; i++)
    classroom.enter({ id: `p${i}`, role: "player", locale: "en", nickname: `p${i}` });
  return classroom;
}

function order(classroom: Classroom, given: HostOrder): Refusal | undefined {
  let refused: Refusal | undefined;
  giveHostOrder(classroom, given, (refusal) => {
    refused = refusal;
  });
  return refused;
}

const next = (classroom: Classroom, times: number): void => {
  for (let i = 0; i < times; i++) expect(order(classroom, { type: "next" })).toBeUndefined();
};

const play = (classroom: Classroom, seconds: number): void => {
  for (let second = 0; second < seconds; second++) classroom.advance(1000);
};

const chapterNamed = (id: string): Chapter => ({ ...theCluster, id });

describe("rounds that are over", () => {
  test("are told once, for every team, when they end", () => {
    const classroom = open([chapterNamed("first"), chapterNamed("second")]);
    next(classroom, 3);
    play(classroom, 30);
    expect(classroom.drain().finishedRounds).toEqual([]);
    next(classroom, 1);
    const rows = classroom.drain().finishedRounds;
    expect(rows.map(({ id, teamName, chapter }) => [id, teamName, chapter])).toEqual([
      ["0 team-1", "Alfa", "first"],
      ["0 team-2", "Bravo", "first"],
    ]);
    const summary = JSON.parse(rows[0]?.summary ?? "") as RoundSummary;
    expect(summary.seconds).toBe(30);
    expect(summary.parts[0]?.totals.failed).toBeGreaterThan(0);
    expect(classroom.drain().finishedRounds).toEqual([]);
  });

  test("say nothing about persons", () => {
    const classroom = open([chapterNamed("first")], 4);
    next(classroom, 3);
    play(classroom, 60);
    next(classroom, 1);
    const text = JSON.stringify(classroom.drain().finishedRounds);
    expect(text).not.toMatch(/"p\d|tokyo|osaka|seat/);
  });

  test("count as they were played last", () => {
    const classroom = open([chapterNamed("first")], 2);
    next(classroom, 3);
    play(classroom, 30);
    next(classroom, 1);
    expect(order(classroom, { type: "restart" })).toBeUndefined();
    next(classroom, 1);
    play(classroom, 40);
    next(classroom, 1);
    const rows = classroom.drain().finishedRounds;
    expect(rows.map(({ id }) => id)).toEqual(["0 team-1", "0 team-1"]);
    expect((JSON.parse(rows[1]?.summary ?? "") as RoundSummary).seconds).toBe(40);
  });

  test.each([
    { name: "a warm-up", chapter: { ...chapterNamed("warm-up"), ...UNSCORED }, seconds: 30 },
    { name: "a round that was skipped at once", chapter: chapterNamed("first"), seconds: 0 },
  ])("do not count: $name", ({ chapter, seconds }) => {
    const classroom = open([chapter], 2);
    next(classroom, 3);
    play(classroom, seconds);
    next(classroom, 1);
    expect(classroom.drain().finishedRounds).toEqual([]);
  });
});

describe("pages of the look-back and the debrief", () => {
  test("are turned by the host, and each beat begins with the first", () => {
    const classroom = open([chapterNamed("first")], 2);
    expect(order(classroom, { type: "page", page: 1 })).toMatchObject({ code: "NotNow" });
    next(classroom, 4);
    expect(order(classroom, { type: "page", page: 2 })).toBeUndefined();
    expect(classroom.classroomRow()).toMatchObject({ beat: "lookback", page: 2 });
    next(classroom, 1);
    expect(classroom.classroomRow()).toMatchObject({ beat: "debrief", page: 0 });
  });
});
