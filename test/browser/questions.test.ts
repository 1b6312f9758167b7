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

  test("is answered by touch and by keys, and told to everybody in their language", async () => {
    const { host, code } = await stage.openClassroom("ja", COURSE);
    const screen = await stage.screen(code, "ja");
    const aki = await stage.join(code, "phone", "ja", "あき");
    const bo = await stage.join(code, "laptop", "en", "Bo");
    await host.page.getByTestId("host-start").click();
    for (const { id } of QUIZ) {
      const form = aki.page.getByTestId(`question-${id}`);
      await form.getByRole("radio").nth(1).check({ force: true });
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
    await bo.page.getByTestId("poll").getByRole("radio").first().check({ force: true });
    await button(bo, bo.m.questions.send).click();
    await bo.page.getByText(bo.m.questions.answered(1, 2)).waitFor();
    // Who has answered is remembered by the page, also when it is loaded again; what, is not.
    await bo.page.reload();
    await bo.page.getByText(bo.m.questions.answered(1, 2)).waitFor();
    expect(await bo.page.getByTestId("poll").getByRole("radio").count()).toBe(0);
    await aki.page.getByTestId("poll").getByRole("radio").first().check({ force: true });
    await button(aki, aki.m.questions.send).click();
    await screen.page.getByText(screen.m.questions.answered(2, 2)).waitFor();
    await aki.page.locator(".totals__one").first().waitFor();
    await check([host, screen, aki], "poll");
    for (const person of [host, screen, aki, bo]) expect(person.errors).toEqual([]);
  });
});
