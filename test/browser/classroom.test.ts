import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHAPTER_TEXT as EN } from "../../shared/chapters/text/en.ts";
import { CHAPTER_TEXT as JA } from "../../shared/chapters/text/ja.ts";
import { theCluster } from "../../shared/chapters/the-cluster.ts";
import { act, button, callWords, noBrowser, type Person, Stage } from "./stage.ts";

/** A whole session as people live it: a host, a screen and four players, on phones and laptops, in both languages. */
describe.skipIf(noBrowser)("a session", () => {
  let stage: Stage;
  let host: Person;
  let screen: Person;
  let code: string;
  let controlPlane: Person;
  const players: Person[] = [];
  const all = (): Person[] => [host, screen, ...players];
  const isControlPlane = (person: Person): Promise<boolean> =>
    person.page.getByTestId("pending-queue").isVisible();

  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  test("the host opens a classroom, and the screen shows how to get in", async () => {
    ({ host, code } = await stage.openClassroom("ja"));
    screen = await stage.screen(code, "ja");
    expect(await screen.page.getByTestId("screen-code").textContent()).toBe(code);
    expect(await screen.page.getByRole("img", { name: `?code=${code}` }).isVisible()).toBe(true);
    // The key is not left in the address bar, where a projector would show it.
    expect(host.page.url()).toBe(`${stage.server.url}/host/${code}`);
  });

  test("four people join, and everybody sees them", async () => {
    players.push(await stage.join(code, "laptop", "ja", "あきこ"));
    players.push(await stage.join(code, "phone", "ja", "けんた"));
    players.push(await stage.join(code, "phone", "en", "Mary"));
    players.push(await stage.join(code, "laptop", "en", "Bob"));
    for (const name of ["あきこ", "けんた", "Mary", "Bob"]) {
      await screen.page.getByText(name, { exact: true }).waitFor();
      await host.page.getByRole("rowheader", { name }).waitFor();
    }
  });

  test("the story is told in each one's language, and being ready starts the countdown", async () => {
    await host.page.getByTestId("host-start").click();
    for (const person of players) {
      const text = (person.locale === "ja" ? JA : EN)["the-cluster"];
      await person.page.getByText(text.story[0]).waitFor();
      await button(person, person.m.lobby.ready).click();
    }
    await screen.page.getByText(screen.m.countdown.startsIn).waitFor();
  });

  test("each learns which seat is theirs, and the round begins", async () => {
    stage.speed = 3;
    for (const person of players) {
      // The stage is there before the rows of the first patch make it a desk.
      await person.page.locator("[data-testid=pending-queue], .machine-desk").first().waitFor();
    }
    const seats = await Promise.all(players.map(isControlPlane));
    expect(seats.filter(Boolean)).toHaveLength(1);
    controlPlane = players[seats.indexOf(true)] as Person;
    await screen.page.locator("canvas").waitFor();
  });

  test("the Control Plane places Pods, the Nodes run them, and requests are answered", async () => {
    stage.speed = 0.3;
    const answered = async (): Promise<number> => {
      const text = (await host.page.locator(".team-card__small").first().textContent()) ?? "";
      return Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(",", "") ?? 0);
    };
    for (let moves = 0; moves < 150 && (await answered()) < 500; moves++) {
      await Promise.all(players.map(act));
      stage.advance(code, 300);
    }
    expect(await answered()).toBeGreaterThanOrEqual(500);
  });

  test("a call is read by each in their own language", async () => {
    const call = "who-has-room" as const;
    // A Pod may still be picked from the moves before, which on a phone covers the calls.
    await controlPlane.page.keyboard.press("Escape");
    await button(controlPlane, callWords(controlPlane, call)).click();
    for (const person of players) {
      await person.page
        .getByRole("log", { name: person.m.calls.heard })
        .getByText(callWords(person, call))
        .waitFor();
    }
  });

  test("pausing freezes everybody, visibly", async () => {
    await host.page.getByTestId("host-pause").click();
    for (const person of [screen, ...players])
      await person.page.getByText(person.m.pause.title, { exact: true }).waitFor();
    await button(host, host.m.host.resume).click();
    for (const person of players) {
      await person.page.getByText(person.m.pause.title, { exact: true }).waitFor({ state: "hidden" });
    }
  });

  test("the language can be switched in the middle", async () => {
    const mary = players[2] as Person;
    await button(mary, mary.m.common.settings).click();
    await mary.page.getByRole("button", { name: "日本語" }).click();
    await mary.page.locator("html[lang=ja]").waitFor({ state: "attached" });
    await mary.page.keyboard.press("Escape");
    await button(mary, "設定").click();
    await mary.page.getByRole("button", { name: "English" }).click();
    await mary.page.locator("html[lang=en]").waitFor({ state: "attached" });
    await mary.page.keyboard.press("Escape");
  });

  test("the round ends by its clock with a look back at what Kubernetes calls it", async () => {
    stage.speed = 1;
    stage.advance(code, theCluster.lengthMs);
    for (const person of [screen, ...players]) await person.page.getByTestId("lookback").waitFor();
    for (const person of players) {
      const text = (person.locale === "ja" ? JA : EN)["the-cluster"];
      await person.page.getByText(text.lookback.called).waitFor();
      await person.page.getByText(text.lookback.kubectl).waitFor();
    }
  });

  test("the host turns the screen to the figures of the round", async () => {
    const timeline = screen.page.getByRole("figure");
    expect(await timeline.count()).toBe(0);
    await host.page.getByTestId("host-page-next").click();
    await timeline.filter({ hasText: screen.m.incidents["container-crash"] }).waitFor();
    for (const person of players) await person.page.getByRole("figure").first().waitFor();
  });

  test("after the last chapter comes the end, with questions to talk about", async () => {
    await host.page.getByTestId("host-next").click();
    for (const person of [screen, ...players]) await person.page.getByTestId("debrief").waitFor();
    // One chapter is one way: there is nothing to compare, but each team has its figures.
    for (const person of [screen, ...players]) {
      await person.page.getByRole("img", { name: /[0-3]/ }).first().waitFor();
      await person.page.getByText(person.m.report.claim).waitFor({ state: "detached" });
    }
    await button(host, host.m.debrief.questions).click();
    const [question] = (screen.locale === "ja" ? JA : EN)["the-cluster"].questions;
    await screen.page.getByText(question).waitFor();
    for (const person of players) await person.page.getByText(person.m.debrief.thanks).waitFor();
  });

  test("no page had an error", () => {
    expect(all().flatMap(({ errors }) => errors)).toEqual([]);
  });
});
