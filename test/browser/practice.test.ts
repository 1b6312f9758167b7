import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, button, noBrowser, Stage } from "./stage.ts";

describe.skipIf(noBrowser)("practice alone", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  test("works without a network once it is loaded, in both languages", async () => {
    const player = await stage.person("phone", "en");
    const { page, context, m } = player;
    await page.goto("/practice");
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await page.locator("[data-seat=control-plane]").click();
    await button(player, m.practice.start).click();
    await page.getByTestId("pending-queue").getByRole("button").first().waitFor({ timeout: 60_000 });
    while (!(await act(player))) await page.waitForTimeout(200);
    await page.locator(".node-list .pod-chip").first().waitFor();
    await button(player, m.common.settings).click();
    await page.getByRole("button", { name: "日本語" }).click();
    await page.locator("html[lang=ja]").waitFor({ state: "attached" });
    expect(player.errors).toEqual([]);
    await context.close();
  });

  test("pauses and goes on at will", async () => {
    const player = await stage.person("laptop", "ja");
    const { page, context, m } = player;
    await page.goto("/practice");
    await page.locator("[data-seat=node]").click();
    await button(player, m.practice.start).click();
    await page.getByTestId("play-stage").waitFor({ timeout: 60_000 });
    await button(player, m.host.pause).click();
    await page.getByText(m.pause.help).waitFor();
    await button(player, m.host.resume).click();
    await page.getByText(m.pause.help).waitFor({ state: "hidden" });
    expect(player.errors).toEqual([]);
    await context.close();
  });
});
