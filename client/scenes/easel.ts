import type { Brush } from "../art/paint/brush.ts";

/** A canvas on which a texture is painted, and what it is painted with. */
export interface Easel {
  readonly canvas: HTMLCanvasElement;
  readonly brush: Brush;
}

/**
 * An empty easel of so many pixels; undefined where there is no 2d canvas. It is kept in memory, as one that is read: a
 * canvas on the graphics card that is painted on rarely may lose everything painted before, without any event (Chromium 150).
 */
export function easel(width: number, height: number, { alpha = true } = {}): Easel | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext("2d", { alpha, willReadFrequently: true });
  return brush === null ? undefined : { canvas, brush };
}
