import type { Brush } from "../art/paint/brush.ts";

/** A canvas on which a texture is painted, and what it is painted with. */
export interface Easel {
  readonly canvas: HTMLCanvasElement;
  readonly brush: Brush;
}

/**
 * An empty easel of so many pixels; undefined where there is no 2d canvas. It is kept in memory, as one that is read: with
 * several boards open, Chromium 150 emptied those on the graphics card in the middle of a round, without any event.
 */
export function easel(width: number, height: number, { alpha = true } = {}): Easel | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext("2d", { alpha, willReadFrequently: true });
  return brush === null ? undefined : { canvas, brush };
}
