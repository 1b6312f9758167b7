import { describe, expect, test } from "vitest";
import type { QuestionText } from "../../shared/chapters/question.ts";
import { QUIZ } from "../../shared/chapters/quiz.ts";
import { QUIZ_TEXT as EN } from "../../shared/chapters/text/quiz.en.ts";
import { QUIZ_TEXT as JA } from "../../shared/chapters/text/quiz.ja.ts";

/** What can be read in two minutes by somebody who has never heard the words. */
const LONGEST = 110;

test("the quiz is short, and every question is there once", () => {
  expect(QUIZ.length).toBeLessThanOrEqual(6);
  expect(new Set(QUIZ.map(({ id }) => id)).size).toBe(QUIZ.length);
});

test("the right answer does not always stand in the same place", () => {
  expect(
    new Set(QUIZ.map(({ options, right }) => (options as readonly string[]).indexOf(right))).size,
  ).toBeGreaterThan(1);
});

describe.each(QUIZ)("question $id", ({ id, options, right }) => {
  test("has three or four options, one of them right", () => {
    expect(options.length).toBeGreaterThanOrEqual(3);
    expect(options.length).toBeLessThanOrEqual(4);
    expect(new Set(options).size).toBe(options.length);
    expect(options).toContain(right);
  });

  test.each<[string, QuestionText]>([
    ["English", EN[id]],
    ["Japanese", JA[id]],
  ])("has words for all of it in %s", (_language, words) => {
    expect(Object.keys(words.options)).toEqual(options);
    const texts = [words.question, ...Object.values(words.options), words.why ?? ""];
    for (const text of texts) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe("");
      expect(text.length).toBeLessThanOrEqual(LONGEST);
    }
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("explains itself in one sentence", () => {
    expect(EN[id].why?.match(/\.(\s|$)/g)).toHaveLength(1);
    expect(JA[id].why?.match(/。/g)).toHaveLength(1);
  });

  test("is Japanese in Japanese", () => {
    for (const text of [JA[id].question, ...Object.values(JA[id].options), JA[id].why ?? ""])
      expect(text).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });
});
