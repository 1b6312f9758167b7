import { describe, expect, test } from "vitest";
import type { Course } from "../../../shared/chapters/courses.ts";
import { courseById } from "../../../shared/chapters/courses.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import type { ClassroomChanges } from "../../../shared/live/changes.ts";
import { Classroom } from "../../../shared/live/classroom.ts";
import { giveHostOrder } from "../../../shared/live/host-orders.ts";
import { TIMINGS } from "../../../shared/model/timings.ts";
import type { HostOrder } from "../../../shared/protocol/requests.ts";
import type { Refusal } from "../../../shared/util/result.ts";

const TWO_CHAPTERS: Course = {
  id: "two",
  chapters: [theCluster, { ...theCluster, id: "the-cluster-again" }],
};

function open(people: number, course = courseById("first-session") ?? TWO_CHAPTERS): Classroom {
  const classroom = new Classroom({
    code: "BCDFG",
    name: "Test",
    course,
    seed: "live",
    timings: TIMINGS.classroom,
    coverAfterMs: 10_000,
  });
  for (let i = 1; i <= people; i++) enter(classroom, `p${i}`);
  return classroom;
}

const enter = (classroom: Classroom, id: string): void => {
  classroom.enter({ id, role: "player", locale: "en", nickname: id });
};

const order = (classroom: Classroom, given: HostOrder): Refusal | undefined | "unanswered" => {
  let answered: Refusal | undefined | "unanswered" = "unanswered";
  giveHostOrder(classroom, given, (refusal) => {
    answered = refusal;
  });
  return answered;
};

const next = (classroom: Classroom, times: number): void => {
  for (let i = 0; i < times; i++) expect(order(classroom, { type: "next" })).toBeUndefined();
};

const play = (classroom: Classroom, ms: number): void => {
  for (let passed = 0; passed < ms; passed += 100) classroom.advance(100);
};

const places = (classroom: Classroom): string[] =>
  classroom.participantRows().map(({ id, team, seat }) => `${id} ${team} ${seat}`.trim());

const sizes = (classroom: Classroom): number[] =>
  classroom.seating
    .teams()
    .map(({ id }) => classroom.participantRows().filter(({ team }) => team === id).length);

describe("in the lobby", () => {
  test("teams grow with the room and stay even", () => {
    const classroom = open(0);
    const seen: string[] = [];
    for (let i = 1; i <= 20; i++) {
      enter(classroom, `p${i}`);
      seen.push(sizes(classroom).join("+"));
    }
    expect(seen.slice(-13)).toEqual([
      "8",
      "5+4",
      "5+5",
      "6+5",
      "6+6",
      "7+6",
      "7+7",
      "5+5+5",
      "6+5+5",
      "6+6+5",
      "6+6+6",
      "7+6+6",
      "7+7+6",
    ]);
  });

  test("the host's teams stay as they are when more people come", () => {
    const classroom = open(9);
    expect(order(classroom, { type: "teams", count: 3 })).toBeUndefined();
    expect(sizes(classroom)).toEqual([3, 3, 3]);
    expect(order(classroom, { type: "move", participantId: "p1", team: "team-3" })).toBeUndefined();
    enter(classroom, "p10");
    enter(classroom, "p11");
    expect(sizes(classroom)).toEqual([4, 3, 4]);
    next(classroom, 1);
    expect(sizes(classroom)).toEqual([4, 3, 4]);
  });

  test("who is gone when it starts is not waited for", () => {
    const classroom = open(9);
    expect(sizes(classroom)).toEqual([5, 4]);
    for (const id of ["p1", "p2", "p3", "p4"]) classroom.setPresence(id, "off");
    next(classroom, 1);
    expect(sizes(classroom)).toEqual([5]);
    expect(places(classroom)).toContain("p1");
  });
});

