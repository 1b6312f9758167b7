import { describe, expect, test } from "vitest";
import type { Course } from "../../../shared/chapters/courses.ts";
import { theCluster } from "../../../shared/chapters/the-cluster.ts";
import { type Moment, Survey } from "../../../shared/live/survey.ts";

const POLL = { id: "colour", options: ["red", "green", "blue"] };
const COURSE: Course = {
  id: "asking",
  chapters: [
    { ...theCluster, poll: POLL },
    { ...theCluster, id: "again" },
  ],
  quiz: true,
};

const at = (beat: Moment["beat"], chapter = "the-cluster", here = 9): Moment => ({ beat, chapter, here });
const STORY = at("story");
const POLL_ID = "poll/the-cluster/colour";

const rowOf = (survey: Survey, id: string, moment: Moment) =>
  survey.rows(moment).find((row) => row.id === id);

describe("what is asked", () => {
  test("nothing in a course without poll and quiz", () => {
    expect(new Survey({ id: "plain", chapters: [theCluster] }).rows(STORY)).toEqual([]);
  });

  test("the quiz before, the polls of the chapters, and the same quiz after", () => {
    const rows = new Survey(COURSE).rows(STORY);
    const quiz = rows.filter(({ when }) => when === "before").map(({ question }) => question);
    expect(quiz).toHaveLength(5);
    expect(rows.map(({ when, question }) => `${when} ${question}`)).toEqual([
      ...quiz.map((question) => `before ${question}`),
      "poll colour",
      ...quiz.map((question) => `after ${question}`),
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test.each<[string, Moment, readonly string[]]>([
    ["in the lobby nothing", at("lobby"), []],
    ["in the first quiz its questions", at("quiz"), ["before"]],
    ["in the story of its chapter the poll", STORY, ["poll"]],
    ["in another chapter's story nothing", at("story", "again"), []],
    ["in play nothing", at("play"), []],
    ["in the second quiz its questions", at("quiz-again", "again"), ["after"]],
    ["in the debrief nothing", at("debrief", "again"), []],
  ])("is open: %s", (_name, moment, want) => {
    const open = new Survey(COURSE).rows(moment).filter((row) => row.open);
    expect([...new Set(open.map(({ when }) => when))]).toEqual(want);
  });
});

describe("an answer", () => {
  test("counts once", () => {
    const survey = new Survey(COURSE);
    for (const person of ["a", "b", "c"])
      expect(survey.answer(person, POLL_ID, "red", STORY)).toBeUndefined();
    expect(survey.answer("a", POLL_ID, "blue", STORY)).toEqual({
      code: "AlreadyAnswered",
      params: { question: POLL_ID },
    });
    expect(rowOf(survey, POLL_ID, STORY)).toMatchObject({ answered: 3, counts: "[3,0,0]" });
  });

  test("before is one, and after is another", () => {
    const survey = new Survey(COURSE);
    expect(survey.answer("a", "before/pod", "server", at("quiz"))).toBeUndefined();
    expect(survey.answer("a", "after/pod", "unit", at("quiz-again"))).toBeUndefined();
    const rows = survey.rows(at("debrief")).filter(({ question }) => question === "pod");
    expect(rows.map(({ counts, right }) => [counts, right])).toEqual([
      ["[1,0,0,0]", "unit"],
      ["[0,0,1,0]", "unit"],
    ]);
  });

  test.each<[string, Moment, string, string, string]>([
    ["to a question that is not asked", STORY, "poll/the-cluster/taste", "red", "NoSuchQuestion"],
    ["with what cannot be chosen", STORY, POLL_ID, "yellow", "NoSuchOption"],
    ["before it is open", at("lobby"), POLL_ID, "red", "QuestionClosed"],
    ["after it was closed", at("countdown"), POLL_ID, "red", "QuestionClosed"],
    ["to the second quiz in the first", at("quiz"), "after/pod", "unit", "QuestionClosed"],
  ])("is refused %s", (_name, moment, id, option, code) => {
    const survey = new Survey(COURSE);
    const refusal = survey.answer("a", id, option, moment);
    expect(refusal).toEqual({ code, params: { question: id } });
    expect(survey.rows(moment).every(({ answered }) => answered === 0)).toBe(true);
  });
});

describe("totals", () => {
  test.each<[string, number, number, string]>([
    ["of one answer in a large room are held back", 1, 9, ""],
    ["of two as well", 2, 9, ""],
    ["of three are shown", 3, 9, "[3,0,0]"],
    ["of one who is alone are shown", 1, 1, "[1,0,0]"],
    ["of both of two are shown", 2, 2, "[2,0,0]"],
    ["of nobody are not there", 0, 0, ""],
  ])("%s", (_name, answers, here, want) => {
    const survey = new Survey(COURSE);
    const moment = at("story", "the-cluster", here);
    for (let i = 0; i < answers; i++) survey.answer(`p${i}`, POLL_ID, "red", moment);
    expect(rowOf(survey, POLL_ID, moment)).toMatchObject({ counts: want, answered: answers });
  });

  test("are shown once the question is closed, however few answered", () => {
    const survey = new Survey(COURSE);
    survey.answer("a", POLL_ID, "green", STORY);
    expect(rowOf(survey, POLL_ID, at("play"))?.counts).toBe("[0,1,0]");
  });

  test("do not tell which answer is right before it is asked again", () => {
    const survey = new Survey(COURSE);
    for (const beat of ["lobby", "quiz", "story", "play", "lookback"] as const) {
      expect(survey.rows(at(beat)).every(({ right }) => right === "")).toBe(true);
    }
    const solved = survey.rows(at("quiz-again")).filter(({ when }) => when !== "poll");
    expect(solved.every(({ right }) => right !== "")).toBe(true);
  });

  test("name no person, whoever answered", () => {
    const survey = new Survey(COURSE);
    for (const person of ["aki-1", "bo-2", "cy-3"]) survey.answer(person, POLL_ID, "red", STORY);
    const text = JSON.stringify(survey.rows(STORY));
    for (const person of ["aki-1", "bo-2", "cy-3"]) expect(text).not.toContain(person);
  });
});
