import { expect, test } from "vitest";
import { storyPicture } from "../../../client/art/stories.ts";
import { CHAPTERS } from "../../../shared/chapters/registry.ts";

test("every chapter has a picture of its own", () => {
  const pictures = CHAPTERS.map(({ id }) => storyPicture(id));
  expect(new Set(pictures).size).toBe(CHAPTERS.length);
});

test("a chapter that somebody wrote has the harbour's", () => {
  expect(storyPicture("our-own-chapter")).toBe(storyPicture("the-cluster"));
});
