import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COURSES } from "../../shared/chapters/courses.ts";
import { QUIZ } from "../../shared/chapters/quiz.ts";
import { warmUp } from "../../shared/chapters/warm-up.ts";
import type { QuestionRow } from "../../shared/protocol/classroom-view.ts";
import type { CreatedClassroom } from "../../shared/protocol/entry.ts";
import { startServer, type TestClient, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const POLL = "poll/warm-up/know-kubernetes";
/** A course that warms up, and asks its quiz. */
const COURSE = COURSES.find(({ chapters, quiz }) => quiz && chapters[0] === warmUp)?.id ?? "";

const questionOf = (client: TestClient, id: string): QuestionRow => {
  const row = client.questions.find((question) => question.id === id);
  if (row === undefined) throw new Error(`no question ${id}`);
  return row;
};

const answer = (client: TestClient, question: string, option: string) =>
  client.order({ type: "answer", question, option });

interface Room {
  readonly created: CreatedClassroom;
  readonly host: TestClient;
  readonly players: readonly TestClient[];
}

/** A room of so many people, so many beats into the course. */
async function roomAt(seed: string, people: number, nexts: number): Promise<Room> {
  const created = await server.createClassroom({ course: COURSE, seed });
  const host = await server.joinHost(created);
  const players: TestClient[] = [];
  for (let i = 0; i < people; i++) players.push(await server.joinPlayer(created, `Player ${i}`));
  for (let i = 0; i < nexts; i++) await host.host({ type: "next" });
  return { created, host, players };
}

describe("the poll of a story", () => {
  test("is counted once for each person and told as totals, once there are three", async () => {
    const { host, players } = await roomAt("poll", 4, 2);
    const [a, b, c, d] = players as [TestClient, TestClient, TestClient, TestClient];
    await server.until(() => questionOf(a, POLL).open);
    expect(await answer(a, POLL, "never")).toBeUndefined();
    expect(await answer(a, POLL, "work")).toEqual({ code: "AlreadyAnswered", params: { question: POLL } });
    expect(await answer(b, POLL, "never")).toBeUndefined();
    await server.until(() => questionOf(host, POLL).answered === 2);
    expect(questionOf(host, POLL).counts).toBe("");
    expect(await answer(c, POLL, "tried")).toBeUndefined();
    await server.until(() => questionOf(d, POLL).answered === 3);
    expect(questionOf(d, POLL).counts).toBe("[2,0,1,0]");
  });

  test("does not hold up who is ready, and is closed by the countdown", async () => {
    const { host, players } = await roomAt("closed", 2, 2);
    const [a, b] = players as [TestClient, TestClient];
    await answer(a, POLL, "word");
    for (const player of players) await player.order({ type: "ready", ready: true });
    await server.until(() => host.classroom.beat === "countdown");
    expect(await answer(b, POLL, "word")).toMatchObject({ code: "QuestionClosed" });
    await server.until(() => !questionOf(b, POLL).open);
    expect(questionOf(b, POLL)).toMatchObject({ answered: 1, counts: "[0,1,0,0]" });
  });

  test("is for players, who come late, come back or come twice", async () => {
    const { created, host, players } = await roomAt("late", 2, 2);
    const [a] = players as [TestClient, TestClient];
    const screen = await server.join(created, { role: "screen" });
    expect(await answer(host, POLL, "work")).toMatchObject({ code: "OnlyPlayersAnswer" });
    expect(await answer(screen, POLL, "work")).toMatchObject({ code: "OnlyPlayersAnswer" });
    expect(await answer(a, POLL, "work")).toBeUndefined();
    const again = await server.joinPlayer(created, "", { participantKey: a.key });
    expect(again.id).toBe(a.id);
    expect(await answer(again, POLL, "work")).toMatchObject({ code: "AlreadyAnswered" });
    const late = await server.joinPlayer(created, "Late");
    expect(await answer(late, POLL, "word")).toBeUndefined();
    await server.until(() => questionOf(screen, POLL).answered === 2);
  });

  test.each([
    { name: "no option", order: { type: "answer", question: POLL } },
    { name: "an option too much", order: { type: "answer", question: POLL, option: "work", person: "p-1" } },
    { name: "no text", order: { type: "answer", question: POLL, option: 1 } },
    { name: "much too much text", order: { type: "answer", question: POLL, option: "x".repeat(65) } },
  ])("takes no answer with $name", async ({ order }) => {
    const { players } = await roomAt("malformed", 1, 2);
    expect(await players[0]?.request("me", order)).toMatchObject({ code: "MalformedOrder" });
  });
});

describe("the quiz", () => {
  test("is asked before the first chapter, and its answers are told only at the end", async () => {
    const { host, players } = await roomAt("quiz", 3, 1);
    await server.until(() => host.classroom.beat === "quiz");
    for (const [i, player] of players.entries()) {
      for (const { id, options } of QUIZ)
        expect(await answer(player, `before/${id}`, options[i] ?? "")).toBeUndefined();
    }
    await server.until(() => host.questions.filter(({ answered }) => answered === 3).length === QUIZ.length);
    expect(questionOf(host, "before/pod")).toMatchObject({ counts: "[1,1,1,0]", right: "" });
    expect(await answer(players[0] as TestClient, "after/pod", "unit")).toMatchObject({
      code: "QuestionClosed",
    });
    await host.host({ type: "next" });
    await server.until(() => host.classroom.beat === "story");
    expect(await answer(players[0] as TestClient, "before/pod", "unit")).toMatchObject({
      code: "QuestionClosed",
    });
  });
});

test("no patch, whoever gets it, connects a person with an answer", async () => {
  const { host, players } = await roomAt("private", 4, 2);
  const [a, b] = players as [TestClient, TestClient];
  await server.until(() => questionOf(b, POLL).open);
  const before = new Map(players.map((player) => [player.id, JSON.stringify(player.me)]));
  // What a watcher sees of one answer at a time: the question's own figures, and nothing of the people.
  for (const [i, player] of players.entries()) {
    const rows = JSON.stringify([host.participants, host.teams, host.classroom]);
    expect(await answer(player, POLL, i % 2 === 0 ? "never" : "work")).toBeUndefined();
    await server.until(() => questionOf(host, POLL).answered === i + 1);
    expect(JSON.stringify([host.participants, host.teams, host.classroom])).toBe(rows);
  }
  for (const player of players) expect(JSON.stringify(player.me)).toBe(before.get(player.id));
  // Not among the questions either, nor in what is kept of the rounds.
  for (const client of [host, a, b]) {
    const questions = JSON.stringify(client.questions);
    for (const { id, me } of players) {
      expect(questions).not.toContain(id);
      expect(questions).not.toContain(me.nickname);
    }
    expect(client.events).toEqual([]);
  }
  const { classroom } = server.room({ id: host.roomId });
  expect(JSON.stringify(classroom.records())).not.toContain("know-kubernetes");
});
