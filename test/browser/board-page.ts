import type { Page } from "playwright-core";
import { expect } from "vitest";

/** The board's page without a game, client/dev/board.html: what it looks like and where things are. */

interface Harness {
  readonly board: {
    screenPos(id: string): { x: number; y: number } | undefined;
    ghost(pod: string, node: string | undefined): void;
    destroy(): void;
  };
  readonly clock: { step(frames: number): void };
  readonly picked: { value: string | undefined };
  readonly store: { rows: { pods: Map<string, { node: string }> } };
}

/** Runs in the page. */
export const inPage = <T>(page: Page, what: (harness: Harness) => T): Promise<T> =>
  page.evaluate(`(${what.toString()})(window)`) as Promise<T>;

/** Where something is on the page, in CSS pixels. */
export async function positionOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  const at = (await page.evaluate(`board.screenPos(${JSON.stringify(id)})`)) as { x: number; y: number };
  expect(at, id).toBeDefined();
  return at;
}

/** What a canvas says of itself. */
export const pictureOf = (page: Page): Promise<string> =>
  page.evaluate(`(() => { clock.step(1); return document.querySelector("canvas").toDataURL(); })()`);

/** What somebody sees of the page, which is what a canvas says of itself unless the graphics process ended. */
export async function sightOf(page: Page): Promise<string> {
  await page.evaluate("clock.step(1)");
  return `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
}

/** Share of the pixels that look different in two pictures, 0 to 1. */
export const differenceOf = (page: Page, one: string, other: string): Promise<number> =>
  page.evaluate(
    async (addresses) => {
      const pixelsOf = async (address: string): Promise<Uint8ClampedArray> => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const brush = new OffscreenCanvas(image.width, image.height).getContext("2d");
        brush?.drawImage(image, 0, 0);
        return brush?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
      };
      const [a, b] = [await pixelsOf(addresses.one), await pixelsOf(addresses.other)];
      let different = 0;
      for (let at = 0; at < a.length; at += 4) {
        const changes = [0, 1, 2].map((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)));
        if (Math.max(...changes) > 24) different += 1;
      }
      return different / (a.length / 4);
    },
    { one, other },
  );

/** Takes WebGL away from the board and gives it back. */
export const loseAndRestore = (page: Page): Promise<unknown> =>
  page.evaluate(`new Promise((done) => {
    const canvas = document.querySelector("canvas");
    const extension = canvas.getContext("webgl").getExtension("WEBGL_lose_context");
    canvas.addEventListener("webglcontextlost", () => setTimeout(() => extension.restoreContext(), 50));
    canvas.addEventListener("webglcontextrestored", () => setTimeout(done, 50));
    extension.loseContext();
  })`);

/** A Pod without a Node. */
export const firstWaiting = (page: Page): Promise<string> =>
  inPage(page, ({ store }) => [...store.rows.pods].find(([, pod]) => pod.node === "")?.[0] ?? "");
