import { rect, right } from "../../view/geometry.ts";
import type { PierLayout } from "../../view/pier-layout.ts";
import { PALETTE } from "../palette.ts";
import { scatter } from "../scatter.ts";
import { alpha, type Brush, fillBox, segment, vertical } from "./brush.ts";
import { paintCrane } from "./crane.ts";
import { paintReflection } from "./water.ts";

/** A pier with all its lamps out. Light is laid over it by the scene, where the Node is Ready. */
export function paintPier(brush: Brush, pier: PierLayout): void {
  paintFoot(brush, pier);
  paintWall(brush, pier);
  paintDeck(brush, pier);
  paintSlots(brush, pier);
  paintCrane(brush, pier);
  paintLampPosts(brush, pier);
}

/** The outline of the boards, shorter at the far end. */
export function deckPath(brush: Brush, { deck, taper }: PierLayout, out = 0): void {
  brush.beginPath();
  brush.moveTo(deck.x + taper - out, deck.y - out);
  brush.lineTo(right(deck) - taper + out, deck.y - out);
  brush.lineTo(right(deck) + out, deck.y + deck.h + out);
  brush.lineTo(deck.x - out, deck.y + deck.h + out);
  brush.closePath();
}

/** The dark water around it and its reflection. */
function paintFoot(brush: Brush, pier: PierLayout): void {
  const { wall } = pier;
  const foot = wall.y + wall.h;
  brush.save();
  brush.shadowColor = "rgba(3,8,18,0.85)";
  const scale = brush.getTransform().a;
  brush.shadowBlur = 22 * scale;
  brush.shadowOffsetY = 10 * scale;
  deckPath(brush, pier);
  brush.fillStyle = "#0b1626";
  brush.fill();
  brush.restore();
  paintReflection(brush, { x: wall.x, y: foot, w: wall.w }, wall.h, "#0a1628", 0.7);
}

function paintWall(brush: Brush, { wall }: PierLayout): void {
  const foot = wall.y + wall.h;
  fillBox(
    brush,
    rect(wall.x, wall.y - 2, wall.w, wall.h + 2),
    2,
    vertical(brush, wall.y, foot, [
      [0, "#2a3d5c"],
      [0.6, "#1b2b45"],
      [1, "#121f34"],
    ]),
  );
  const count = Math.max(3, Math.round(wall.w / 30));
  for (let pile = 0; pile <= count; pile += 1) {
    const x = wall.x + 2 + ((wall.w - 4) * pile) / count;
    segment(brush, x, wall.y + 1, x, foot, alpha(PALETTE.night950, 0.3), 1.6);
  }
  brush.fillStyle = alpha("#7fa79c", 0.16);
  brush.fillRect(wall.x, foot - Math.max(2, wall.h * 0.1), wall.w, Math.max(2, wall.h * 0.1));
  segment(brush, wall.x - 4, foot + 0.5, right(wall) + 4, foot + 0.5, alpha("#cfe6fb", 0.34), 1.3);
}

function paintDeck(brush: Brush, pier: PierLayout): void {
  const { deck, taper } = pier;
  brush.save();
  deckPath(brush, pier);
  brush.clip();
  brush.fillStyle = vertical(brush, deck.y, deck.y + deck.h, [
    [0, "#3c4158"],
    [0.5, "#454355"],
    [1, "#4d4757"],
  ]);
  brush.fillRect(deck.x, deck.y, deck.w, deck.h);
  paintPlanks(brush, pier);
  // Beams along the edges.
  const beam = Math.max(2.5, deck.w * 0.018);
  for (const [from, to] of [
    [deck.x + taper, deck.x],
    [right(deck) - taper, right(deck)],
  ] as const) {
    segment(brush, from, deck.y, to, deck.y + deck.h, "#2d3348", beam * 2);
    segment(brush, from, deck.y, to, deck.y + deck.h, alpha(PALETTE.fog200, 0.3), 1.2);
  }
  brush.fillStyle = "#2d3348";
  brush.fillRect(deck.x, deck.y, deck.w, beam);
  brush.restore();
  // The near edge catches the sky.
  const edge = Math.max(2, deck.h * 0.022);
  brush.fillStyle = "#6a7088";
  brush.fillRect(deck.x, deck.y + deck.h - edge, deck.w, edge);
  brush.fillStyle = alpha(PALETTE.fog100, 0.5);
  brush.fillRect(deck.x, deck.y + deck.h - edge, deck.w, 1.2);
  segment(
    brush,
    deck.x + taper,
    deck.y + 0.5,
    right(deck) - taper,
    deck.y + 0.5,
    alpha(PALETTE.dusk300, 0.4),
    1.2,
  );
}

/** Boards run from the land out to sea, so they draw together in the distance. */
function paintPlanks(brush: Brush, { deck, taper }: PierLayout): void {
  const random = scatter(Math.round(deck.x * 7 + deck.y * 3));
  const count = Math.max(8, Math.round(deck.w / 11));
  const xAt = (share: number, far: number): number =>
    deck.x + taper * far + (deck.w - 2 * taper * far) * share;
  for (let plank = 0; plank < count; plank += 1) {
    const [a, b] = [plank / count, (plank + 1) / count];
    if (random() < 0.5) {
      brush.beginPath();
      brush.moveTo(xAt(a, 1), deck.y);
      brush.lineTo(xAt(b, 1), deck.y);
      brush.lineTo(xAt(b, 0), deck.y + deck.h);
      brush.lineTo(xAt(a, 0), deck.y + deck.h);
      brush.closePath();
      brush.fillStyle = alpha(random() < 0.5 ? "#ffffff" : PALETTE.night950, 0.02 + 0.04 * random());
      brush.fill();
    }
    segment(brush, xAt(a, 1), deck.y, xAt(a, 0), deck.y + deck.h, alpha(PALETTE.night950, 0.26), 1);
    for (let joint = 0; joint < 2; joint += 1) {
      const down = random();
      const y = deck.y + deck.h * down;
      segment(brush, xAt(a, 1 - down), y, xAt(b, 1 - down), y, alpha(PALETTE.night950, 0.3), 1);
    }
  }
}

/** The dark slots that the gauges fill. */
function paintSlots(brush: Brush, { cpu, memory }: PierLayout): void {
  for (const slot of [cpu, memory]) {
    fillBox(
      brush,
      rect(slot.x - 1.5, slot.y - 1.5, slot.w + 3, slot.h + 3),
      2.5,
      alpha(PALETTE.night950, 0.92),
    );
    segment(
      brush,
      slot.x,
      slot.y + slot.h + 1.5,
      right(slot),
      slot.y + slot.h + 1.5,
      alpha(PALETTE.fog200, 0.22),
      1,
    );
  }
}

function paintLampPosts(brush: Brush, { lamps, deck }: PierLayout): void {
  const size = Math.max(1.4, deck.w * 0.01);
  for (const { x, y } of lamps) {
    segment(brush, x, y, x, y - size * 5, "#4a5f7c", size);
    fillBox(brush, rect(x - size * 1.2, y - size * 6.6, size * 2.4, size * 2), size * 0.5, "#18243a");
  }
}

/** How far above its foot the light of a lamp burns. */
export const lampHeight = ({ deck }: PierLayout): number => Math.max(1.4, deck.w * 0.01) * 5.6;
