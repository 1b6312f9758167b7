/** Lengths are CSS pixels; x grows to the right, y down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly w: number;
  readonly h: number;
}

/** Left upper corner and size. */
export interface Rect extends Point, Size {}

export const rect = (x: number, y: number, w: number, h: number): Rect => ({ x, y, w, h });

export const right = (r: Rect): number => r.x + r.w;
export const bottom = (r: Rect): number => r.y + r.h;
export const centre = (r: Rect): Point => ({ x: r.x + r.w / 2, y: r.y + r.h / 2 });

/** The rectangle without a margin of `dx` on the left and right, and `dy` above and below. */
export const shrink = (r: Rect, dx: number, dy: number = dx): Rect =>
  rect(r.x + dx, r.y + dy, Math.max(0, r.w - 2 * dx), Math.max(0, r.h - 2 * dy));

export const hasPoint = (r: Rect, p: Point): boolean =>
  p.x >= r.x && p.x < right(r) && p.y >= r.y && p.y < bottom(r);

/** `inner` lies in `outer`; half a pixel of rounding is forgiven. */
export const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  right(inner) <= right(outer) + 0.5 &&
  bottom(inner) <= bottom(outer) + 0.5;

/** They share more than an edge; half a pixel of rounding is forgiven. */
export const doOverlap = (a: Rect, b: Rect): boolean =>
  a.x < right(b) - 0.5 && b.x < right(a) - 0.5 && a.y < bottom(b) - 0.5 && b.y < bottom(a) - 0.5;

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));
