import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE_FILE } from "../../server/http/courses.ts";
import { button, noBrowser, type Person, Stage } from "./stage.ts";

/** A course of one own chapter, as short as a session can be. */
const COURSE = readFileSync(EXAMPLE_FILE, "utf8").replace("  - the-cluster\n", "");
const BROKEN = COURSE.replace("length: 2:30", "lenght: 2:30");

describe.skipIf(noBrowser)("a course that the facilitator wrote", () => {
  let stage: Stage;
  let host: Person;
  beforeAll(async () => {
    stage = await Stage.open();
    host = await stage.person("laptop", "en");
  });
  afterAll(() => stage.close());

  const text = () => host.page.getByRole("textbox", { name: host.m.host.own.text });

  test("begins with the example, which stays when the page is loaded again", async () => {
    await host.page.goto("/host");
    await host.page.getByRole("radio", { name: host.m.host.own.title }).check();
    await button(host, host.m.host.own.example).click();
    await expect.poll(() => text().inputValue()).toContain("friday-sale");
    await host.page.reload();
    await host.page.getByRole("radio", { name: host.m.host.own.title }).check();
    expect(await text().inputValue()).toContain("friday-sale");
  });

  test("is told every mistake with its place, and nothing is lost", async () => {
    await text().fill(BROKEN);
    await button(host, host.m.host.create).click();
    await host.page.getByText(host.m.host.own.problems(2)).waitFor();
    await host.page.getByText("Did you mean length?").waitFor();
    expect(await text().inputValue()).toBe(BROKEN);
    const line = BROKEN.split("\n").findIndex((one) => one.includes("lenght")) + 1;
    await button(host, host.m.host.own.place(line, 5)).click();
    const selected = await text().evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(selected).toMatch(/^lenght: 2:30/);
  });

  test("opens when it is mended, and its words are read by each in their language", async () => {
    await text().fill(COURSE);
    await button(host, host.m.host.create).click();
    await host.page.getByTestId("host-start").waitFor();
    const code = (await host.page.getByTestId("host-code").textContent()) ?? "";
    stage.watch(code);
    const aki = await stage.join(code, "phone", "ja", "あき");
    const bo = await stage.join(code, "laptop", "en", "Bo");
    await host.page.getByTestId("host-start").click();
    await aki.page.getByRole("heading", { name: "殺到" }).waitFor();
    await bo.page.getByRole("heading", { name: "The rush" }).waitFor();
    await bo.page.reload();
    await bo.page.getByRole("heading", { name: "The rush" }).waitFor();
    expect([host, aki, bo].flatMap(({ errors }) => errors)).toEqual([]);
  });
});
