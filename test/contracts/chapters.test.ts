import { describe, expect, test } from "vitest";
import { COURSES } from "../../shared/chapters/courses.ts";
import type { ChapterText } from "../../shared/chapters/framework.ts";
import { makeRound } from "../../shared/chapters/make-round.ts";
import { CHAPTERS } from "../../shared/chapters/registry.ts";
import { MAX_SEATS, seatPlan } from "../../shared/chapters/seats.ts";
import { CHAPTER_TEXT as EN } from "../../shared/chapters/text/en.ts";
import { CHAPTER_TEXT as JA } from "../../shared/chapters/text/ja.ts";
import { parseCommand } from "../../shared/commands/registry.ts";
import { makeSnapshot, restoreSnapshot, stateHash } from "../../shared/engine/snapshot.ts";
import { TICK_MS, TIMINGS } from "../../shared/model/timings.ts";

const SEATS = Array.from({ length: MAX_SEATS }, (_, i) => i + 1);

describe.each(CHAPTERS)("chapter $id", (chapter) => {
  const roundFor = (people: number, seed = "contract") =>
    makeRound(chapter, {
      seed,
      timings: TIMINGS.classroom,
      nodes: seatPlan(chapter.seats, people).nodes,
    });

  test("has an id that can stand in an address, and a place in the story", () => {
    expect(chapter.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(chapter.number).toBeGreaterThanOrEqual(0);
    expect(chapter.number).toBeLessThanOrEqual(11);
  });

  test("lasts whole ticks, between half a minute and six minutes", () => {
    expect(chapter.lengthMs % TICK_MS).toBe(0);
    expect(chapter.lengthMs).toBeGreaterThanOrEqual(30_000);
    expect(chapter.lengthMs).toBeLessThanOrEqual(360_000);
  });

  test("asks for more with every star and for something with the first, or for nothing at all", () => {
    if (chapter.unscored) {
      expect([chapter.sloBp, chapter.stars, chapter.segments]).toEqual([0, [], undefined]);
      return;
    }
    const [one, two, three] = chapter.stars.map(({ sliBp }) => sliBp) as [number, number, number];
    expect(one).toBeGreaterThan(0);
    expect(two).toBeGreaterThan(one);
    expect(three).toBeGreaterThan(two);
    expect(three).toBeLessThanOrEqual(10_000);
    expect(chapter.sloBp).toBeLessThanOrEqual(three);
  });

  test.each(SEATS)(
    "has a script for %i people: in order, inside the round, every command well-formed",
    (people) => {
      const { script, settings } = roundFor(people);
      let before = 0;
      for (const { atMs, command } of script) {
        expect(atMs).toBeGreaterThanOrEqual(before);
        expect(atMs).toBeLessThan(settings.lengthMs);
        expect(parseCommand(command)).toEqual({ ok: true, value: command });
        before = atMs;
      }
    },
  );

  test.each(SEATS)("has demand curves for %i people that run forward and never below zero", (people) => {
    for (const app of roundFor(people).settings.catalogue.apps) {
      let before = -1;
      for (const { atMs, rps } of app.demand) {
        expect(atMs).toBeGreaterThan(before);
        expect(Number.isInteger(rps) && rps >= 0).toBe(true);
        before = atMs;
      }
    }
  });

  test.each(SEATS)("begins as plain data that survives a snapshot, for %i people", (people) => {
    const cluster = roundFor(people);
    const stored = JSON.parse(JSON.stringify(makeSnapshot(cluster)));
    expect(stateHash(restoreSnapshot(stored))).toBe(stateHash(cluster));
    expect(stateHash(roundFor(people))).toBe(stateHash(cluster));
  });

  test("has words in both languages, of one shape and without gaps", () => {
    const en = EN[chapter.id as keyof typeof EN];
    const ja = JA[chapter.id as keyof typeof JA];
    expect(shapeOf(ja)).toEqual(shapeOf(en));
    for (const text of [...wordsOf(en), ...wordsOf(ja)]) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe("");
      expect(text).not.toMatch(/TODO|FIXME|\{\w*\}|undefined|\?\?\?/);
    }
  });

  test("has a line for every moment of its story, in order and inside the round", () => {
    const ids = chapter.moments.map(({ id }) => id);
    expect(Object.keys(EN[chapter.id as keyof typeof EN].moments)).toEqual(ids);
    let before = 0;
    for (const { atMs } of chapter.moments) {
      expect(atMs).toBeGreaterThan(before);
      expect(atMs).toBeLessThan(chapter.lengthMs);
      before = atMs;
    }
  });

  test("has words for everything that its poll offers, and for nothing else", () => {
    const en: ChapterText = EN[chapter.id as keyof typeof EN];
    expect(Object.keys(en.poll?.options ?? {})).toEqual(chapter.poll?.options ?? []);
    expect(chapter.poll?.right).toBeUndefined();
    expect(en.poll?.why).toBeUndefined();
  });

  test("has Japanese words that are Japanese", () => {
    const { lookback, ...spoken } = JA[chapter.id as keyof typeof JA];
    for (const text of [...wordsOf(spoken), lookback.did, lookback.called])
      expect(text).toMatch(/[ぁ-んァ-ヶ]/);
  });

  test("has steps that are few", () => {
    for (const { steps } of Object.values(EN[chapter.id as keyof typeof EN].seats)) {
      expect(steps.length).toBeGreaterThanOrEqual(1);
      expect(steps.length).toBeLessThanOrEqual(3);
    }
  });
});

test("every id and every number of a chapter is there once", () => {
  expect(new Set(CHAPTERS.map(({ id }) => id)).size).toBe(CHAPTERS.length);
  expect(new Set(CHAPTERS.map(({ number }) => number)).size).toBe(CHAPTERS.length);
  expect(CHAPTERS.map(({ number }) => number)).toEqual(
    CHAPTERS.map(({ number }) => number).sort((a, b) => a - b),
  );
});

test("every course is a list of chapters that exist", () => {
  expect(COURSES.map(({ id }) => id)).toContain("first-session");
  for (const { chapters } of COURSES) {
    expect(chapters.length).toBeGreaterThan(0);
    for (const chapter of chapters) expect(CHAPTERS).toContain(chapter);
  }
});

/** The same object with every text replaced by its kind: what two languages have to share. */
function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return "text";
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(wordsOf);
}
