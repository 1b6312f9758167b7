import type { Viewport } from "../../view/viewport.ts";
import { PALETTE } from "../palette.ts";
import { scatter } from "../scatter.ts";
import { alpha, type Brush, vertical } from "./brush.ts";
import { SUN } from "./sky.ts";

/** The water between the far shore and the quay, with what is left of the evening in it. */
export function paintWater(brush: Brush, { whole, font }: Viewport, shoreY: number, quayY: number): void {
  const depth = quayY - shoreY;
  brush.fillStyle = vertical(brush, shoreY, quayY, [
    [0, "#a5789a"],
    [0.05, "#6f6796"],
    [0.15, "#466493"],
    [0.4, "#2a5480"],
    [0.75, "#1e4468"],
    [1, "#193a5a"],
  ]);
  brush.fillRect(0, shoreY, whole.w, depth + 2);
  paintNight(brush, whole.w, shoreY, depth);
  paintSunPath(brush, whole.w, shoreY, depth);
  paintWaves(brush, whole.w, shoreY, depth, font);
}

function paintNight(brush: Brush, width: number, shoreY: number, depth: number): void {
  const night = brush.createLinearGradient(0, 0, width, 0);
  night.addColorStop(0, alpha(PALETTE.night900, 0.42));
  night.addColorStop(0.45, alpha(PALETTE.night900, 0.12));
  night.addColorStop(SUN, alpha(PALETTE.night900, 0));
  night.addColorStop(1, alpha(PALETTE.night900, 0.3));
  brush.fillStyle = night;
  brush.fillRect(0, shoreY, width, depth + 2);
}

/** Flakes of light under the sunset, larger and rarer the nearer they are. */
function paintSunPath(brush: Brush, width: number, shoreY: number, depth: number): void {
  const random = scatter(11);
  const centre = width * SUN;
  const narrow = Math.min(width, depth * 1.5);
  for (let at = 0.004; at < 1; at += 0.004 + at * 0.012) {
    const reach = narrow * (0.05 + 0.13 * at);
    for (let flake = 0; flake < 5; flake += 1) {
      const x = centre + (random() + random() - 1) * reach * 2.2;
      const half = narrow * (0.012 + 0.03 * at) * (0.5 + random());
      const strength = 0.62 * (1 - at) ** 1.6 * (0.4 + 0.6 * random());
      stroke(brush, x, shoreY + depth * at * 0.6, half, 1 + at * 5, alpha("#ffc79a", strength));
    }
  }
}

/** A wave seen flat: a lens that thins out at both ends. */
function stroke(brush: Brush, x: number, y: number, half: number, thick: number, colour: string): void {
  brush.beginPath();
  brush.moveTo(x - half, y);
  brush.quadraticCurveTo(x, y - thick, x + half, y);
  brush.quadraticCurveTo(x, y + thick, x - half, y);
  brush.fillStyle = colour;
  brush.fill();
}

function paintWaves(brush: Brush, width: number, shoreY: number, depth: number, font: number): void {
  const random = scatter(3);
  const count = Math.round((width * depth) / (font * font * 5));
  for (let wave = 0; wave < count; wave += 1) {
    const at = random() ** 0.8;
    const x = random() * width;
    const half = font * (0.6 + 2.6 * at) * (0.5 + random());
    const isLight = random() < 0.55;
    const colour = isLight
      ? alpha("#9cc4ea", 0.05 + 0.07 * random())
      : alpha(PALETTE.night950, 0.06 + 0.1 * random());
    stroke(brush, x, shoreY + depth * at, half, 0.7 + at * 1.8, colour);
  }
}

/** What stands in the water shows below it, broken by the waves. */
export function paintReflection(
  brush: Brush,
  { x, y, w }: { readonly x: number; readonly y: number; readonly w: number },
  length: number,
  colour: string,
  strength: number,
): void {
  const random = scatter(Math.round(x * 31 + y));
  const step = Math.max(1.6, length / 16);
  for (let down = 0; down < length; down += step) {
    const fade = (1 - down / length) ** 1.4;
    const shift = (random() - 0.5) * w * 0.06 * (down / length);
    brush.fillStyle = alpha(colour, strength * fade * (0.65 + 0.35 * random()));
    brush.fillRect(x + shift + w * 0.015, y + down, w * 0.97, step * 0.72);
  }
}
