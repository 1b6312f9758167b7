import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { QUIZ } from "../../shared/chapters/quiz.ts";
import { button, noBrowser, type Person, Stage } from "./stage.ts";
import { violations } from "./violations.ts";

/** Has a quiz, and begins with the warm-up. */
const COURSE = "workshop-90";

describe.skipIf(noBrowser)("what the room is asked", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  const check = async (people: readonly Person[], where: string): Promise<void> => {
    for (const person of people) {
      const isWider = await person.page.evaluate("document.scrollingElement.scrollWidth > screen.width");
      expect(isWider, `${where} ${person.device} scrolls sideways`).toBe(false);
      expect(await violations(person), `${where} ${person.device}`).toEqual([]);
    }
  };

  /** Taps an option by its words, as people do, once they are there and stand still. */
  const choose = async (form: Locator, option: number): Promise<void> => {
    await form.locator("label", { hasText: /\S/ }).nth(option).click();
    await expect.poll(() => form.getByRole("radio").nth(option).isChecked()).toBe(true);
  };

  test("is answered by touch and by keys, and told to everybody in their language", async () => {
    const { host, code } = await stage.openClassroom("ja", COURSE);
    const screen = await stage.screen(code, "ja");
    const aki = await stage.join(code, "phone", "ja", "あき");
    const bo = await stage.join(code, "laptop", "en", "Bo");
    await host.page.getByTestId("host-start").click();
    for (const { id } of QUIZ) {
      const form = aki.page.getByTestId(`question-${id}`);
      await choose(form, 1);
      await button(aki, aki.m.questions.send).click();
      await form.waitFor({ state: "detached" });
    }
    await host.page.getByText(host.m.questions.finished(1, 2)).waitFor();
    await check([screen, aki], "quiz");

    // With the keyboard alone: the question has the focus, the options are one stop, and Enter sends.
    for (const { id } of QUIZ) {
      const form = bo.page.getByTestId(`question-${id}`);
      await form.waitFor();
      await bo.page.keyboard.press("Tab");
      await bo.page.keyboard.press("ArrowDown");
      await bo.page.keyboard.press("Enter");
      await form.waitFor({ state: "detached" });
    }
    await bo.page.getByText(bo.m.questions.thanks).waitFor();
    await host.page.getByText(host.m.questions.everybody).waitFor();
    await screen.page.locator(".screen-quiz__one").waitFor();
    await check([screen, bo], "quiz done");

    await host.page.getByTestId("host-next").click();
    await choose(bo.page.getByTestId("poll"), 0);
    await button(bo, bo.m.questions.send).click();
    await bo.page.getByText(bo.m.questions.answered(1, 2)).waitFor();
    // Who has answered is remembered by the page, also when it is loaded again; what, is not.
    await bo.page.reload();
    await bo.page.getByText(bo.m.questions.answered(1, 2)).waitFor();
    expect(await bo.page.getByTestId("poll").getByRole("radio").count()).toBe(0);
    await choose(aki.page.getByTestId("poll"), 0);
    await button(aki, aki.m.questions.send).click();
    await screen.page.getByText(screen.m.questions.answered(2, 2)).waitFor();
    await aki.page.locator(".totals__one").first().waitFor();
    await check([host, screen, aki], "poll");
    for (const person of [host, screen, aki, bo]) expect(person.errors).toEqual([]);
  });
});
