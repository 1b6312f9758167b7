import { rect } from "../../view/geometry.ts";
import { APP_EMBLEMS, MARKS, type Mark, zoneSign } from "../emblem-paths.ts";
import { APP_INK, PALETTE } from "../palette.ts";
import { alpha, type Brush, fillBox, glow, rounded, segment, vertical } from "./brush.ts";
import { styledDisc } from "./pattern.ts";

/** Small pictures that the scene places many times. Each is drawn into a box `w` by `h` from 0, 0. */

/** A lamp's light, for adding: a bright core in a wide halo. */
export function paintLight(brush: Brush, size: number): void {
  const middle = size / 2;
  glow(brush, middle, middle, middle, PALETTE.lamp400, 0.75);
  glow(brush, middle, middle, middle * 0.34, "#fff3d6", 1);
}

/** The light of four corner lamps on boards `w` by `h`, for adding. The brush is clipped to the boards. */
export function paintDeckLight(brush: Brush, w: number, h: number): void {
  brush.fillStyle = vertical(brush, 0, h, [
    [0, alpha(PALETTE.lamp500, 0.08)],
    [1, alpha(PALETTE.lamp500, 0.17)],
  ]);
  brush.fillRect(0, 0, w, h);
  const reach = Math.max(w, h) * 0.55;
  for (const [x, y, strength] of [
    [w * 0.05, 0, 0.4],
    [w * 0.95, 0, 0.4],
    [0, h, 0.62],
    [w, h, 0.62],
  ] as const) {
    glow(brush, x, y, reach, PALETTE.lamp500, strength, 0.8);
  }
}

/** Lamp light on the water around a pier, for adding. */
export function paintPool(brush: Brush, size: number): void {
  const middle = size / 2;
  glow(brush, middle, middle, middle, PALETTE.lamp500, 0.5);
}

/** A lamp in the water, for adding: a streak towards the viewer, broken by the waves. */
export function paintStreak(brush: Brush, w: number, h: number): void {
  const strokes = 14;
  for (let at = 0; at < strokes; at += 1) {
    const down = at / strokes;
    const half = (w / 2) * (0.25 + 0.6 * down) * (0.6 + ((at * 5) % 7) / 12);
    const y = h * (down + 0.03);
    const shift = (((at * 37) % 11) / 11 - 0.5) * w * 0.3 * down;
    const thick = (h / strokes) * (0.2 + 0.14 * down);
    brush.beginPath();
    brush.moveTo(w / 2 + shift - half, y);
    brush.quadraticCurveTo(w / 2 + shift, y - thick * 2, w / 2 + shift + half, y);
    brush.quadraticCurveTo(w / 2 + shift, y + thick * 2, w / 2 + shift - half, y);
    brush.fillStyle = alpha(PALETTE.lamp400, 0.62 * (1 - down) ** 1.2);
    brush.fill();
  }
}

/** A request: a point of light with a halo, white so that it can be tinted. */
export function paintSpark(brush: Brush, size: number): void {
  const middle = size / 2;
  glow(brush, middle, middle, middle, "#ffffff", 0.7);
  glow(brush, middle, middle, middle * 0.5, "#ffffff", 1);
  brush.beginPath();
  brush.arc(middle, middle, middle * 0.2, 0, 7);
  brush.fillStyle = "#ffffff";
  brush.fill();
}

/** A ring that widens: something arrived, or went under. White. */
export function paintRipple(brush: Brush, size: number): void {
  brush.save();
  brush.translate(size / 2, size / 2);
  brush.scale(1, 0.6);
  for (const [radius, width, opacity] of [
    [0.46, 0.05, 0.9],
    [0.36, 0.02, 0.45],
  ] as const) {
    brush.beginPath();
    brush.arc(0, 0, size * radius, 0, 7);
    brush.strokeStyle = alpha("#ffffff", opacity);
    brush.lineWidth = size * width;
    brush.stroke();
  }
  brush.restore();
}

