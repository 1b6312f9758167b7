import { expect, test } from "vitest";
import { COURSES, courseById } from "../../../shared/chapters/courses.ts";
import { sessionMinutes } from "../../../shared/chapters/session-length.ts";

const minutesOf = (id: string): number => {
  const course = courseById(id);
  if (course === undefined) throw new Error(`no course ${id}`);
  return sessionMinutes(course);
};

test("the course that is proposed fits the 45 minutes of a meetup", () => {
  expect(COURSES[0]?.id).toBe("meetup-45");
  expect(minutesOf("meetup-45")).toBe(45);
});

test("a workshop takes 90 minutes at most, and more than an hour", () => {
  expect(minutesOf("workshop-90")).toBeLessThanOrEqual(90);
  expect(minutesOf("workshop-90")).toBeGreaterThan(60);
});

test("one round with everything around it takes a quarter of an hour or a little more", () => {
  expect(minutesOf("first-session")).toBe(20);
});

test("chapters come in the order of the story, each once", () => {
  for (const { chapters } of COURSES) {
    const numbers = chapters.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  }
});
