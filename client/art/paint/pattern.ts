import { type Rect, rect } from "../../view/geometry.ts";
import { APP_COLOURS, APP_INK, APP_PATTERNS, PALETTE } from "../palette.ts";
import { alpha, type Brush, rounded } from "./brush.ts";

/** Colour of a style; fog for a Pod of no app. */
export const styleColour = (style: number): string => APP_COLOURS[style] ?? PALETTE.fog300;

/** Fills the brush's clip with the pattern of a style, lines `pitch` apart, over what is there. */
function hatch(brush: Brush, style: number, { x, y, w, h }: Rect, pitch: number, ink: string): void {
  const pattern = APP_PATTERNS[style] ?? "plain";
  const thick = pitch * 0.34;
  brush.fillStyle = ink;
  const upright = pattern === "upright" || pattern === "checked";
  const level = pattern === "level" || pattern === "checked";
  const thin = pattern === "checked" ? thick * 0.7 : thick;
  const step = pattern === "checked" ? pitch * 1.2 : pitch;
  if (upright) for (let at = step / 2; at < w; at += step) brush.fillRect(x + at - thin / 2, y, thin, h);
  if (level) for (let at = step / 2; at < h; at += step) brush.fillRect(x, y + at - thin / 2, w, thin);
  if (pattern === "slanted") {
    brush.strokeStyle = ink;
    brush.lineWidth = thick;
    brush.beginPath();
    for (let at = -h; at < w; at += pitch * 1.25) {
      brush.moveTo(x + at, y + h);
      brush.lineTo(x + at + h, y);
    }
    brush.stroke();
  }
  if (pattern === "dotted") {
    for (let row = 0; row * pitch < h + pitch; row += 1) {
      for (let at = (row % 2) * pitch * 0.5; at < w + pitch; at += pitch) {
        brush.beginPath();
        brush.arc(x + at, y + (row + 0.4) * pitch * 0.86, pitch * 0.24, 0, 7);
        brush.fill();
      }
    }
  }
}

/** A face in the colour and pattern of an app. */
export function fillStyled(
  brush: Brush,
  face: Rect,
  {
    style,
    radius,
    pitch,
    tone,
    ink = 0.5,
  }: { style: number; radius: number; pitch: number; tone: string; ink?: number },
): void {
  brush.save();
  rounded(brush, face, radius);
  brush.clip();
  brush.fillStyle = tone;
  brush.fillRect(face.x, face.y, face.w, face.h);
  hatch(brush, style, face, pitch, alpha(APP_INK, ink));
  brush.restore();
}

/** A round badge of an app, for lanterns and boards. */
export function styledDisc(brush: Brush, style: number, cx: number, cy: number, radius: number): void {
  const box = rect(cx - radius, cy - radius, radius * 2, radius * 2);
  fillStyled(brush, box, {
    style,
    radius,
    pitch: Math.max(4, radius * 0.55),
    tone: styleColour(style),
    ink: 0.42,
  });
}