/** A layer on its way: a small flat box. */
export function paintLayer(brush: Brush, size: number): void {
  const h = size * 0.62;
  fillBox(brush, rect(1, size * 0.25, size - 2, h * 0.95), 1.5, PALETTE.night950);
  fillBox(brush, rect(2, size * 0.25 + 1, size - 4, h * 0.5), 1, PALETTE.lamp200);
  fillBox(brush, rect(2, size * 0.25 + h * 0.5, size - 4, h * 0.38), 1, "#b98a4a");
}

const signals: ReadonlySet<Mark> = new Set<Mark>(["failing", "hand"]);

/** A round badge with a mark; the signal's own shape is a triangle. */
export function paintBadge(brush: Brush, mark: Mark, size: number): void {
  const middle = size / 2;
  const isSignal = signals.has(mark);
  brush.beginPath();
  if (mark === "failing") {
    brush.lineJoin = "round";
    brush.moveTo(middle, size * 0.1);
    brush.lineTo(size * 0.95, size * 0.88);
    brush.lineTo(size * 0.05, size * 0.88);
    brush.closePath();
  } else {
    brush.arc(middle, middle, middle * 0.88, 0, 7);
  }
  brush.fillStyle = isSignal
    ? PALETTE.signal500
    : mark === "check" || mark === "done"
      ? PALETTE.lamp300
      : PALETTE.night900;
  brush.strokeStyle = isSignal ? PALETTE.night950 : PALETTE.fog100;
  brush.lineWidth = Math.max(1.2, size * 0.075);
  brush.fill();
  brush.stroke();
  const isDark = isSignal || mark === "check" || mark === "done";
  const scale = mark === "failing" ? 0.62 : 0.72;
  const down = mark === "failing" ? size * 0.1 : 0;
  strokeEmblem(
    brush,
    MARKS[mark],
    middle,
    middle + down,
    size * scale,
    isDark ? PALETTE.night950 : PALETTE.fog50,
    2.7,
  );
}

/** Draws a sign of the 24 grid around a middle. */
export function strokeEmblem(
  brush: Brush,
  path: string,
  x: number,
  y: number,
  size: number,
  colour: string,
  width = 2,
): void {
  brush.save();
  brush.translate(x - size / 2, y - size / 2);
  brush.scale(size / 24, size / 24);
  brush.lineCap = "round";
  brush.lineJoin = "round";
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.stroke(new Path2D(path));
  brush.restore();
}

/** An app's disc on its post at the far shore. */
export function paintLantern(brush: Brush, style: number, size: number): void {
  const radius = size * 0.38;
  const [x, y] = [size / 2, size * 0.42];
  segment(brush, x, y, x, size, PALETTE.night950, Math.max(2, size * 0.1));
  segment(brush, x, y, x, size, "#5b6d92", Math.max(1, size * 0.04));
  paintAppDisc(brush, style, x, y, radius);
}

/** Disc with the emblem of an app in its colour and pattern. */
export function paintAppDisc(brush: Brush, style: number, x: number, y: number, radius: number): void {
  brush.beginPath();
  brush.arc(x, y, radius + Math.max(1.2, radius * 0.12), 0, 7);
  brush.fillStyle = PALETTE.night950;
  brush.fill();
  styledDisc(brush, style, x, y, radius);
  const emblem = APP_EMBLEMS[style];
  if (emblem === undefined || radius < 6) return;
  strokeEmblem(brush, emblem, x, y, radius * 1.3, alpha("#ffffff", 0.75), 5);
  strokeEmblem(brush, emblem, x, y, radius * 1.3, APP_INK, 2.6);
}

/** Black and white boards across a gate. */
export function paintBarrier(brush: Brush, w: number, h: number): void {
  const bar = rect(0.5, h * 0.18, w - 1, h * 0.64);
  fillBox(brush, rect(bar.x, bar.y + 2, bar.w, bar.h), 2, alpha(PALETTE.night950, 0.6));
  brush.save();
  rounded(brush, bar, 2);
  brush.clip();
  brush.fillStyle = PALETTE.fog50;
  brush.fillRect(0, 0, w, h);
  brush.fillStyle = PALETTE.night900;
  const step = h * 1.1;
  for (let x = -h; x < w; x += step * 2) {
    brush.beginPath();
    brush.moveTo(x, bar.y + bar.h);
    brush.lineTo(x + h * 0.7, bar.y);
    brush.lineTo(x + h * 0.7 + step, bar.y);
    brush.lineTo(x + step, bar.y + bar.h);
    brush.closePath();
    brush.fill();
  }
  brush.restore();
  for (const x of [h * 0.3, w - h * 0.3]) fillBox(brush, rect(x - h * 0.16, 0, h * 0.32, h), 1, "#8fa6c0");
}

