import { clamp, type Point, type Rect, rect, right } from "./geometry.ts";

/** A pier in its parts. */
export interface PierLayout {
  readonly name: string;
  /** Everything: what a tap on the Node hits. */
  readonly outer: Rect;
  /** The boards that crates stand on, and the part of them for crates. */
  readonly deck: Rect;
  readonly yard: Rect;
  /** The front wall with the name and the gauges. */
  readonly wall: Rect;
  /** Missing on a pier too small for words. */
  readonly plate?: Rect;
  readonly cpu: Rect;
  readonly memory: Rect;
  /** Width at the left of both gauges for their words, 0 for none. */
  readonly gaugeWords: number;
  readonly lamps: readonly Point[];
  /** Beam of the crane over the far end; its legs stand on both sides. */
  readonly crane: Rect;
  /** Foot of the mast that flies the flag. */
  readonly mast: Point;
  /** The barrier of a cordon. */
  readonly gate: Rect;
}

/** Words on a pier narrower than so many letters would be cut off. */
const PLATE_LETTERS = 5;
const GAUGE_LETTERS = 10;
/** On a pier lower than that, words would leave no room for crates. */
const ROOMY_LETTERS = 7;

export function pierLayout(name: string, outer: Rect, font: number): PierLayout {
  const isRoomy = outer.h >= font * ROOMY_LETTERS;
  const hasPlate = isRoomy && outer.w >= font * PLATE_LETTERS;
  const hasWords = isRoomy && outer.w >= font * GAUGE_LETTERS;
  const pad = clamp(outer.w * 0.05, 3, 14);
  const gauge = clamp(hasWords ? font * 0.8 : outer.h * 0.045, 3, 22);
  const gap = Math.max(2, gauge * 0.4);
  const plateH = hasPlate ? font * 1.45 : 0;
  const wallH = plateH + 2 * gauge + 3.2 * gap;
  const waterline = clamp(outer.h * 0.03, 2, 8);
  const craneH = clamp(outer.h * 0.11, 6, 46);
  const wall = rect(outer.x, outer.y + outer.h - wallH - waterline, outer.w, wallH);
  const deck = rect(outer.x, outer.y + craneH, outer.w, wall.y - outer.y - craneH);
  const gaugeWords = hasWords ? font * 2.9 : 0;
  const gaugeRect = (index: number): Rect =>
    rect(
      wall.x + pad + gaugeWords,
      wall.y + plateH + gap + index * (gauge + gap),
      Math.max(4, wall.w - 2 * pad - gaugeWords),
      gauge,
    );
  const inset = clamp(outer.w * 0.07, 4, 22);
  return {
    name,
    outer,
    deck,
    yard: rect(deck.x + inset, deck.y + deck.h * 0.1, deck.w - 2 * inset, deck.h * 0.85),
    wall,
    ...(hasPlate && { plate: rect(wall.x + pad, wall.y + gap * 0.6, wall.w - 2 * pad, plateH) }),
    cpu: gaugeRect(0),
    memory: gaugeRect(1),
    gaugeWords,
    lamps: [
      { x: deck.x + inset * 0.35, y: deck.y + deck.h * 0.06 },
      { x: right(deck) - inset * 0.35, y: deck.y + deck.h * 0.06 },
      { x: deck.x + inset * 0.35, y: wall.y - 2 },
      { x: right(deck) - inset * 0.35, y: wall.y - 2 },
    ],
    crane: rect(deck.x, outer.y, deck.w, craneH),
    mast: { x: right(deck) - inset * 1.1, y: deck.y + 2 },
    gate: rect(
      deck.x + inset * 0.6,
      wall.y - Math.max(5, font * 0.55),
      deck.w - inset * 1.2,
      Math.max(5, font * 0.55),
    ),
  };
}
