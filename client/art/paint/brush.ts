import type { Rect } from "../../view/geometry.ts";

/** What pictures are drawn with; one unit is a CSS pixel. */
export type Brush = CanvasRenderingContext2D;

const channels = (hex: string): readonly [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

/** `#rrggbb` with an opacity of 0 to 1. */
export const alpha = (hex: string, opacity: number): string => {
  const [r, g, b] = channels(hex);
  return `rgba(${r},${g},${b},${opacity})`;
};

/** The colour so far (0 to 1) on the way from one to another, `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  const parts = a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export const numeric = (hex: string): number => Number.parseInt(hex.slice(1), 16);

/** Colours at their places (0 to 1) from top to bottom. */
export function vertical(
  brush: Brush,
  from: number,
  to: number,
  stops: readonly (readonly [at: number, colour: string])[],
): CanvasGradient {
  const gradient = brush.createLinearGradient(0, from, 0, to);
  for (const [at, colour] of stops) gradient.addColorStop(at, colour);
  return gradient;
}

/** A soft round light. `squash` below 1 lays it on the ground. */
export function glow(
  brush: Brush,
  x: number,
  y: number,
  radius: number,
  colour: string,
  strength: number,
  squash = 1,
): void {
  // A board of a few pixels, before its page has its size: an error here would end the board's loop for good.
  if (radius <= 0) return;
  brush.save();
  brush.translate(x, y);
  brush.scale(1, squash);
  const gradient = brush.createRadialGradient(0, 0, 0, 0, 0, radius);
  gradient.addColorStop(0, alpha(colour, strength));
  gradient.addColorStop(0.35, alpha(colour, strength * 0.42));
  gradient.addColorStop(0.7, alpha(colour, strength * 0.1));
  gradient.addColorStop(1, alpha(colour, 0));
  brush.fillStyle = gradient;
  brush.fillRect(-radius, -radius, radius * 2, radius * 2);
  brush.restore();
}

/** A rectangle with round corners as the brush's path. Older Safari has no `roundRect`. */
export function rounded(brush: Brush, { x, y, w, h }: Rect, radius: number): void {
  const r = Math.max(0, Math.min(radius, w / 2, h / 2));
  brush.beginPath();
  brush.moveTo(x + r, y);
  brush.arcTo(x + w, y, x + w, y + h, r);
  brush.arcTo(x + w, y + h, x, y + h, r);
  brush.arcTo(x, y + h, x, y, r);
  brush.arcTo(x, y, x + w, y, r);
  brush.closePath();
}

export function fillBox(brush: Brush, box: Rect, radius: number, fill: string | CanvasGradient): void {
  rounded(brush, box, radius);
  brush.fillStyle = fill;
  brush.fill();
}

/** A straight stroke from one point to another. */
export function segment(
  brush: Brush,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  width: number,
): void {
  brush.beginPath();
  brush.moveTo(x1, y1);
  brush.lineTo(x2, y2);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.stroke();
}
