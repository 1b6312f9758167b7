import type { BoardLayout } from "../../view/board-layout.ts";
import { type Rect, rect, right } from "../../view/geometry.ts";
import { PALETTE } from "../palette.ts";
import { scatter } from "../scatter.ts";
import { alpha, type Brush, fillBox, rounded, segment, vertical } from "./brush.ts";

const STONE = "#2c3a52";

/** The land in front: paving, its edge, the painted bay of the queue. */
export function paintQuay(brush: Brush, { quay, queue, viewport }: BoardLayout): void {
  const { font } = viewport;
  // Shadow of the edge on the water.
  brush.fillStyle = vertical(brush, quay.y - font * 0.8, quay.y, [
    [0, alpha(PALETTE.night950, 0)],
    [1, alpha(PALETTE.night950, 0.5)],
  ]);
  brush.fillRect(quay.x, quay.y - font * 0.8, quay.w, font * 0.8);
  brush.fillStyle = vertical(brush, quay.y, quay.y + quay.h, [
    [0, "#35455f"],
    [0.12, STONE],
    [1, "#18233a"],
  ]);
  brush.fillRect(quay.x, quay.y, quay.w, quay.h);
  paintSlabs(brush, quay, font);
  const edge = Math.max(3, font * 0.32);
  brush.fillStyle = "#5a6e8b";
  brush.fillRect(quay.x, quay.y, quay.w, edge);
  brush.fillStyle = alpha(PALETTE.fog100, 0.5);
  brush.fillRect(quay.x, quay.y, quay.w, 1.3);
  brush.fillStyle = alpha(PALETTE.night950, 0.35);
  brush.fillRect(quay.x, quay.y + edge, quay.w, 1.5);
  for (let x = quay.x + font * 2; x < right(quay); x += font * 6) {
    fillBox(brush, rect(x, quay.y - font * 0.28, font * 0.5, font * 0.5), font * 0.16, "#0f1a2c");
    fillBox(brush, rect(x, quay.y - font * 0.28, font * 0.5, font * 0.17), font * 0.08, "#445a78");
  }
  paintBay(brush, queue, font);
}

function paintSlabs(brush: Brush, quay: Rect, font: number): void {
  const random = scatter(19);
  const row = font * 1.5;
  for (let y = quay.y + row, at = 0; y < quay.y + quay.h; y += row, at += 1) {
    segment(brush, quay.x, y, right(quay), y, alpha(PALETTE.night950, 0.16), 1);
    for (let x = quay.x + (at % 2) * font * 1.4; x < right(quay); x += font * 2.8) {
      segment(brush, x, y - row, x, y, alpha(PALETTE.night950, 0.12), 1);
      if (random() < 0.12) {
        brush.fillStyle = alpha(random() < 0.5 ? "#ffffff" : PALETTE.night950, 0.035);
        brush.fillRect(x, y - row, font * 2.8, row);
      }
    }
  }
}

/** White paint on the ground: here Pods wait. */
function paintBay(brush: Brush, queue: Rect, font: number): void {
  fillBox(brush, queue, 6, alpha(PALETTE.night950, 0.24));
  brush.setLineDash([font * 0.9, font * 0.55]);
  rounded(brush, rect(queue.x + 1, queue.y + 1, queue.w - 2, queue.h - 2), 5);
  brush.strokeStyle = alpha(PALETTE.fog100, 0.42);
  brush.lineWidth = Math.max(1.4, font * 0.11);
  brush.stroke();
  brush.setLineDash([]);
}

/** Boards laid over the water; seen from above, with a shaded side. */
export function paintWalkway(brush: Brush, way: Rect): void {
  if (way.w < 1 || way.h < 1) return;
  const isLong = way.h > way.w;
  brush.fillStyle = alpha(PALETTE.night950, 0.4);
  brush.fillRect(way.x - 2, way.y + 4, way.w + 4, way.h);
  brush.fillStyle = "#31486a";
  brush.fillRect(way.x, way.y, way.w, way.h);
  brush.fillStyle = "#1a2c47";
  if (!isLong) brush.fillRect(way.x, way.y + way.h, way.w, Math.max(2, way.h * 0.35));
  const seam = alpha(PALETTE.night950, 0.25);
  const step = 5;
  for (let at = step; at < (isLong ? way.h : way.w); at += step) {
    if (isLong) segment(brush, way.x, way.y + at, right(way), way.y + at, seam, 1);
    else segment(brush, way.x + at, way.y, way.x + at, way.y + way.h, seam, 1);
  }
  segment(brush, way.x + 0.5, way.y, way.x + 0.5, way.y + way.h, alpha(PALETTE.fog200, 0.25), 1);
  segment(brush, right(way) - 0.5, way.y, right(way) - 0.5, way.y + way.h, alpha(PALETTE.fog200, 0.18), 1);
}
