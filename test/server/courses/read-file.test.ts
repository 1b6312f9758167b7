import { describe, expect, test } from "vitest";
import { readCourseFile } from "../../../server/courses/read-file.ts";
import { MAX_COURSE_CHARACTERS } from "../../../shared/protocol/courses.ts";

/** Each problem as "line:column path code", in the order of the answer. */
function problemsOf(text: string): readonly string[] {
  const read = readCourseFile(text, "mine.yaml");
  if (read.ok) return [];
  return read.refusal.map(({ line, column, path, expected }) => `${line}:${column} ${path} ${expected.code}`);
}

/** A small course that is fine; some of its lines replaced. */
function course(changes: Readonly<Record<string, string>> = {}): string {
  let text = `id: mine
title: Mine
chapters:
  - id: night
    title: Night
    idea: An idea
    story: [One., Two., Three.]
    length: 60
    stars: [50%, 60%, 70%]
    seats: { minNodes: 3, maxNodes: 6 }
    apps:
      - name: shop
        requests: { cpu: 1, memory: 1Gi }
        demand: [{ at: 5, rps: 0 }, { at: 10, rps: 100 }]
    timeline:
      - at: 20
        incident: container-crash
`;
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`not in the course: ${from}`);
    text = text.replace(from, to);
  }
  return text;
}

test("the course of these tests is fine", () => {
  expect(problemsOf(course())).toEqual([]);
});

describe("tells where the YAML cannot be read", () => {
  test.each([
    { name: "tabs", text: "id: mine\n\ttitle: x", want: ["2:1  Yaml"] },
    { name: "a key twice", text: "id: a\nid: b", want: ["2:1  Yaml"] },
    { name: "an open quote", text: 'id: "a', want: ["1:7  Yaml"] },
    { name: "two documents", text: "id: a\n---\nid: b", want: ["2:1  Yaml"] },
    { name: "a tag", text: "id: !!js/function a", want: ["1:5  Yaml"] },
    { name: "a key that is no text", text: "? {a: b}\n: c", want: ["1:3  Yaml"] },
    { name: "an anchor", text: "id: &a b", want: ["1:8  NoAliases"] },
    {
      name: "aliases that would grow without end",
      text: "a: &a [x, x]\nb: [*a, *a]",
      want: ["1:7  NoAliases", "2:5  NoAliases", "2:9  NoAliases"],
    },
    { name: "an alias of nothing", text: "id: *b", want: ["1:5  NoAliases"] },
    { name: "many brackets", text: "[".repeat(5000), want: ["1:1  Depth"] },
    { name: "lists in lists", text: "- ".repeat(5000), want: ["1:1  Depth"] },
    { name: "far too much", text: "#".repeat(MAX_COURSE_CHARACTERS + 1), want: ["1:1  Size"] },
    { name: "nothing at all", text: "", want: ["1:1  Mapping"] },
    { name: "a list", text: "- a", want: ["1:1  Mapping"] },
  ])("$name", ({ text, want }) => {
    expect(problemsOf(text)).toEqual(want);
  });
});