/** A swallowtail on a mast. */
export function paintFlag(brush: Brush, size: number): void {
  segment(brush, size * 0.16, size, size * 0.16, size * 0.04, PALETTE.night950, size * 0.12);
  segment(brush, size * 0.16, size, size * 0.16, size * 0.04, "#a9bcd6", size * 0.06);
  brush.beginPath();
  brush.moveTo(size * 0.2, size * 0.06);
  brush.lineTo(size * 0.98, size * 0.12);
  brush.lineTo(size * 0.76, size * 0.29);
  brush.lineTo(size * 0.98, size * 0.46);
  brush.lineTo(size * 0.2, size * 0.52);
  brush.closePath();
  brush.fillStyle = PALETTE.fog50;
  brush.fill();
  brush.strokeStyle = PALETTE.night950;
  brush.lineWidth = Math.max(1, size * 0.05);
  brush.stroke();
  brush.fillStyle = PALETTE.night800;
  brush.fillRect(size * 0.36, size * 0.1, size * 0.14, size * 0.4);
}

/** The beacon of a Node that is lost: rings of the signal around a hollow lamp. */
export function paintBeacon(brush: Brush, size: number): void {
  const middle = size / 2;
  glow(brush, middle, middle, middle, PALETTE.signal500, 0.55);
  brush.beginPath();
  brush.arc(middle, middle, size * 0.2, 0, 7);
  brush.fillStyle = PALETTE.night950;
  brush.fill();
  brush.strokeStyle = PALETTE.signal500;
  brush.lineWidth = size * 0.07;
  brush.stroke();
  segment(
    brush,
    middle - size * 0.09,
    middle - size * 0.09,
    middle + size * 0.09,
    middle + size * 0.09,
    PALETTE.signal500,
    size * 0.06,
  );
}

/** Cells of a gauge: dark ticks over whatever fills it. */
export function paintCells(brush: Brush, w: number, h: number, cells: number): void {
  for (let cell = 1; cell < cells; cell += 1) {
    brush.fillStyle = alpha(PALETTE.night950, 0.85);
    brush.fillRect((w * cell) / cells - 0.75, 0, 1.5, h);
  }
  brush.fillStyle = alpha("#ffffff", 0.12);
  brush.fillRect(0, 0, w, h * 0.25);
}

/** Signs for the two gauges where their words do not fit: a chip, a stick of memory. */
export const GAUGE_SIGNS = {
  cpu: "M7 7h10v10H7zM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4",
  memory: "M3 8h18v9H3zM7 8v5M11 8v5M15 8v5M7 17v3M17 17v3",
} as const;

/** The sign of a zone: a white shape with a dark rim. Tint gives it a colour. */
export function paintZoneSign(brush: Brush, sign: number, size: number): void {
  const shape = new Path2D(zoneSign(sign));
  const margin = Math.max(1, size * 0.08);
  brush.translate(margin, margin);
  brush.scale((size - 2 * margin) / 24, (size - 2 * margin) / 24);
  brush.lineJoin = "round";
  brush.lineWidth = 3.2;
  brush.strokeStyle = alpha(PALETTE.night950, 0.85);
  brush.stroke(shape);
  brush.fillStyle = "#ffffff";
  brush.fill(shape);
}

/** Floats on a line, white, from end to end. */
export function paintFloats(brush: Brush, w: number, size: number): void {
  const count = Math.max(2, Math.round(w / (size * 3.2)));
  const middle = size / 2;
  segment(brush, middle, middle, w - middle, middle, alpha("#ffffff", 0.35), Math.max(1, size * 0.18));
  for (let at = 0; at < count; at += 1) {
    brush.beginPath();
    brush.arc(middle + ((w - size) * at) / (count - 1), middle, size * 0.36, 0, 7);
    brush.fillStyle = "#ffffff";
    brush.fill();
  }
}
