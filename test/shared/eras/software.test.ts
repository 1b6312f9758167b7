import { describe, expect, test } from "vitest";
import { findSoftware, missingNeed, recipeOf, withSoftware } from "../../../shared/eras/software.ts";
import type { Software } from "../../../shared/model/era.ts";
import { invariant } from "../../../shared/util/invariant.ts";
import { eraOf } from "./era-play.ts";

const ERA = eraOf("by-hand");

function software(id: string): Software {
  const found = findSoftware(ERA, id);
  invariant(found, "the company has this", { id });
  return found;
}

test.each([
  { name: "an app needs a system first of all", id: "web:v1", installed: [], want: "os" },
  { name: "then its language", id: "web:v1", installed: ["debian"], want: "node-20" },
  { name: "in its own version", id: "web:v1", installed: ["debian", "node-18"], want: "node-20" },
  { name: "then its middleware", id: "web:v1", installed: ["debian", "node-20"], want: "nginx" },
  { name: "and then nothing", id: "web:v1", installed: ["debian", "nginx", "node-20"], want: undefined },
  { name: "a language needs only a system", id: "java-17", installed: ["debian"], want: undefined },
])("$name", ({ id, installed, want }) => {
  expect(missingNeed(ERA, software(id), installed)).toBe(want);
});

test.each([
  { name: "what is new comes last", installed: ["debian"], id: "nginx", want: ["debian", "nginx"] },
  {
    name: "another version takes the place of the old one",
    installed: ["debian", "node-20", "redis"],
    id: "node-18",
    want: ["debian", "redis", "node-18"],
  },
  { name: "an app too", installed: ["debian", "web:v1"], id: "web:v2", want: ["debian", "web:v2"] },
])("$name", ({ installed, id, want }) => {
  expect(withSoftware(ERA, installed, software(id))).toEqual(want);
});

describe("a recipe", () => {
  test("is everything that an app runs on, lowest first", () => {
    const recipe = recipeOf(ERA, software("chat:v1"), software("debian"));
    expect(recipe.map(({ id }) => id)).toEqual(["debian", "node-18", "redis", "chat:v1"]);
  });

  test.each(ERA.software.filter(({ kind }) => kind === "app"))("of $id can be followed", (app) => {
    let installed: readonly string[] = [];
    for (const step of recipeOf(ERA, app, software("debian"))) {
      expect(missingNeed(ERA, step, installed)).toBeUndefined();
      installed = withSoftware(ERA, installed, step);
    }
    expect(installed).toContain(app.id);
  });
});

test("web and api get along on one server, and chat with neither", () => {
  const languageOf = (id: string): string | undefined =>
    software(id).needs.find((need) => need.startsWith("node"));
  expect(languageOf("web:v1")).toBe(languageOf("api:v1"));
  expect(languageOf("chat:v1")).not.toBe(languageOf("web:v1"));
});

test("there is the same to install in every era, and it takes the same time", () => {
  expect(eraOf("virtual-machines").software).toEqual(ERA.software);
  expect(eraOf("containers").software).toEqual(ERA.software);
});