describe("seats", () => {
  test("rotate with the chapters", () => {
    const classroom = open(3, TWO_CHAPTERS);
    next(classroom, 1);
    expect(places(classroom)).toEqual(["p1 team-1 control-plane", "p2 team-1 tokyo-1", "p3 team-1 osaka-1"]);
    next(classroom, 4);
    expect(classroom.pace).toMatchObject({ beat: "story", chapter: 1 });
    expect(places(classroom)).toEqual(["p1 team-1 osaka-1", "p2 team-1 control-plane", "p3 team-1 tokyo-1"]);
  });

  test("stay when a chapter is played again", () => {
    const classroom = open(3);
    next(classroom, 3);
    const before = places(classroom);
    expect(order(classroom, { type: "restart" })).toBeUndefined();
    expect(places(classroom)).toEqual(before);
  });

  test("a newcomer before play gets a machine of their own when the bots' are gone", () => {
    const classroom = open(4);
    next(classroom, 1);
    enter(classroom, "p5");
    expect(places(classroom)).toContain("p5 team-1 tokyo-2");
    expect(classroom.seating.team("team-1")?.round?.state.machines.has("tokyo-2")).toBe(true);
  });

  test("a newcomer during play takes over where they are needed most", () => {
    const classroom = open(4);
    order(classroom, { type: "teams", count: 2 });
    next(classroom, 3);
    play(classroom, 1000);
    for (let i = 5; i <= 9; i++) enter(classroom, `p${i}`);
    expect(places(classroom).slice(4)).toEqual([
      "p5 team-1 osaka-1",
      "p6 team-2 osaka-1",
      "p7 team-1 sapporo-1",
      "p8 team-2 sapporo-1",
      // Nobody is replaced any more: a new machine.
      "p9 team-1 tokyo-2",
    ]);
    play(classroom, 1000);
    const cluster = classroom.seating.team("team-1")?.round?.state;
    expect(cluster?.machines.get("tokyo-2")).toMatchObject({ power: "on", attended: true });
    expect(cluster?.nodes.has("tokyo-2")).toBe(true);
  });

  test("who comes back after being covered has the seat again", () => {
    const classroom = open(2);
    next(classroom, 3);
    classroom.setPresence("p2", "off");
    play(classroom, 9000);
    const holding = () => classroom.seating.team("team-1")?.round?.holdings[1];
    expect(holding()).toMatchObject({ holder: "p2", bot: false });
    play(classroom, 2000);
    expect(holding()).toMatchObject({ holder: "p2", bot: true });
    classroom.setPresence("p2", "on");
    expect(holding()).toMatchObject({ holder: "p2", bot: false });
  });

  test("a pause is no absence", () => {
    const classroom = open(2);
    next(classroom, 3);
    classroom.setPresence("p2", "off");
    order(classroom, { type: "pause" });
    play(classroom, 60_000);
    order(classroom, { type: "resume" });
    play(classroom, 5000);
    expect(classroom.seating.team("team-1")?.round?.holdings[1]).toMatchObject({ bot: false });
  });

  test("people swap between teams by the host's hand", () => {
    const classroom = open(4);
    order(classroom, { type: "teams", count: 2 });
    next(classroom, 3);
    expect(
      order(classroom, { type: "move", participantId: "p1", team: "team-2", seat: "tokyo-1" }),
    ).toBeUndefined();
    expect(places(classroom)).toEqual([
      "p1 team-2 tokyo-1",
      "p2 team-2 control-plane",
      "p3 team-1 tokyo-1",
      "p4 team-2",
    ]);
    expect(order(classroom, { type: "move", participantId: "p4", team: "team-1" })).toBeUndefined();
    expect(places(classroom)[3]).toBe("p4 team-1 control-plane");
    expect(order(classroom, { type: "move", participantId: "p4", team: "team-9" })).toMatchObject({
      code: "NoSuchTeam",
    });
    expect(order(classroom, { type: "move", participantId: "p4", team: "team-1", seat: "x" })).toMatchObject({
      code: "NoSuchSeat",
    });
  });
});

