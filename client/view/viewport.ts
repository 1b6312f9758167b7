import { clamp, type Rect, rect, type Size } from "./geometry.ts";

/** Where a board is looked at: a phone held upright, a screen at arm's length, or a wall seen from the back row. */
export type ViewportClass = "portrait" | "laptop" | "projector";

export interface Viewport {
  readonly class: ViewportClass;
  /** The whole picture. */
  readonly whole: Rect;
  /** What nothing else covers: everything that matters is in here. */
  readonly inner: Rect;
  /** Size of the letters in the picture. */
  readonly font: number;
}

interface Covered {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Smaller boards are cut off: they are on their way in or out, and nobody could read them. In CSS pixels. */
const LEAST_WIDTH = 320;
const LEAST_HEIGHTS: Readonly<Record<ViewportClass, number>> = { portrait: 400, laptop: 240, projector: 240 };

/** A projector shows text of 2.5 % of its height, the least that is read from the back row. */
const PROJECTOR_FONT = 0.025;

/**
 * `screenHeight`: of a projector, in CSS pixels; missing anywhere else. The board may be only a part of its screen, but
 * its letters are read from the same row.
 */
export function viewportOf(size: Size, screenHeight?: number, covered?: Covered): Viewport {
  const { top, right, bottom, left } = covered ?? { top: 0, right: 0, bottom: 0, left: 0 };
  const isPortrait = size.w < size.h || size.w < 560;
  const kind = isPortrait ? "portrait" : screenHeight === undefined ? "laptop" : "projector";
  const fonts = {
    portrait: 13,
    laptop: clamp(size.h * 0.02, 13, 17),
    projector: clamp((screenHeight ?? size.h) * PROJECTOR_FONT, 15, 60),
  };
  const inner = rect(
    left,
    top,
    Math.max(LEAST_WIDTH, size.w - left - right),
    Math.max(LEAST_HEIGHTS[kind], size.h - top - bottom),
  );
  return {
    class: kind,
    whole: rect(0, 0, Math.max(size.w, inner.w), Math.max(size.h, inner.h)),
    inner,
    font: Math.round(fonts[kind]),
  };
}
