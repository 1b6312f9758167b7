import { clamp, type Point, type Rect, rect, right } from "./geometry.ts";

/** A pier in its parts. */
export interface PierLayout {
  readonly name: string;
  /** Everything: what a tap on the Node hits. */
  readonly outer: Rect;
  /** The boards that crates stand on (its far edge is shorter by `taper` on both sides), and the part for crates. */
  readonly deck: Rect;
  readonly taper: number;
  readonly yard: Rect;
  /** The front wall with the name and the gauges. */
  readonly wall: Rect;
  /** Missing on a pier too small for words. */
  readonly plate?: Rect;
  readonly cpu: Rect;
  readonly memory: Rect;
  /** Width at the left of both gauges for their words or signs, 0 for none. */
  readonly gaugeWords: number;
  /** Far left, far right, near left, near right. */
  readonly lamps: readonly Point[];
  /** The crane's mast stands at the left of this, its boom reaches to the right. */
  readonly crane: Rect;
  /** Foot of the mast that flies the flag. */
  readonly mast: Point;
  /** The barrier of a cordon. */
  readonly gate: Rect;
}

/** Words on a pier narrower than so many letters would be cut off. */
const PLATE_LETTERS = 5;
/** From so many letters on, the name stands beside the gauges, not above them. */
const BESIDE_LETTERS = 9;
/** From so many letters on, gauges are named by words, not by signs. */
const WORDS_LETTERS = 14;
/** On a pier lower than that, words would leave no room for crates. */
const ROOMY_LETTERS = 7;
/** A letter is about this wide by its size. */
const LETTER = 0.63;

interface Wall {
  readonly h: number;
  readonly plate?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly gauges: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
    readonly gap: number;
  };
  readonly words: number;
}

/** The parts of a wall `w` wide, from its left upper corner. */
function wallParts({ w, h }: Rect, font: number, letters: number): Wall {
  const isRoomy = h >= font * ROOMY_LETTERS && w >= font * PLATE_LETTERS;
  const pad = clamp(w * 0.035, 3, 16);
  if (!isRoomy) {
    const bar = clamp(h * 0.05, 3, 8);
    const gap = Math.max(2, bar * 0.5);
    return { h: 2 * bar + 3 * gap, gauges: { x: pad, y: gap, w: w - 2 * pad, h: bar, gap }, words: 0 };
  }
  const bar = clamp(font * 0.62, 6, 20);
  const gap = Math.max(3, bar * 0.55);
  const words = w >= font * WORDS_LETTERS ? font * 2.8 : w >= font * BESIDE_LETTERS ? bar * 1.6 : bar * 1.9;
  if (w < font * BESIDE_LETTERS) {
    const plateH = font * 1.3;
    const y = gap * 0.5 + plateH + gap * 0.4;
    return {
      h: y + 2 * bar + 2 * gap,
      plate: { x: pad, y: gap * 0.5, w: w - 2 * pad, h: plateH },
      gauges: { x: pad + words, y, w: w - 2 * pad - words, h: bar, gap },
      words,
    };
  }
  const wallH = 2 * bar + 3 * gap;
  const plateW = clamp(letters * font * LETTER, w * 0.3, w * 0.62);
  const x = pad + plateW + pad * 0.6 + words;
  return {
    h: wallH,
    plate: { x: pad, y: (wallH - font * 1.4) / 2, w: plateW, h: font * 1.4 },
    gauges: { x, y: gap, w: w - x - pad, h: bar, gap },
    words,
  };
}

/** `letters`: of the longest name, so that all piers look alike. */
export function pierLayout(name: string, outer: Rect, font: number, letters: number): PierLayout {
  const parts = wallParts(outer, font, letters);
  const waterline = clamp(outer.h * 0.03, 2, 8);
  const craneH = clamp(outer.h * 0.1, 6, 40);
  const wall = rect(outer.x, outer.y + outer.h - parts.h - waterline, outer.w, parts.h);
  const deck = rect(outer.x, outer.y + craneH, outer.w, wall.y - outer.y - craneH);
  const taper = outer.w * 0.04;
  const at = (part: { x: number; y: number; w: number; h: number }): Rect =>
    rect(wall.x + part.x, wall.y + part.y, part.w, part.h);
  const side = taper + clamp(outer.w * 0.035, 3, 14);
  const { gauges } = parts;
  const gateH = clamp(font * 0.5, 4, 16);
  return {
    name,
    outer,
    deck,
    taper,
    yard: rect(deck.x + side, deck.y + deck.h * 0.1, deck.w - 2 * side, deck.h * 0.85),
    wall,
    ...(parts.plate !== undefined && { plate: at(parts.plate) }),
    cpu: at(gauges),
    memory: at({ ...gauges, y: gauges.y + gauges.h + gauges.gap }),
    gaugeWords: parts.words,
    lamps: [
      { x: deck.x + taper + 3, y: deck.y + 2 },
      { x: right(deck) - taper - 3, y: deck.y + 2 },
      { x: deck.x + 4, y: wall.y - 2 },
      { x: right(deck) - 4, y: wall.y - 2 },
    ],
    crane: rect(deck.x + taper, outer.y, deck.w - 2 * taper, craneH + deck.h * 0.1),
    mast: { x: right(deck) - taper - side * 0.5, y: deck.y + deck.h * 0.08 },
    gate: rect(deck.x + 8, wall.y - gateH, deck.w - 16, gateH),
  };
}