describe("tells what does not belong there, with its line", () => {
  test.each([
    {
      name: "everything that is missing, at once",
      text: "chapters: [the-cluster]",
      want: ["1:1 id Id", "1:1 title Words"],
    },
    {
      name: "a key that is not known, at the key",
      text: course({ "    idea:": "    ideas: x\n    idea:" }),
      want: ["6:5 chapters[0].ideas KnownKey"],
    },
    {
      name: "a chapter that is none of ours",
      text: course({ "  - id: night": "  - the-clster\n  - id: night" }),
      want: ["4:5 chapters[0] Chapter"],
    },
    {
      name: "an id that one of our chapters has",
      text: course({ "id: night": "id: the-cluster" }),
      want: ["4:9 chapters[0].id Unused"],
    },
    {
      name: "a story of two sentences",
      text: course({ "[One., Two., Three.]": "[One., Two.]" }),
      want: ["7:12 chapters[0].story Sentences"],
    },
    {
      name: "a language that is not there",
      text: course({ "title: Night": "title: { de: Nacht }" }),
      want: ["5:12 chapters[0].title OneLanguage", "5:14 chapters[0].title.de KnownKey"],
    },
    {
      name: "no language",
      text: course({ "title: Night": "title: {}" }),
      want: ["5:12 chapters[0].title OneLanguage"],
    },
    {
      name: "a round that is too short",
      text: course({ "length: 60": "length: 0:10" }),
      want: ["8:13 chapters[0].length Duration"],
    },
    {
      name: "stars that do not rise",
      text: course({ "[50%, 60%, 70%]": "[50%, 60%, 60%]" }),
      want: ["9:12 chapters[0].stars Rising"],
    },
    {
      name: "a share without its sign",
      text: course({ "[50%,": "[50," }),
      want: ["9:13 chapters[0].stars[0] Share"],
    },
    {
      name: "fewer seats than there have to be",
      text: course({ "maxNodes: 6": "maxNodes: 2" }),
      want: ["10:37 chapters[0].seats.maxNodes AtLeast"],
    },
    {
      name: "an app that no machine can hold",
      text: course({ "cpu: 1,": "cpu: 9,", "memory: 1Gi": "memory: 17Gi" }),
      want: [
        "13:26 chapters[0].apps[0].requests.cpu FitsMachine",
        "13:37 chapters[0].apps[0].requests.memory FitsMachine",
      ],
    },
    {
      name: "a limit below what is asked for",
      text: course({ "name: shop": "name: shop\n        limits: { cpu: 500m }" }),
      want: ["13:24 chapters[0].apps[0].limits.cpu AtLeast"],
    },
    {
      name: "an image that no disk can hold",
      text: course({
        "name: shop": "name: shop\n        image: 20Gi",
        "    apps:": "    machine: { disk: 2Gi }\n    apps:",
      }),
      want: ["14:16 chapters[0].apps[0].image FitsDisk"],
    },
    {
      name: "demand that runs backwards",
      text: course({ "at: 10,": "at: 5," }),
      want: ["14:43 chapters[0].apps[0].demand[1].at Rising"],
    },
    {
      name: "a round in which nobody asks for anything",
      text: course({ "rps: 100": "rps: 0" }),
      want: ["11:5 chapters[0].apps SomeDemand"],
    },
    {
      name: "more Pods than a round can bear",
      text: course({
        "name: shop": "name: shop\n        pods: 60",
        "    timeline:": `${[1, 2, 3, 4, 5].map((i) => `      - { name: a${i}, pods: 60 }\n`).join("")}    timeline:`,
      }),
      want: ["11:5 chapters[0].apps FewerPods"],
    },
    {
      name: "something that happens after the end",
      text: course({ "at: 20": "at: 60" }),
      want: ["16:13 chapters[0].timeline[0].at InsideRound"],
    },
    {
      name: "two things in one line",
      text: course({ "at: 20": "at: 20\n        say: Hello" }),
      want: ["16:9 chapters[0].timeline[0] OneDeed"],
    },
    {
      name: "an incident that does not exist",
      text: course({ "container-crash": "container-crush" }),
      want: ["17:19 chapters[0].timeline[0].incident OneOf"],
    },
    {
      name: "a target where chance decides",
      text: course({ "container-crash": "container-crash\n        target: shop" }),
      want: ["18:17 chapters[0].timeline[0].target OneOf"],
    },
    {
      name: "an order for an app that is not there",
      text: course({ "incident: container-crash": "want: { app: shpo, pods: 3 }" }),
      want: ["17:22 chapters[0].timeline[0].want.app OneOf"],
    },
    {
      name: "nobody who could schedule",
      text: course({ "maxNodes: 6": "maxNodes: 6, controlPlane: false" }),
      want: ["4:5 chapters[0].automation.scheduler Scheduler"],
    },
    {
      name: "two lines of the story at once",
      text: course({ "incident: container-crash": "say: One\n      - { at: 20, say: Two }" }),
      want: ["18:15 chapters[0].timeline[1].at Unused"],
    },
  ])("$name", ({ text, want }) => {
    expect(problemsOf(text)).toEqual(want);
  });
});

test("a problem says what was found, what was expected, and what was meant", () => {
  const read = readCourseFile(course({ "container-crash": "container-crush" }), "mine.yaml");
  if (read.ok) throw new Error("it was read");
  const [problem] = read.refusal;
  expect(problem).toMatchObject({ file: "mine.yaml", line: 17, column: 19, found: "container-crush" });
  expect(problem?.expected.params["meant"]).toBe("container-crash");
  expect(problem?.message).toMatch(
    /^mine\.yaml:17:19 chapters\[0\]\.timeline\[0\]\.incident: found container-crush; expected Did you mean container-crash\? One of: .*$/,
  );
});

test("problems of several chapters come together", () => {
  const second = course({ "id: night": "id: day", "length: 60": "length: 1" }).split("chapters:\n")[1] ?? "";
  const read = readCourseFile(course({ "length: 60": "length: long" }) + second, "mine.yaml");
  if (read.ok) throw new Error("it was read");
  expect(read.refusal.map(({ path }) => path)).toEqual(["chapters[0].length", "chapters[1].length"]);
});
