import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { button, noBrowser, Stage } from "./stage.ts";

/** Bytes that the first page may cost, compressed. */
const JOIN_BUDGET_BYTES = 60_000;

describe.skipIf(noBrowser)("getting in", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  test("the first page is light, and comes without the board and the network", async () => {
    const person = await stage.person("phone", "ja");
    const { page } = person;
    // What is loaded ahead while the page is idle is not part of it.
    await page.addInitScript("window.requestIdleCallback = () => 0");
    const loaded: { readonly url: string; readonly bytes: number }[] = [];
    page.on("requestfinished", async (request) => {
      loaded.push({ url: request.url(), bytes: (await request.sizes()).responseBodySize });
    });
    await page.goto("/");
    await button(person, person.m.join.submit).waitFor();
    await page.waitForLoadState("networkidle");
    expect(loaded.filter(({ url }) => /board|room-session|phaser/.test(url))).toEqual([]);
    expect(loaded.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(JOIN_BUDGET_BYTES);
    await person.context.close();
  });

  test("a code that no classroom has is refused where it was typed, in the reader's language", async () => {
    const person = await stage.person("phone", "ja");
    const { page, m } = person;
    await page.goto("/");
    await button(person, m.join.submit).click();
    await page.getByText(m.join.missingCode).waitFor();
    await page.getByRole("textbox", { name: m.join.code }).fill("BBBBB");
    await button(person, m.join.submit).click();
    await page.getByText(m.entry.UnknownClassroom).waitFor();
    expect(await page.getByRole("textbox", { name: m.join.code }).getAttribute("aria-invalid")).toBe("true");
    await person.context.close();
  });

  test("a name is offered, and another one on request", async () => {
    const { page, m, context } = await stage.person("phone", "en");
    await page.goto("/");
    const name = page.getByRole("textbox", { name: m.join.nickname });
    const offered = await name.inputValue();
    expect(offered).not.toBe("");
    await page.getByRole("button", { name: m.join.anotherName }).click();
    expect(await name.inputValue()).not.toBe("");
    await context.close();
  });

  test("a locked room says so, and opens again", async () => {
    const { host, code } = await stage.openClassroom("en");
    await button(host, host.m.host.lock).click();
    await host.page.getByText(host.m.host.locked).waitFor();
    const late = await stage.person("phone", "en");
    await late.page.goto(`/?code=${code}`);
    await button(late, late.m.join.submit).click();
    await late.page.getByText(late.m.entry.ClassroomLocked).waitFor();
    await button(host, host.m.host.unlock).click();
    await button(late, late.m.common.toStart)
      .or(late.page.getByRole("link", { name: late.m.common.toStart }))
      .first()
      .click();
    await button(late, late.m.join.submit).click();
    await late.page.getByTestId("lobby").waitFor();
    await Promise.all([host.context.close(), late.context.close()]);
  });

  test("the host moves, renames and removes people", async () => {
    const { host, code } = await stage.openClassroom("en");
    const ann = await stage.join(code, "phone", "en", "Ann");
    const row = host.page.getByRole("row").filter({ hasText: "Ann" });
    await row.getByRole("button", { name: `${host.m.host.rename} Ann` }).click();
    await host.page.getByRole("dialog").getByRole("textbox").fill("Anna");
    await host.page.getByRole("dialog").getByRole("button", { name: host.m.host.rename }).click();
    await ann.page.getByText("Anna", { exact: true }).first().waitFor();
    await host.page.getByRole("button", { name: "+1" }).click();
    const anna = host.page.getByRole("row").filter({ hasText: "Anna" });
    await anna.getByRole("button", { name: `${host.m.host.move} Anna`, exact: true }).click();
    const dialog = host.page.getByRole("dialog");
    await dialog
      .getByRole("combobox", { name: host.m.host.team, exact: true })
      .selectOption({ label: "Bravo" });
    await dialog.getByRole("button", { name: host.m.host.move }).click();
    await anna.getByText("Bravo").waitFor();
    await anna.getByRole("button", { name: `${host.m.host.remove} Anna` }).click();
    await host.page.getByRole("dialog").getByRole("button", { name: host.m.host.remove }).click();
    await ann.page.getByText(ann.m.connection.endedTitle.Removed).waitFor();
    await Promise.all([host.context.close(), ann.context.close()]);
  });

  test("a host's desk can be opened again from the co-host link, and not without the key", async () => {
    const { host, code } = await stage.openClassroom("en");
    const stranger = await stage.person("laptop", "en");
    await stranger.page.goto(`/host/${code}`);
    await stranger.page.getByText(stranger.m.entry.WrongHostKey).waitFor();
    const key = (await host.page.evaluate(`localStorage.getItem("cluster-crew:host:${code}")`)) as string;
    const coHost = await stage.person("laptop", "ja");
    await coHost.page.goto(`/host/${code}#${key}`);
    await coHost.page.getByTestId("host-start").waitFor();
    await host.page.reload();
    await host.page.getByTestId("host-start").waitFor();
    await Promise.all([host, stranger, coHost].map(({ context }) => context.close()));
  });
});
