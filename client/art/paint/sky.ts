import type { Viewport } from "../../view/viewport.ts";
import { PALETTE } from "../palette.ts";
import { scatter } from "../scatter.ts";
import { alpha, type Brush, glow, vertical } from "./brush.ts";

/** Where the sun went down, as a share of the width: off the middle, over the open sea. */
export const SUN = 0.66;

const ZENITH = "#141b3d";
const HORIZON = "#f7c598";

/** The afterglow, the hills and the town of the users, down to the shore. */
export function paintSky(brush: Brush, { whole, inner, font }: Viewport, shoreY: number): void {
  const reach = Math.max(shoreY, inner.h * 0.1);
  brush.fillStyle = vertical(brush, shoreY - reach * 1.25, shoreY, [
    [0, ZENITH],
    [0.4, PALETTE.dusk900],
    [0.66, PALETTE.dusk700],
    [0.86, PALETTE.dusk500],
    [0.97, PALETTE.dusk300],
    [1, HORIZON],
  ]);
  brush.fillRect(0, 0, whole.w, shoreY + 1);
  // Colours of the evening are on one side; the other is already night.
  const night = brush.createLinearGradient(0, 0, whole.w, 0);
  night.addColorStop(0, alpha(ZENITH, 0.7));
  night.addColorStop(0.42, alpha(ZENITH, 0.2));
  night.addColorStop(SUN, alpha(ZENITH, 0));
  night.addColorStop(1, alpha(ZENITH, 0.45));
  brush.fillStyle = night;
  brush.fillRect(0, 0, whole.w, shoreY + 1);
  paintStars(brush, whole.w, shoreY, font);
  const sun = whole.w * SUN;
  const wide = Math.max(whole.w * 0.3, font * 15);
  glow(brush, sun, shoreY, wide, "#d8607a", 0.75, 0.26);
  glow(brush, sun, shoreY, wide * 0.75, "#ff8f52", 0.9, 0.17);
  glow(brush, sun, shoreY, wide * 0.36, "#ffe2a6", 1, 0.2);
  paintClouds(brush, sun, shoreY, reach, font);
  paintHills(brush, whole.w, shoreY, font);
  paintTown(brush, whole.w, shoreY, font);
}

function paintStars(brush: Brush, width: number, shoreY: number, font: number): void {
  const random = scatter(23);
  for (let star = 0; star < 70; star += 1) {
    const x = random() * width * (SUN - 0.08);
    const y = shoreY - font * 3 - random() * shoreY;
    brush.fillStyle = alpha("#ffffff", 0.15 + 0.5 * random() ** 3);
    const size = Math.max(0.8, font * 0.05 * (0.6 + random()));
    brush.fillRect(x, y, size, size);
  }
}

/** Thin bars of cloud over the sunset, lit from below. */
function paintClouds(brush: Brush, sun: number, shoreY: number, reach: number, font: number): void {
  const random = scatter(31);
  for (let bar = 0; bar < 9; bar += 1) {
    const up = 0.16 + 0.62 * random();
    const half = font * (3 + 9 * random()) * (1 - up * 0.4);
    const x = sun + (random() + random() - 1) * font * 26;
    const y = shoreY - reach * up;
    const colour = up < 0.42 ? "#ffb27c" : "#a8628a";
    brush.beginPath();
    brush.moveTo(x - half, y);
    brush.quadraticCurveTo(x - half * 0.2, y - font * 0.32, x + half, y);
    brush.quadraticCurveTo(x, y + font * 0.14, x - half, y);
    brush.fillStyle = alpha(colour, 0.42 * (1 - up * 0.6));
    brush.fill();
  }
}

function paintHills(brush: Brush, width: number, shoreY: number, font: number): void {
  const random = scatter(7);
  for (const [colour, height, step] of [
    ["#433d70", 1.9, 9],
    ["#2c2e5b", 1.15, 6],
  ] as const) {
    brush.beginPath();
    brush.moveTo(0, shoreY);
    let y = shoreY - font * height * (0.4 + 0.5 * random());
    brush.lineTo(0, y);
    for (let x = 0; x < width; x += font * step) {
      const next = shoreY - font * height * (0.15 + 0.85 * random());
      brush.bezierCurveTo(x + font * step * 0.4, y, x + font * step * 0.6, next, x + font * step, next);
      y = next;
    }
    brush.lineTo(width, shoreY);
    brush.closePath();
    brush.fillStyle = colour;
    brush.fill();
  }
}

/** Houses along the water, some with somebody at home. */
function paintTown(brush: Brush, width: number, shoreY: number, font: number): void {
  const random = scatter(42);
  const unit = font * 0.46;
  for (let x = -unit; x < width; ) {
    const w = unit * (0.8 + random() * 2.2);
    const isPark = random() < 0.16;
    const h = isPark ? unit * 0.5 : unit * (0.7 + random() * random() * 3.4);
    brush.fillStyle = random() < 0.5 ? "#191e43" : "#1e234b";
    brush.fillRect(x, shoreY - h, w + 0.6, h);
    if (!isPark) paintWindows(brush, { x, y: shoreY - h, w, h }, random);
    x += w + (random() < 0.2 ? unit * 0.8 : 0);
  }
  brush.fillStyle = "#10163a";
  brush.fillRect(0, shoreY - Math.max(1.5, font * 0.12), width, Math.max(1.5, font * 0.12));
}

function paintWindows(
  brush: Brush,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
  random: () => number,
): void {
  const size = Math.max(1, Math.min(w, h) * 0.13);
  for (let wy = y + size * 1.4; wy < y + h - size * 1.6; wy += size * 2.4) {
    for (let wx = x + size * 1.2; wx < x + w - size * 1.2; wx += size * 2.3) {
      if (random() > 0.42) continue;
      brush.fillStyle = alpha(random() < 0.75 ? PALETTE.lamp400 : PALETTE.lamp200, 0.55 + random() * 0.45);
      brush.fillRect(wx, wy, size, size * 1.1);
    }
  }
}
