import { PALETTE } from "../palette.ts";
import { alpha, type Brush } from "./brush.ts";

/** How words in the picture look. `size` in CSS pixels. */
export interface Lettering {
  readonly size: number;
  readonly weight: number;
  /** Dark rim, for words over water. */
  readonly rim: boolean;
}

/** The same family as the page's (`--font-sans`). */
const FAMILY =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif';

export const fontOf = ({ size, weight }: Lettering): string => `${weight} ${size}px ${FAMILY}`;

/** Room above and below the letters, for accents and the rim. */
export const LINE = 1.5;

export const rimOf = ({ size, rim }: Lettering): number => (rim ? Math.max(1.5, size * 0.16) : 0);

/** Draws white words with their left end at the rim, in a line `LINE` times their size; tint gives them a colour. */
export function paintLetters(brush: Brush, text: string, lettering: Lettering): void {
  const rim = rimOf(lettering);
  const y = (lettering.size * LINE) / 2;
  brush.font = fontOf(lettering);
  brush.textBaseline = "middle";
  brush.textAlign = "left";
  if (rim > 0) {
    brush.strokeStyle = alpha(PALETTE.night950, 0.85);
    brush.lineWidth = rim * 1.6;
    brush.lineJoin = "round";
    brush.strokeText(text, rim, y);
  }
  brush.fillStyle = "#ffffff";
  brush.fillText(text, rim, y);
}
