import { expect, test } from "vitest";
import { nearest } from "../../../shared/util/nearest.ts";

const KEYS = ["title", "timeline", "tools", "apps", "at", "id"];

test.each([
  ["tilte", "title"],
  ["Timeline", "timeline"],
  ["timelime", "timeline"],
  ["tool", "tools"],
  ["app", "apps"],
  ["ad", "at"],
  ["story", undefined],
  ["x", undefined],
  ["", undefined],
])("%s was meant as %s", (word, want) => {
  expect(nearest(word, KEYS)).toBe(want);
});
