import { rect } from "../../view/geometry.ts";
import type { PierLayout } from "../../view/pier-layout.ts";
import { PALETTE } from "../palette.ts";
import { alpha, type Brush, fillBox, segment } from "./brush.ts";

const STEEL = "#93a9c4";
const STEEL_SHADE = "#42577a";

/** How far along the crane's width the boom reaches. */
export const BOOM_REACH = 0.74;

/** Thickness of the crane's beams. */
const beamOf = ({ crane }: PierLayout): number => Math.max(1.8, crane.h * 0.085);

/** Height of the boom, where the trolley runs. */
export const boomY = ({ crane }: Pick<PierLayout, "crane">): number => crane.y + crane.h * 0.34;

/** A harbour crane on the far left corner: mast, cab, boom with its ties, counterweight. */
export function paintCrane(brush: Brush, pier: PierLayout): void {
  const { crane } = pier;
  const beam = beamOf(pier);
  const x = crane.x + crane.w * 0.12;
  const [top, foot, boom] = [crane.y, crane.y + crane.h, boomY(pier)];
  const tip = crane.x + crane.w * BOOM_REACH;
  const back = crane.x + crane.w * 0.015;
  brush.fillStyle = alpha(PALETTE.night950, 0.28);
  brush.fillRect(x, foot + beam, tip - x, Math.max(2, beam));
  // Legs, spread like an A, on a base.
  fillBox(brush, rect(x - beam * 3, foot - beam, beam * 6, beam * 1.8), 1, STEEL_SHADE);
  segment(brush, x - beam * 2.2, foot, x - beam * 0.5, boom, STEEL_SHADE, beam);
  segment(brush, x + beam * 2.2, foot, x + beam * 0.5, boom, STEEL, beam);
  segment(
    brush,
    x - beam * 1.5,
    (foot + boom) / 2,
    x + beam * 1.5,
    (foot + boom) / 2,
    STEEL_SHADE,
    beam * 0.6,
  );
  segment(brush, x, boom, x, top, STEEL, beam);
  // Ties from the head of the mast to both ends.
  segment(brush, x, top, tip - beam * 2, boom, alpha(STEEL, 0.75), Math.max(1, beam * 0.35));
  segment(brush, x, top, back, boom, alpha(STEEL, 0.75), Math.max(1, beam * 0.35));
  fillBox(brush, rect(back, boom - beam * 0.6, tip - back, beam * 1.2), beam * 0.3, STEEL_SHADE);
  fillBox(brush, rect(back, boom - beam * 0.6, tip - back, beam * 0.55), beam * 0.3, STEEL);
  fillBox(brush, rect(back - beam * 0.5, boom, beam * 3.2, beam * 2.4), 1, "#2b3b58");
  fillBox(brush, rect(x + beam * 0.8, boom + beam * 0.6, beam * 3, beam * 2.6), 1, "#2b3b58");
}