describe("time", () => {
  test("a clock that jumps is not caught up with", () => {
    const classroom = open(1);
    next(classroom, 3);
    classroom.advance(3_600_000);
    expect(classroom.seating.team("team-1")?.round?.state.tick).toBe(10);
    classroom.advance(-5000);
    expect(classroom.seating.team("team-1")?.round?.state.tick).toBe(10);
  });

  test("goes by in whole ticks, however it is told", () => {
    const classroom = open(1);
    next(classroom, 3);
    for (let i = 0; i < 100; i++) classroom.advance(33);
    expect(classroom.seating.team("team-1")?.round?.state.tick).toBe(33);
    expect(classroom.pace.leftMs).toBe(theCluster.lengthMs - 3300);
  });

  test("a command is not kept waiting, and the next tick comes later instead", () => {
    const classroom = open(1);
    next(classroom, 3);
    const tick = () => classroom.seating.team("team-1")?.round?.state.tick;
    const answers: (Refusal | undefined)[] = [];
    const cordon = () =>
      classroom.command("p1", { type: "cordon", node: "tokyo-1" }, (refusal) => {
        answers.push(refusal);
      });
    expect(classroom.hurry()).toBe(0);
    expect(tick()).toBe(0);
    classroom.advance(30);
    cordon();
    expect(classroom.hurry()).toBe(0);
    expect([tick(), answers.length]).toEqual([1, 1]);
    cordon();
    expect(classroom.hurry()).toBe(70);
    expect(tick()).toBe(1);
    classroom.advance(70);
    expect(classroom.hurry()).toBe(0);
    expect([tick(), answers.length]).toEqual([2, 2]);
    classroom.advance(100);
    expect(tick()).toBe(2);
    classroom.advance(100);
    expect(tick()).toBe(3);
  });
});

describe("what is sent", () => {
  const names = (changes: ClassroomChanges): string[] =>
    Object.entries(changes).flatMap(([name, change]) =>
      change === undefined || (Array.isArray(change) && change.length === 0) ? [] : [name],
    );

  test("is everything at first, and then only what changed", () => {
    const classroom = open(2);
    expect(names(classroom.drain())).toEqual(["classroom", "participants", "teams"]);
    expect(names(classroom.drain())).toEqual([]);
    classroom.setPresence("p1", "away");
    const changes = classroom.drain();
    expect(names(changes)).toEqual(["participants"]);
    expect(changes.participants).toEqual([{ id: "p1", row: expect.objectContaining({ presence: "away" }) }]);
    classroom.remove("p1");
    expect(classroom.drain().participants).toEqual([{ id: "p1", row: undefined }]);
  });

  test("a quiet second of play is the time and the figures", () => {
    const classroom = open(2);
    next(classroom, 3);
    classroom.drain();
    const sent = Array.from({ length: 10 }, () => {
      classroom.advance(100);
      return names(classroom.drain());
    });
    expect(sent.filter((what) => what.includes("classroom"))).toHaveLength(1);
    expect(sent.filter((what) => what.includes("teams"))).toHaveLength(1);
  });

  test("another round voids the rows of the last one", () => {
    const classroom = open(2);
    next(classroom, 3);
    play(classroom, 5000);
    classroom.drain();
    order(classroom, { type: "restart" });
    const [change] = classroom.drain().clusters;
    expect(change).toMatchObject({ team: "team-1", reset: true });
    expect(change?.rows.filter(({ table }) => table === "machines")).toHaveLength(3);
  });
});

test("rounds are recorded, each try apart", () => {
  const classroom = open(0);
  next(classroom, 3);
  play(classroom, 3000);
  order(classroom, { type: "restart" });
  next(classroom, 1);
  play(classroom, 2000);
  expect(classroom.records().map(({ attempt, journal }) => [attempt, journal.ticks])).toEqual([
    [0, 30],
    [1, 20],
  ]);
  next(classroom, 1);
  expect(classroom.records()).toHaveLength(2);
});
