import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { expect, inject } from "vitest";
import { en, type Messages } from "../../client/i18n/en.ts";
import { ja } from "../../client/i18n/ja.ts";
import type { CallTexts } from "../../client/i18n/message-types.ts";
import type { ClassroomRoom } from "../../server/rooms/classroom-room.ts";
import type { CallId } from "../../shared/commands/calls.ts";
import { TICK_MS } from "../../shared/model/timings.ts";
import type { Locale } from "../../shared/protocol/basics.ts";
import { startServer, type TestServer } from "../server/harness.ts";

/** Software WebGL wherever there is no graphics card. Browsers in containers run as root, which needs no sandbox. */
const BROWSER_ARGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"];
const CATALOGUES = { en, ja } as const satisfies Record<Locale, Messages>;

export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  // Smaller than a real one: without a graphics card every pixel costs.
  projector: { viewport: { width: 1280, height: 720 } },
} as const;
export type Device = keyof typeof DEVICES;

/** True where this machine has no browser; under CI the set-up has failed before. */
export const noBrowser = inject("chromium") === "";

/** How often the classrooms are stepped, in milliseconds of the wall clock. */
const STEP_EVERY_MS = 20;

/** How long whoever lost the connection may take to come back. */
const RETURN_MS = 30_000;

interface Cable {
  terminate(): void;
}

/** Somebody with a device and a language. `m` has the words on their screen. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly m: Messages;
  readonly locale: Locale;
  readonly device: Device;
  /** What went wrong in the page: uncaught errors. */
  readonly errors: readonly string[];
}

/** A real server with the built client, a browser, and a clock that can run faster than the wall's. */
export class Stage {
  readonly server: TestServer;
  readonly browser: Browser;
  /**
   * Seconds of the classrooms in a second. Tests that play slow it down and `advance` with each thing they do, so that a
   * busy machine makes them slower and not different.
   */
  speed = 1;
  readonly #codes = new Set<string>();
  readonly #clock: ReturnType<typeof setInterval>;
  #steppedAt = performance.now();

  private constructor(server: TestServer, browser: Browser) {
    this.server = server;
    this.browser = browser;
    this.#clock = setInterval(() => this.#step(), STEP_EVERY_MS);
  }

  static async open(): Promise<Stage> {
    const executablePath = inject("chromium");
    const [server, browser] = await Promise.all([
      startServer(),
      chromium.launch({ executablePath, args: BROWSER_ARGS }),
    ]);
    return new Stage(server, browser);
  }

  async close(): Promise<void> {
    clearInterval(this.#clock);
    await this.browser.close();
    await this.server.close();
  }

  async person(device: Device, locale: Locale, wishes: { readonly calm?: boolean } = {}): Promise<Person> {
    const context = await this.browser.newContext({
      ...DEVICES[device],
      locale: locale === "ja" ? "ja-JP" : "en-GB",
      reducedMotion: wishes.calm === false ? "no-preference" : "reduce",
      baseURL: this.server.url,
    });
    context.setDefaultTimeout(45_000);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    return { page, context, m: CATALOGUES[locale], locale, device, errors };
  }

  /** Opens a classroom through the host's page; returns the host and the code. */
  async openClassroom(
    locale: Locale = "en",
    course = "first-session",
  ): Promise<{ host: Person; code: string }> {
    const host = await this.person("laptop", locale);
    await host.page.goto("/host");
    await host.page.locator(`input[name="course"][value="${course}"]`).check();
    await button(host, host.m.host.create).click();
    await host.page.getByTestId("host-start").waitFor();
    const code = (await host.page.getByTestId("host-code").textContent()) ?? "";
    this.watch(code);
    return { host, code };
  }

  /** Lets time go by in a classroom. */
  watch(code: string): void {
    this.#codes.add(code);
  }

  /** Joins through the first page; resolves in the lobby. */
  async join(code: string, device: Device, locale: Locale, nickname: string): Promise<Person> {
    const person = await this.person(device, locale);
    const { page, m } = person;
    await page.goto(`/?code=${code.toLowerCase()}`);
    await page.getByRole("textbox", { name: m.join.nickname }).fill(nickname);
    await button(person, m.join.submit).click();
    await page.getByTestId("lobby").waitFor();
    return person;
  }

  async screen(code: string, locale: Locale = "en"): Promise<Person> {
    const screen = await this.person("projector", locale);
    await screen.page.goto(`/screen/${code}`);
    await screen.page.getByTestId("screen-code").waitFor();
    return screen;
  }

  /** Lets so much time go by at once. */
  advance(code: string, ms: number): void {
    const room = this.room(code);
    for (let passed = 0; passed < ms; passed += TICK_MS) room?.step(TICK_MS);
  }

  /** Cuts the cables of everybody in a classroom; neither side says goodbye. Resolves when all are connected again. */
  async cut(code: string): Promise<void> {
    const cables = this.#cables(code);
    for (const cable of cables) cable.terminate();
    const isNew = (cable: Cable): boolean => !cables.includes(cable);
    await expect
      .poll(() => this.#cables(code).filter(isNew).length, { timeout: RETURN_MS })
      .toBe(cables.length);
  }

  /** The classroom's room on the server's side. */
  room(code: string): ClassroomRoom | undefined {
    const running = this.server.app.services.directory.byCode(code);
    return running && this.server.room({ id: running.id });
  }

  /** With the WebSocket transport the reference of a client is its socket. */
  #cables(code: string): readonly Cable[] {
    return (this.room(code)?.clients ?? []).map(({ ref }) => ref as unknown as Cable);
  }

  #step(): void {
    const now = performance.now();
    const elapsed = (now - this.#steppedAt) * this.speed;
    this.#steppedAt = now;
    for (const code of this.#codes) this.room(code)?.step(elapsed);
  }
}

/** A button by its words, which may be followed by more (whose it is). */
export const button = ({ page }: Person, name: string): Locator => page.getByRole("button", { name }).first();

/** What a call that names nobody says on somebody's screen. */
export function callWords({ m }: Person, id: CallId): string {
  const texts: CallTexts = m.calls.texts;
  return texts[id]({ node: "", pod: "", app: "" });
}

/** Does the next thing that a seat can do, as a quick player would. Resolves to whether there was something. */
export async function act(person: Person): Promise<boolean> {
  const { page } = person;
  const work = page.locator(".machine-pod__do").first();
  if (await work.isVisible()) return clicked(work);
  const waiting = page.getByTestId("pending-queue").getByRole("button").first();
  if (!(await waiting.isVisible())) return false;
  if ((await waiting.getAttribute("aria-pressed")) !== "true" && !(await clicked(waiting))) return false;
  const fitting = page.locator('[data-testid^="node-"][data-verdict="ok"]');
  const count = await fitting.count();
  if (count > 0) return clicked(fitting.nth(Math.floor(Math.random() * count)));
  await page.keyboard.press("Escape");
  return false;
}

/** Things move while a round goes on: what was there a moment ago may be gone. */
async function clicked(target: Locator): Promise<boolean> {
  try {
    await target.click({ timeout: 1_000 });
    return true;
  } catch {
    return false;
  }
}
