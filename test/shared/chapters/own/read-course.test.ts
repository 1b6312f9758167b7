import { describe, expect, test } from "vitest";
import type { Course } from "../../../../shared/chapters/courses.ts";
import type { Chapter } from "../../../../shared/chapters/framework.ts";
import { makeRound } from "../../../../shared/chapters/make-round.ts";
import { fillText } from "../../../../shared/chapters/own/course-words.ts";
import { EXPECTATIONS } from "../../../../shared/chapters/own/expectations.ts";
import { EXPECTATION_TEXT as EN } from "../../../../shared/chapters/own/problem-text.en.ts";
import { EXPECTATION_TEXT as JA } from "../../../../shared/chapters/own/problem-text.ja.ts";
import { expectationText } from "../../../../shared/chapters/own/problem-text.ts";
import { readCourse } from "../../../../shared/chapters/own/read-course.ts";
import { TEXT_LOCALES } from "../../../../shared/chapters/own/values.ts";
import { nodeNames } from "../../../../shared/chapters/seats.ts";
import { GENERAL_TEXT } from "../../../../shared/chapters/text/ja.ts";
import { CPU, MEMORY, MIB } from "../../../../shared/model/resources.ts";
import { TIMINGS } from "../../../../shared/model/timings.ts";
import { LOCALES } from "../../../../shared/protocol/basics.ts";
import { Rng, seedRng } from "../../../../shared/util/rng.ts";

