import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DEFAULT_WORDS } from "../../client/view/board-words.ts";
import {
  differenceOf,
  firstWaiting,
  inPage,
  loseAndRestore,
  pictureOf,
  positionOf,
  sightOf,
} from "./board-page.ts";

/** The board alone, with made-up rows and a clock that stands still: client/dev/board.html. */

const CLIENT = join(import.meta.dirname, "../../client");
const SOFTWARE_WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"];
const executablePath = inject("chromium");

let vite: ViteDevServer;
let browser: Browser;
let address = "";

async function open(query: string, from = browser): Promise<Page> {
  const page = await from.newPage({ viewport: { width: 390, height: 700 } });
  return opened(page, query);
}

async function opened(page: Page, query: string): Promise<Page> {
  await page.goto(`${address}dev/board.html?frames=5&${query}`);
  await page.waitForFunction(() => document.title === "ready" || document.title === "failed");
  expect(await page.title()).toBe("ready");
  return page;
}

describe.skipIf(executablePath === "")("board", () => {
  beforeAll(async () => {
    vite = await createServer({
      configFile: join(CLIENT, "vite.config.ts"),
      // Apart from the one of a developer's own server.
      cacheDir: join(CLIENT, "../node_modules/.cache/vite-board-test"),
      server: { port: 0, host: "127.0.0.1", hmr: false, watch: null },
      logLevel: "error",
    });
    await vite.listen();
    address = vite.resolvedUrls?.local[0] ?? "";
    browser = await chromium.launch({ executablePath, args: SOFTWARE_WEBGL });
  });

  afterAll(async () => {
    await browser?.close();
    await vite?.close();
  });

  test("draws the same picture of the same rows, pixel by pixel", async () => {
    const query = "nodes=4&pods=20&phases&lost&marked&calm";
    const [one, other] = [await open(query), await open(query)];
    const picture = await pictureOf(one);
    expect(picture.length).toBeGreaterThan(50_000);
    expect(await pictureOf(other)).toBe(picture);
    await one.close();
    await other.close();
  });

  test("has its new size when the page has, before anything else is drawn", async () => {
    const page = await open("nodes=4&pods=20&calm");
    const sizes = await page.evaluate(`new Promise((done) => {
      const parent = document.querySelector("#board");
      const canvas = document.querySelector("canvas");
      parent.style.height = "500px";
      // After its size is told to the board, and before the picture is put on the screen.
      const afterBoard = new ResizeObserver(() => {
        if (parent.clientHeight !== 500) return;
        const pixels = new Uint8Array(4);
        const gl = canvas.getContext("webgl");
        gl.readPixels(20, 20, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
        done({ canvas: canvas.getBoundingClientRect().height, alpha: pixels[3] });
      });
      afterBoard.observe(parent);
    })`);
    expect(sizes).toEqual({ canvas: 500, alpha: 255 });
    await page.close();
  });

  test("looks the same after the WebGL context was lost and came back", async () => {
    const page = await open("nodes=3&pods=12&phases&calm");
    const before = await pictureOf(page);
    await loseAndRestore(page);
    expect(await pictureOf(page)).toBe(before);
    await page.close();
  });

  test("a picture that came later looks as if all had been painted at once", async () => {
    const page = await open("nodes=3&pods=12&calm");
    const before = await sightOf(page);
    await page.evaluate(`board.setWords(${JSON.stringify({ ...DEFAULT_WORDS, registry: "Harbour" })})`);
    const alone = await sightOf(page);
    expect(await differenceOf(page, before, alone)).toBeGreaterThan(0);
    await loseAndRestore(page);
    expect(await differenceOf(page, alone, await sightOf(page))).toBe(0);
    await page.close();
  });

  test("looks the same after the browser's graphics process ended: canvases come back empty", async () => {
    // Apart: a browser gives no more WebGL to pages with which that happens often.
    const own = await chromium.launch({ executablePath, args: SOFTWARE_WEBGL });
    const page = await open("nodes=3&pods=12&phases&calm", own);
    const before = await sightOf(page);
    await page.evaluate(`restored = new Promise((done) => {
      document.querySelector("canvas").addEventListener("webglcontextrestored", done);
    }); undefined`);
    const devtools = await own.newBrowserCDPSession();
    await devtools.send("Browser.crashGpuProcess");
    await page.evaluate("restored.then(() => undefined)");
    expect(await differenceOf(page, before, await sightOf(page))).toBeLessThan(0.002);
    await own.close();
  });

  test("is painted in memory: on the graphics card a browser may lose it without a word", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
    await page.addInitScript(() => {
      const brushes: CanvasRenderingContext2D[] = [];
      const original = HTMLCanvasElement.prototype.getContext;
      const noted = function (this: HTMLCanvasElement, ...args: unknown[]): unknown {
        const context: unknown = Reflect.apply(original, this, args);
        if (context instanceof CanvasRenderingContext2D) brushes.push(context);
        return context;
      };
      HTMLCanvasElement.prototype.getContext = noted as typeof original;
      Object.assign(window, { brushes });
    });
    await opened(page, "nodes=3&pods=12&calm");
    // Smaller ones are Phaser's, to try out what the browser can.
    const inMemory = await page.evaluate(`brushes
      .filter(({ canvas }) => canvas.width >= 390 && canvas.height >= 390)
      .map((brush) => brush.getContextAttributes().willReadFrequently)`);
    expect(inMemory).toEqual([true, true]);
    await page.close();
  });

  test("looks the same after canvases were emptied and WebGL stayed", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
    await page.addInitScript(() => {
      const canvases: HTMLCanvasElement[] = [];
      const create = document.createElement.bind(document);
      document.createElement = (...args: Parameters<typeof create>) => {
        const element = create(...args);
        if (element instanceof HTMLCanvasElement) canvases.push(element);
        return element;
      };
      Object.assign(window, { canvases });
    });
    await opened(page, "nodes=3&pods=12&calm");
    const before = await pictureOf(page);
    await page.evaluate(`for (const canvas of canvases.splice(0)) {
      if (canvas.isConnected) continue;
      canvas.width = canvas.width;
      canvas.dispatchEvent(new Event("contextrestored"));
    }
    // Something new is painted, and the whole atlas is sent again.
    board.setWords(${JSON.stringify({ ...DEFAULT_WORDS, registry: "Harbour" })});
    clock.step(1);
    board.setWords(${JSON.stringify(DEFAULT_WORDS)});`);
    expect(await pictureOf(page)).toBe(before);
    await page.close();
  });

  test("a picture that cannot be painted is reported once, and all others are shown", async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 700 } });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(() => {
      CanvasRenderingContext2D.prototype.createRadialGradient = () => {
        throw new Error("no such gradient");
      };
    });
    await opened(page, "nodes=3&pods=12&calm");
    const told = [...errors];
    expect(told).toContain("no such gradient");
    const broken = await sightOf(page);
    await page.evaluate(`{
      const [name, pod] = [...store.rows.pods].find(([, { node }]) => node === "");
      store.put("pods", name, { ...pod, node: "tokyo-1", status: "Running", ready: true });
      store.commit();
      clock.step(3);
    }`);
    expect(await sightOf(page)).not.toBe(broken);
    expect(errors).toEqual(told);
    const whole = await open("nodes=3&pods=12&calm");
    // No soft lights and what shares a painter with them; crates, words, gauges and boards are there.
    expect(await differenceOf(whole, broken, await sightOf(whole))).toBeLessThan(0.4);
    await Promise.all([page.close(), whole.close()]);
  });

  test("words that no atlas holds leave everything else as it is", async () => {
    const page = await open("nodes=3&pods=12&calm");
    const before = await sightOf(page);
    const words = { ...DEFAULT_WORDS, registry: "Registry".repeat(60) };
    await page.evaluate(`board.setWords(${JSON.stringify(words)})`);
    expect(await differenceOf(page, before, await sightOf(page))).toBeLessThan(0.02);
    await page.close();
  });

  test("is hidden from assistive technology: the page beside it has the words", async () => {
    const page = await open("nodes=3&pods=6");
    expect(await page.locator("canvas").getAttribute("aria-hidden")).toBe("true");
    await page.close();
  });

  test("a tap picks a Pod, a second one gives it to a Node", async () => {
    const page = await open("nodes=3&pods=9&pending=3");
    const pod = await firstWaiting(page);
    const at = await positionOf(page, `pod/${pod}`);
    await page.mouse.click(at.x, at.y);
    expect(await inPage(page, ({ picked }) => picked.value)).toBe(pod);
    const pier = await positionOf(page, "node/tokyo-1");
    await page.mouse.click(pier.x, pier.y);
    expect(await inPage(page, ({ picked }) => picked.value)).toBeUndefined();
    // The crate is on its way before anybody answered.
    await inPage(page, ({ clock }) => clock.step(40));
    const there = await positionOf(page, `pod/${pod}`);
    expect(Math.abs(there.x - pier.x)).toBeLessThan(120);
    expect(there.y).toBeLessThan(at.y - 60);
    await page.close();
  });

  test("a tap on a picked Pod puts it back", async () => {
    const page = await open("nodes=3&pods=9&pending=3");
    const at = await positionOf(page, `pod/${await firstWaiting(page)}`);
    await page.mouse.click(at.x, at.y);
    await page.mouse.click(at.x, at.y);
    expect(await inPage(page, ({ picked }) => picked.value)).toBeUndefined();
    await page.close();
  });

  test("a drag does the same in one movement, and a drop into the water brings the Pod back", async () => {
    const page = await open("nodes=3&pods=9&pending=3");
    const pod = await firstWaiting(page);
    const at = await positionOf(page, `pod/${pod}`);
    const sky = { x: 195, y: 4 };
    const pier = await positionOf(page, "node/sapporo-1");
    for (const { to, lands } of [
      { to: sky, lands: false },
      { to: pier, lands: true },
    ]) {
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      await page.mouse.move(at.x, at.y - 60, { steps: 4 });
      expect(await inPage(page, ({ picked }) => picked.value)).toBe(pod);
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
      await inPage(page, ({ clock }) => clock.step(60));
      const now = await positionOf(page, `pod/${pod}`);
      expect(now.y < at.y - 60, JSON.stringify({ to, now })).toBe(lands);
    }
    await page.close();
  });

  test("a ghost that was refused springs back", async () => {
    const page = await open("nodes=3&pods=9&pending=3");
    const pod = await firstWaiting(page);
    const at = await positionOf(page, `pod/${pod}`);
    await page.evaluate(`board.ghost(${JSON.stringify(pod)}, "tokyo-1"); clock.step(30)`);
    expect((await positionOf(page, `pod/${pod}`)).y).toBeLessThan(at.y - 60);
    await page.evaluate(`board.ghost(${JSON.stringify(pod)}, undefined); clock.step(30)`);
    expect(await positionOf(page, `pod/${pod}`)).toEqual(at);
    await page.close();
  });

  test("leaves nothing behind", async () => {
    const page = await open("nodes=3&pods=9");
    await page.evaluate("board.destroy(); clock.step(2)");
    expect(await page.locator("canvas").count()).toBe(0);
    await page.close();
  });

  test("without WebGL it says so, and the page shows its list", async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      const without = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]): unknown {
        return kind.includes("webgl") ? null : Reflect.apply(original, this, [kind, ...rest]);
      };
      HTMLCanvasElement.prototype.getContext = without as typeof original;
    });
    await page.goto(`${address}dev/board.html?frames=5`);
    await page.waitForFunction(() => document.title === "failed");
    expect(await page.locator("canvas").count()).toBe(0);
    await page.close();
  });
});
