import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "../../../server/config.ts";
import { EXAMPLE_FILE } from "../../../server/http/courses.ts";
import { COURSES } from "../../../shared/chapters/courses.ts";
import type { CourseWords } from "../../../shared/chapters/own/course-words.ts";
import type { CourseCheck, CourseFacts } from "../../../shared/protocol/courses.ts";
import { startServer, type TestServer } from "../harness.ts";

const EXAMPLE = readFileSync(EXAMPLE_FILE, "utf8");

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crew-courses-"));
  await writeFile(join(folder, "sale.yaml"), EXAMPLE.replace("id: friday-sale", "id: our-sale"));
  await writeFile(join(folder, "broken.yml"), "id: [");
  await writeFile(join(folder, "notes.txt"), "not a course");
  // Nobody may take the place of a course of ours.
  await writeFile(join(folder, "thief.yaml"), EXAMPLE.replace("id: friday-sale", "id: first-session"));
  server = await startServer({ env: { COURSES_DIR: folder, HOST_PASSWORD: "secret" } });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const post = (path: string, body: unknown, password = "secret"): Promise<Response> =>
  server.fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${password}` },
    body: JSON.stringify(body),
  });

async function check(courseYaml: string, file?: string): Promise<CourseCheck> {
  const response = await post("/api/courses/check", { courseYaml, ...(file && { file }) });
  expect(response.status).toBe(200);
  return (await response.json()) as CourseCheck;
}

test("lists our courses and those of the folder, with their chapters and how long they take", async () => {
  const courses = (await (await server.fetch("/api/courses")).json()) as CourseFacts[];
  expect(courses.map(({ id }) => id)).toEqual([...COURSES.map(({ id }) => id), "our-sale"]);
  expect(courses.find(({ id }) => id === "first-session")).toEqual({
    id: "first-session",
    minutes: 20,
    chapters: [{ id: "the-cluster" }],
  });
  expect(courses.at(-1)).toMatchObject({
    title: { en: "The Friday sale", ja: "金曜セール" },
    chapters: [{ id: "the-cluster" }, { id: "shop-rush", title: { en: "The rush", ja: "殺到" } }],
  });
});

test("refuses to start with a folder that is not there", () => {
  expect(readSettings({ COURSES_DIR: join(folder, "nowhere") })).toEqual({
    problems: ["COURSES_DIR: there is no such folder"],
  });
});

describe("the example", () => {
  test("is offered for download", async () => {
    const response = await server.fetch("/api/courses/example.yaml");
    expect(await response.text()).toBe(EXAMPLE);
  });

  test("passes the check, and bots that pay attention get stars in it", async () => {
    const checked = await check(EXAMPLE);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(checked.course).toMatchObject({ id: "friday-sale", minutes: 25 });
    expect(checked.trials).toEqual([
      { chapter: "shop-rush", sliBp: expect.any(Number), stars: expect.any(Number) },
    ]);
    expect(checked.trials[0]?.stars).toBeGreaterThan(0);
  });

  test("is commented in both languages and has words in both", () => {
    expect(EXAMPLE).toMatch(/#.*[ぁ-ん]/);
    const untranslated = EXAMPLE.split("\n").filter((line) => /^\s*en:/.test(line)).length;
    expect(EXAMPLE.split("\n").filter((line) => /^\s*ja:/.test(line))).toHaveLength(untranslated);
  });

  test("is played to its end, and its words reach whoever is there, comes late or reloads", async () => {
    const response = await post("/api/classrooms", { courseYaml: EXAMPLE });
    expect(response.status).toBe(201);
    const created = await response.json();
    const host = await server.joinHost(created);
    expect(host.classroom).toMatchObject({ course: "friday-sale", chapterCount: 2 });
    // Story, countdown, play, look-back; then the own chapter.
    for (let i = 0; i < 7; i++) expect(await host.host({ type: "next" })).toBeUndefined();
    await server.until(() => host.classroom.chapter === "shop-rush" && host.classroom.beat === "play");
    const late = await server.joinPlayer(created, "Late", { locale: "ja" });
    const words = JSON.parse(late.classroom.words) as CourseWords;
    expect(words.title.ja).toBe("金曜セール");
    expect(words.chapters["shop-rush"]?.ja.story[0]).toContain("金曜");
    expect(words.chapters["shop-rush"]?.en.moments["at-85"]).toBe("Checkout. This is the moment.");
    expect(JSON.parse(late.classroom.moments)).toContainEqual({ atMs: 85_000, id: "at-85" });
    await late.leave();
    server.advance(created.id, 150_000);
    await server.until(() => host.classroom.beat === "lookback");
    expect(host.teams[0]).toMatchObject({ faulted: false });
    expect(host.teams[0]?.round.stars).toBeGreaterThan(0);
  });
});

describe("a file with mistakes", () => {
  const broken = EXAMPLE.replace("length: 2:30", "lenght: 2:30");

  test("is answered with all of them and their places", async () => {
    const checked = await check(broken, "sale.yaml");
    expect(checked).toMatchObject({
      ok: false,
      problems: [
        { file: "sale.yaml", path: "chapters[1].length", expected: { code: "Duration" } },
        { path: "chapters[1].lenght", expected: { code: "KnownKey", params: { meant: "length" } } },
      ],
    });
  });

  test("opens no classroom", async () => {
    const response = await post("/api/classrooms", { courseYaml: broken });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: "CourseProblems",
      params: { count: 2 },
      message: expect.stringContaining("Did you mean length?"),
    });
  });

  test("is not read for somebody who may not open classrooms", async () => {
    expect((await post("/api/courses/check", { courseYaml: broken }, "guess")).status).toBe(401);
  });

  test("of the wrong kind or size is refused", async () => {
    expect((await post("/api/courses/check", { courseYaml: 5 })).status).toBe(400);
    expect((await post("/api/courses/check", { courseYaml: "x".repeat(400_000) })).status).toBe(413);
    expect(await check("x".repeat(70_000))).toMatchObject({
      ok: false,
      problems: [{ expected: { code: "Size" } }],
    });
  });
});

test("a course of the folder is opened by its id", async () => {
  const created = await server.createClassroom({ course: "our-sale" }, "secret");
  const host = await server.joinHost(created);
  expect(JSON.parse(host.classroom.words)).toMatchObject({ title: { en: "The Friday sale" } });
});
