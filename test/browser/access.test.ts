import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, button, noBrowser, type Person, Stage } from "./stage.ts";
import { violations } from "./violations.ts";

describe.skipIf(noBrowser)("accessibility", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  test.each([
    { path: "/", locale: "en", device: "phone" },
    { path: "/", locale: "ja", device: "laptop" },
    { path: "/host", locale: "ja", device: "phone" },
    { path: "/practice", locale: "en", device: "phone" },
    { path: "/about", locale: "ja", device: "laptop" },
  ] as const)("$path on a $device in $locale has no violations", async ({ path, locale, device }) => {
    const person = await stage.person(device, locale);
    await person.page.goto(path);
    await person.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await violations(person)).toEqual([]);
    await person.context.close();
  });

  test("no beat of a session has violations, for host, screen and both kinds of seat", async () => {
    const { host, code } = await stage.openClassroom("ja");
    const screen = await stage.screen(code, "ja");
    const players = [
      await stage.join(code, "laptop", "ja", "あきこ"),
      await stage.join(code, "phone", "en", "Bob"),
    ];
    const everybody = [host, screen, ...players];
    const check = async (beat: string): Promise<void> => {
      for (const person of everybody) {
        const isWider = await person.page.evaluate("document.scrollingElement.scrollWidth > screen.width");
        expect(isWider, `${beat} ${person.device} scrolls sideways`).toBe(false);
      }
      for (const person of everybody)
        expect(await violations(person), `${beat} ${person.device}`).toEqual([]);
    };
    await check("lobby");
    await host.page.getByTestId("host-start").click();
    for (const person of players) await button(person, person.m.lobby.ready).waitFor();
    await check("story");
    for (const person of players) await button(person, person.m.lobby.ready).click();
    stage.speed = 10;
    for (const person of players) await person.page.getByTestId("play-stage").waitFor();
    stage.speed = 0.3;
    for (let moves = 0; moves < 12; moves++) {
      await Promise.all(players.map(act));
      stage.advance(code, 1000);
    }
    await check("play");
    await host.page.getByTestId("host-pause").click();
    await screen.page.getByText(screen.m.pause.title, { exact: true }).waitFor();
    await check("pause");
    await button(host, host.m.host.resume).click();
    await host.page.getByTestId("host-next").click();
    await screen.page.getByTestId("lookback").waitFor();
    await check("lookback");
  });
});

describe.skipIf(noBrowser)("with a keyboard alone", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  /** Presses Tab until something has the focus, as somebody without a mouse does, once it is there. */
  async function tabTo({ page }: Person, selector: string): Promise<void> {
    await page.locator(selector).first().waitFor();
    for (let presses = 0; presses < 60; presses++) {
      if (await page.locator(`${selector}:focus`).count()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never came to ${selector}`);
  }

  test("a person joins, gets ready, and places Pods", async () => {
    const { host, code } = await stage.openClassroom("en");
    const player = await stage.person("laptop", "en");
    const { page, m } = player;
    await page.goto("/");
    await tabTo(player, "[data-testid=join-code]");
    await page.keyboard.type(code);
    await page.keyboard.press("Enter");
    await page.getByTestId("lobby").waitFor();
    await tabTo(host, "[data-testid=host-start]");
    await host.page.keyboard.press("Enter");
    await button(player, m.lobby.ready).waitFor();
    await tabTo(player, ".story-page__seat .button");
    await page.keyboard.press("Enter");
    stage.speed = 10;
    await page.getByTestId("pending-queue").getByRole("button").first().waitFor();
    stage.speed = 0.3;

    // Enter takes the Pod in hand and goes to the first Node that fits; Enter again places it and comes back.
    await tabTo(player, ".queue__list button");
    const pod = await page.locator(".queue__list button:focus").getAttribute("data-testid");
    await page.keyboard.press("Enter");
    await page.getByTestId("explain-pending").waitFor();
    await page.locator('[data-testid^="node-"][data-verdict="ok"]:focus').waitFor();
    await page.keyboard.press("Enter");
    await page.locator(`.node-list [data-testid="${pod}"]`).waitFor();
    await page.locator(".queue__list button:focus").waitFor();

    // Escape puts a Pod back.
    await page.keyboard.press("Enter");
    await page.getByTestId("explain-pending").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("explain-pending").waitFor({ state: "hidden" });
    await Promise.all([host, player].map(({ context }) => context.close()));
  });

  test("a Node's work is done with Tab and Enter, and every word explains itself", async () => {
    const player = await stage.person("phone", "ja");
    const { page, m } = player;
    await page.goto("/practice");
    await tabTo(player, "[data-seat=node]");
    await page.keyboard.press("Enter");
    await tabTo(player, ".story-page__seat .button");
    await page.keyboard.press("Enter");
    await page.locator(".machine-pod__do").first().waitFor({ timeout: 60_000 });
    await tabTo(player, ".machine-pod__do");
    await page.keyboard.press("Enter");
    await page.getByText(m.machine.states.pulling).first().waitFor();
    await tabTo(player, ".term");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await player.context.close();
  });
});

describe.skipIf(noBrowser)("without WebGL", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  test("the Control Plane plays with the lists", async () => {
    const player = await stage.person("laptop", "en");
    const { page, m } = player;
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      const without = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]): unknown {
        return kind.includes("webgl") ? null : Reflect.apply(original, this, [kind, ...rest]);
      };
      HTMLCanvasElement.prototype.getContext = without as typeof original;
    });
    await page.goto("/practice");
    await page.locator("[data-seat=control-plane]").click();
    await button(player, m.practice.start).click();
    await page.getByText(m.desk.noBoard).waitFor({ timeout: 60_000 });
    while (!(await act(player))) await page.waitForTimeout(200);
    await page.locator(".node-list .pod-chip").first().waitFor();
    expect(player.errors).toEqual([]);
    await player.context.close();
  });
});