function courseOf(chapter: object): Course {
  const read = readCourse({
    id: "mine",
    title: "Mine",
    chapters: [
      {
        id: "night",
        title: "Night",
        idea: "One idea",
        story: ["One.", "Two.", "Three."],
        length: 60,
        apps: [{ name: "web", demand: [{ at: 5, rps: 100 }] }],
        ...chapter,
      },
    ],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

const chapterOf = (chapter: object = {}): Chapter => courseOf(chapter).chapters[0] as Chapter;

const rng = (): Rng => new Rng(seedRng("own"));
const scriptOf = (chapter: Chapter, nodes = 3) =>
  chapter.script({ seed: "own", timings: TIMINGS.classroom, nodes: nodeNames(nodes) }, rng());

describe("a chapter that somebody wrote", () => {
  test("has sensible values for what was left out", () => {
    expect(chapterOf()).toMatchObject({
      lengthMs: 60_000,
      sloBp: 9000,
      stars: [{ sliBp: 7000 }, { sliBp: 9000 }, { sliBp: 9500 }],
      seats: { minNodes: 3, maxNodes: 11 },
      automation: { scheduler: "player", kubelet: "player" },
    });
    expect(chapterOf().seats.withoutControlPlane).toBeUndefined();
  });

  test.each([
    [1, 1],
    [3, 2],
    [7, 4],
    [11, 6],
  ])("grows with the team: %i Nodes want %i Pods", (nodes, pods) => {
    const chapter = chapterOf({
      apps: [
        { name: "web", pods: { small: 2, large: 6 }, demand: [{ at: 5, rps: { small: 20, large: 60 } }] },
      ],
    });
    const [app] = chapter.apps(nodes, rng());
    expect(app?.replicas).toBe(pods);
    expect(app?.demand).toEqual([{ atMs: 5000, rps: pods * 10 }]);
  });

  test("begins its apps as copies of ours and changes what was said", () => {
    const chapter = chapterOf({
      apps: [
        {
          name: "shop",
          like: "web",
          requests: { cpu: "250m", memory: "1Gi" },
          uses: { cpuPerRequest: "5m" },
          serves: 50,
          image: "100Mi",
          demand: [{ at: 5, rps: 1 }],
        },
      ],
    });
    const app = chapter.apps(3, rng())[0]?.app;
    expect(app?.resources).toEqual({
      requests: { [CPU]: 250, [MEMORY]: 1024 * MIB },
      limits: { [CPU]: 1000, [MEMORY]: 1024 * MIB },
    });
    expect(app?.image).toMatchObject({
      name: "shop:v1",
      behaviour: { rpsPerInstance: 50, cpuMicroPerRps: 5000, startMs: 1500 },
    });
    // What it shares with web is pulled once.
    expect(app?.image.layers.map(({ label }) => label)).toEqual(["debian", "node runtime", "shop v1"]);
    expect(app?.image.layers.at(-1)?.bytes).toBe(100 * MIB);
  });

  test("gives every app a look of its own", () => {
    const named = (name: string, more: object = {}) => ({ name, demand: [{ at: 5, rps: 1 }], ...more });
    const looks = chapterOf({
      apps: [named("a"), named("b"), named("c", { look: 2 }), named("d", { like: "api" })],
    })
      .apps(3, rng())
      .map(({ app }) => app.style);
    expect(looks).toEqual([0, 2, 1, 3]);
  });

  test("orders Pods itself, unless the players declare them", () => {
    const timeline = [{ at: 20, want: { app: "web", pods: 5 } }];
    const done = chapterOf({ timeline });
    expect(scriptOf(done)).toEqual([
      { atMs: 20_000, command: { type: "scale", deployment: "web", replicas: 5, atLeast: true } },
    ]);
    expect(done.apps(3, rng())[0]?.orders).toBeUndefined();
    const declared = chapterOf({
      timeline,
      tools: ["scale"],
      apps: [{ name: "web", pods: 2, demand: [{ at: 5, rps: 1 }] }],
    });
    expect(scriptOf(declared)).toEqual([]);
    expect(declared.apps(3, rng())[0]).toMatchObject({
      replicas: 0,
      orders: [
        { atMs: 0, replicas: 2 },
        { atMs: 20_000, replicas: 5 },
      ],
    });
  });

  test("strikes as often as was said, for this size of team", () => {
    const chapter = chapterOf({
      timeline: [
        { at: 30, incident: "demand-spike", target: "web" },
        { at: 10, incident: "container-crash", times: { small: 1, large: 5 } },
        { at: 40, switch: { part: "kubelet", to: "auto" } },
      ],
    });
    expect(scriptOf(chapter, 11).map(({ command }) => command.type)).toEqual([
      ...Array.from({ length: 5 }, () => "startIncident"),
      "startIncident",
      "switchAutomation",
    ]);
    expect(scriptOf(chapter, 3)).toHaveLength(3);
  });

  test("has machines and images as they were described", () => {
    const chapter = chapterOf({ machine: { cpu: 4, memory: "8Gi" }, imagesOnDisk: true, reserve: "40%" });
    const nodes = nodeNames(5);
    const cluster = makeRound(chapter, { seed: "own", timings: TIMINGS.classroom, nodes });
    const machines = [...cluster.machines.values()];
    expect(machines.map(({ cpuMilli, memoryBytes }) => [cpuMilli, memoryBytes / MIB])).toEqual(
      nodes.map(() => [4000, 8192]),
    );
    expect(machines.filter(({ power }) => power === "off")).toHaveLength(2);
    expect(Object.keys(machines[0]?.images ?? {})).toEqual(["web:v1"]);
  });
});

describe("its words", () => {
  const words = courseOf({
    title: { ja: "夜" },
    timeline: [{ at: 8, say: { en: "Hello" } }],
    roles: { node: { job: "A job" } },
    lookback: { kubectl: "kubectl top nodes" },
  }).words?.chapters["night"];

  test("fall back to the language that is there", () => {
    expect(words?.en.title).toBe("夜");
    expect(words?.ja.moments).toEqual({ "at-8": "Hello" });
    expect(words?.ja.story).toEqual(["One.", "Two.", "Three."]);
  });

  test("are filled up with general words of the reader's language", () => {
    if (words === undefined) throw new Error("no words");
    const text = fillText(words.ja, GENERAL_TEXT);
    expect(text.seats.node).toEqual({ job: "A job", steps: GENERAL_TEXT.seats.node.steps });
    expect(text.seats.scheduler).toEqual(GENERAL_TEXT.seats.scheduler);
    expect(text.lookback).toEqual({ ...GENERAL_TEXT.lookback, kubectl: "kubectl top nodes" });
    expect(text.questions).toEqual(GENERAL_TEXT.questions);
  });

  test("are in the languages of the protocol", () => {
    expect([...TEXT_LOCALES].sort()).toEqual([...LOCALES].sort());
  });
});

test("every expectation has a sentence in both languages", () => {
  for (const code of EXPECTATIONS) {
    const params = { max: 5, min: 1, values: "a, b", meant: "a", reason: "BAD_INDENT" };
    expect(expectationText(EN, { code, params })).not.toMatch(/undefined|^$/);
    expect(expectationText(JA, { code, params })).toMatch(/[ぁ-んァ-ヶ]/);
  }
});
