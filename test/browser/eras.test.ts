import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EraId } from "../../shared/model/era.ts";
import { button, noBrowser, type Person, Stage } from "./stage.ts";
import { violations } from "./violations.ts";

/** Chapters of the course `eras` before each era, with a beat for story, countdown, play and look-back. */
const BEATS_BEFORE = { "by-hand": 0, "virtual-machines": 4, containers: 8 } as const satisfies Record<
  EraId,
  number
>;

describe.skipIf(noBrowser)("the eras", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  /** A classroom that plays an era, with the people who are in it; the clock stands still. */
  async function play(era: EraId, join: (code: string) => Promise<readonly Person[]>) {
    const { host, code } = await stage.openClassroom("en", "eras");
    const players = await join(code);
    await host.page.getByTestId("host-start").click();
    await button(host, host.m.host.nextIs(host.m.host.beats.countdown)).waitFor();
    const room = stage.room(code);
    // To the era, and in it past the story and the countdown.
    for (let beats = 0; beats < BEATS_BEFORE[era] + 2; beats++) {
      room?.classroom.order({ type: "next" });
    }
    stage.speed = 0;
    stage.advance(code, 200);
    await Promise.all(players.map(({ page }) => page.locator(".bench-desk").waitFor()));
    return { host, code, players };
  }

  /** Presses what is lit, as somebody does who reads nothing else, and lets the job take its time. */
  async function next({ page }: Person, code: string, words: string): Promise<void> {
    await page.locator(".work-card .button--primary", { hasText: words }).click();
    // The command may come after a step: then it is done by the next one.
    while (!(await page.locator(".job").isVisible())) {
      stage.advance(code, 100);
      await page.waitForTimeout(150);
    }
  }

  /** Until the hands are free again. */
  async function finish({ page }: Person, code: string): Promise<void> {
    while (await page.locator(".job").isVisible()) {
      stage.advance(code, 2000);
      await page.waitForTimeout(150);
    }
  }

  const served = (code: string): number =>
    stage.room(code)?.classroom.seating.teams()[0]?.round?.state.totals.served ?? 0;

  test("by hand: step after step, until the first request is answered", async () => {
    const { host, code, players } = await play("by-hand", async (into) => [
      await stage.join(into, "phone", "en", "Ann"),
    ]);
    const [ann] = players;
    if (ann === undefined) return;
    const { page, m } = ann;
    await page.getByRole("heading", { name: m.seats.server("tokyo-1") }).waitFor();
    for (const label of ["Debian", "Node.js 20", "nginx", "web v1"]) {
      await next(ann, code, m.bench.steps.install(label));
      await finish(ann, code);
    }
    await page.getByTestId("pod-web-1").waitFor();
    while (served(code) === 0) stage.advance(code, 1000);
    await page.getByTestId("pod-web-1").getByText("/s").waitFor();

    // It goes on to what is still missing; what would break the first app says so before it is done.
    await page.locator(".order-slip[aria-pressed=true]", { hasText: "api v1" }).waitFor();
    stage.advance(code, 20_000);
    await page.locator(".order-slip", { hasText: "chat v1" }).click();
    await page.getByText(m.bench.breaks("web v1", "Node.js 20")).waitFor();
    expect(await violations(ann)).toEqual([]);
    expect(ann.errors).toEqual([]);
    await Promise.all([host, ann].map(({ context }) => context.close()));
  });

  test("virtual machines: no seat, no screen and no host has violations", async () => {
    const { host, code, players } = await play("virtual-machines", async (into) => [
      await stage.join(into, "phone", "ja", "あきこ"),
      await stage.join(into, "laptop", "en", "Bob"),
    ]);
    const screen = await stage.person("projector", "ja");
    await screen.page.goto(`/screen/${code}`);
    const [first] = players;
    if (first === undefined) return;
    await next(first, code, first.m.bench.steps.install("Debian"));
    await screen.page.locator(".era-machine").first().waitFor();
    for (const person of [...players, screen, host]) {
      const isWider = await person.page.evaluate("document.scrollingElement.scrollWidth > screen.width");
      expect(isWider, `${person.device} scrolls sideways`).toBe(false);
      expect(await violations(person), person.device).toEqual([]);
      expect(person.errors).toEqual([]);
    }
    await Promise.all([host, screen, ...players].map(({ context }) => context.close()));
  });

  test("containers: one builds and pushes, everybody runs", async () => {
    const { host, code, players } = await play("containers", async (into) => [
      await stage.join(into, "phone", "en", "Ann"),
      await stage.join(into, "laptop", "ja", "たろう"),
    ]);
    const [ann, taro] = players;
    if (ann === undefined || taro === undefined) return;
    await next(ann, code, ann.m.bench.steps.build);
    await finish(ann, code);
    const run = async ({ page, m }: Person): Promise<void> => {
      await page.locator(".work-card .button--primary", { hasText: m.bench.runCount.containers(1) }).click();
      // The wanted copy comes from here.
      while (!(await page.locator(".instance").first().isVisible())) {
        stage.advance(code, 500);
        await page.waitForTimeout(150);
      }
    };
    // One thing is lit at a time: first one's own copy, then to share the image.
    await run(ann);
    await next(ann, code, ann.m.bench.steps.push);
    await finish(ann, code);
    await run(taro);
    const complete = ann.page.locator(".order-slip", { hasText: "2 / 2" });
    while (served(code) === 0 || !(await complete.isVisible())) {
      stage.advance(code, 1000);
      await ann.page.waitForTimeout(150);
    }
    for (const person of [ann, taro]) {
      expect(await violations(person), person.device).toEqual([]);
      expect(person.errors).toEqual([]);
    }
    await Promise.all([host, ...players].map(({ context }) => context.close()));
  });
});
