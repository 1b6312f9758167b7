import { type Rect, rect } from "../../view/geometry.ts";
import { CRATE_ASPECT } from "../../view/pile.ts";
import { PALETTE } from "../palette.ts";
import { alpha, type Brush, fillBox, mix, rounded, segment, vertical } from "./brush.ts";
import { fillStyled, styleColour } from "./pattern.ts";

/** Room around a crate in its picture, as a share of its side: shadow, rim and badge reach over the edge. */
export const CRATE_MARGIN = 0.16;
/** The lid's part of the height; the front is the rest. */
const LID = 0.68;
const ROPE = "#f1e4c6";

interface Faces {
  readonly lid: Rect;
  readonly front: Rect;
  readonly radius: number;
}

function faces(side: number): Faces {
  const height = side * CRATE_ASPECT;
  return {
    lid: rect(0, 0, side, height * LID),
    front: rect(0, height * LID, side, height * (1 - LID)),
    radius: Math.max(1.5, side * 0.06),
  };
}

const boxOf = (side: number): Rect => rect(0, 0, side, side * CRATE_ASPECT);

/** Where the lamp of a crate is, as shares of its box. */
export const CRATE_LAMP = { x: 0.5, y: 0.845 } as const;

/** Draws a crate of a style with its left upper corner at 0, 0. The dark lamp on its front waits for its light. */
export function paintCrate(brush: Brush, style: number, side: number, containers: number): void {
  const { lid, front, radius } = faces(side);
  const colour = styleColour(style);
  const pitch = Math.max(4, side * 0.13);
  paintShadow(brush, side);
  fillBox(brush, boxOf(side), radius, mix(colour, PALETTE.night950, 0.72));
  const inner = (face: Rect): Rect => rect(face.x + 0.8, face.y + 0.8, face.w - 1.6, face.h - 1);
  const tone = mix(colour, "#ffffff", 0.06);
  fillStyled(brush, inner(lid), { style, radius: radius * 0.8, pitch, tone });
  fillStyled(brush, inner(front), {
    style,
    radius: radius * 0.6,
    pitch,
    tone: mix(colour, PALETTE.night900, 0.4),
  });
  // Light of the sky on the lid, shadow towards the ground on the front.
  rounded(brush, inner(lid), radius * 0.8);
  brush.fillStyle = vertical(brush, 0, lid.h, [
    [0, "rgba(255,255,255,0.24)"],
    [0.45, "rgba(255,255,255,0.04)"],
    [1, "rgba(6,13,24,0.14)"],
  ]);
  brush.fill();
  rounded(brush, inner(front), radius * 0.6);
  brush.fillStyle = vertical(brush, front.y, front.y + front.h, [
    [0, "rgba(6,13,24,0)"],
    [1, "rgba(6,13,24,0.42)"],
  ]);
  brush.fill();
  segment(brush, 1.5, lid.h, side - 1.5, lid.h, alpha("#ffffff", 0.5), Math.max(1, side * 0.022));
  paintLashing(brush, side, containers);
  paintLampHousing(brush, side);
}

function paintShadow(brush: Brush, side: number): void {
  brush.save();
  brush.shadowColor = "rgba(3,8,16,0.75)";
  brush.shadowBlur = side * 0.12;
  // Shadows are measured in device pixels: the brush's scale does not reach them.
  const scale = brush.getTransform().a;
  brush.shadowBlur *= scale;
  brush.shadowOffsetY = side * 0.05 * scale;
  fillBox(
    brush,
    rect(side * 0.04, side * 0.1, side * 0.92, side * (CRATE_ASPECT - 0.1)),
    side * 0.06,
    "#060d18",
  );
  brush.restore();
}

/** Ropes over the lid hold it together; a seam for each further container inside. */
function paintLashing(brush: Brush, side: number, containers: number): void {
  const height = side * CRATE_ASPECT;
  for (let seam = 1; seam < Math.min(containers, 4); seam += 1) {
    const x = (side * seam) / Math.min(containers, 4);
    segment(brush, x, 1, x, height - 1, alpha(PALETTE.night950, 0.85), Math.max(1.4, side * 0.045));
    segment(brush, x + side * 0.03, 1, x + side * 0.03, height * LID, alpha("#ffffff", 0.3), 1);
  }
  if (side < 20) return;
  const width = Math.max(1.2, side * 0.04);
  for (const at of [0.2, 0.8]) {
    const x = side * at;
    segment(brush, x, 0.5, x, height - 1, alpha(PALETTE.night950, 0.7), width * 2);
    segment(brush, x, 0.5, x, height - 1, alpha(ROPE, 0.92), width);
  }
}

function paintLampHousing(brush: Brush, side: number): void {
  const radius = Math.max(1.6, side * 0.075);
  brush.beginPath();
  brush.arc(side * CRATE_LAMP.x, side * CRATE_ASPECT * CRATE_LAMP.y, radius, 0, 7);
  brush.fillStyle = PALETTE.night950;
  brush.fill();
  brush.strokeStyle = alpha(PALETTE.fog200, 0.55);
  brush.lineWidth = Math.max(0.8, side * 0.02);
  brush.stroke();
}

/** The frame of a crate whose image has not arrived: the crate fills it from below. */
export function paintEmptyCrate(brush: Brush, style: number, side: number): void {
  const { lid, radius } = faces(side);
  const colour = styleColour(style);
  paintShadow(brush, side);
  const tone = mix(PALETTE.night900, colour, 0.2);
  fillStyled(brush, boxOf(side), { style, radius, pitch: Math.max(4, side * 0.13), tone, ink: 0.35 });
  brush.setLineDash([Math.max(2.5, side * 0.1), Math.max(2, side * 0.06)]);
  rounded(brush, rect(1, 1, side - 2, side * CRATE_ASPECT - 2), radius);
  brush.strokeStyle = mix(colour, "#ffffff", 0.2);
  brush.lineWidth = Math.max(1.6, side * 0.045);
  brush.stroke();
  brush.setLineDash([]);
  segment(brush, 1, lid.h, side - 1, lid.h, alpha(colour, 0.7), 1.2);
}

export type Rim = "pending" | "failing" | "terminating" | "picked" | "starting";

/** What is said by an outline: dashes, dots, a thick line. */
export function paintRim(brush: Brush, rim: Rim, side: number): void {
  const width = Math.max(1.6, side * 0.05);
  const looks = {
    pending: { colour: PALETTE.fog100, dash: [width * 2, width * 1.5], width: width * 0.8, out: 0.6 },
    starting: { colour: PALETTE.fog200, dash: [], width: width * 0.7, out: 0.4 },
    failing: { colour: PALETTE.signal500, dash: [], width: width * 1.5, out: 1.1 },
    terminating: { colour: PALETTE.fog300, dash: [width * 0.6, width * 1.4], width: width * 0.9, out: 0.6 },
    picked: { colour: PALETTE.lamp300, dash: [], width: width * 1.3, out: 1.6 },
  } as const;
  const look = looks[rim];
  const out = width * look.out;
  const box = rect(-out, -out, side + 2 * out, side * CRATE_ASPECT + 2 * out);
  brush.setLineDash([...look.dash]);
  brush.lineCap = rim === "terminating" ? "round" : "butt";
  rounded(brush, box, side * 0.06 + out);
  brush.strokeStyle = alpha(PALETTE.night950, 0.8);
  brush.lineWidth = look.width + 1.6;
  if (look.dash.length === 0) brush.stroke();
  brush.strokeStyle = look.colour;
  brush.lineWidth = look.width;
  brush.stroke();
  brush.setLineDash([]);
}
