import { describe, expect, test } from "vitest";
import { APP_COLOURS, APP_INK, PALETTE } from "../../../client/art/palette.ts";
import { contrast, distance, VISIONS, type Vision } from "./colour.ts";
import { tokens } from "./tokens.ts";

// WCAG 2.2: 1.4.3 asks 4.5 of text (3 when large), 1.4.11 asks 3 of what tells a control or its state.
const TEXT = 4.5;
const SHAPE = 3;

const screen = tokens("screen");
const print = tokens("print");

const PAIRS: readonly (readonly [name: string, front: string, back: string, least: number])[] = [
  ...["--ground", "--panel", "--panel-raised", "--panel-sunk"].flatMap(
    (back) =>
      [
        ["words on every surface", "--text", back, TEXT],
        ["headings on every surface", "--text-strong", back, TEXT],
        ["small print on every surface", "--text-muted", back, TEXT],
        ["links on every surface", "--accent-hover", back, TEXT],
        ["the focus ring on every surface", "--focus", back, SHAPE],
        ["strong lines on every surface", "--line-strong", back, SHAPE],
        ["the accent as a shape", "--accent", back, SHAPE],
        ["the alarm as a word", "--alarm-text", back, TEXT],
      ] as const,
  ),
  ["the alarm as a shape on the ground", "--alarm", "--ground", SHAPE],
  ["the alarm as a shape on a panel", "--alarm", "--panel", SHAPE],
  ["a lit button", "--on-accent", "--accent", TEXT],
  ["a lit button under the pointer", "--on-accent", "--accent-hover", TEXT],
  ["a signal button", "--on-alarm", "--alarm", TEXT],
];

const SCREEN_ONLY: typeof PAIRS = [
  ["a signal button under the pointer", "--on-alarm", "--signal-300", TEXT],
  ["a plain button under the pointer", "--text-strong", "--night-500", TEXT],
  ["what is pressed", "--lamp-300", "--lamp-900", TEXT],
  ["the rim of what is pressed", "--lamp-500", "--lamp-900", SHAPE],
  ["a signal chip", "--signal-300", "--signal-900", TEXT],
  ["words on a signal panel", "--text", "--signal-900", TEXT],
  ["kubectl's words", "--fog-200", "--night-950", TEXT],
];

describe("contrast", () => {
  test.each([...PAIRS, ...SCREEN_ONLY])("%s: %s on %s", (_name, front, back, least) => {
    expect(contrast(screen(front), screen(back))).toBeGreaterThanOrEqual(least);
  });

  test.each(PAIRS)("%s on paper: %s on %s", (_name, front, back, least) => {
    // Paper has one surface, so the focus ring and fog colours do not occur there.
    if (front === "--focus" || front === "--accent-hover") return;
    expect(contrast(print(front), print(back))).toBeGreaterThanOrEqual(least);
  });
});

describe("app colours", () => {
  test.each(APP_COLOURS.map((colour, style) => ({ style, colour })))(
    "style $style stands out from water and deck, and its pattern from it",
    ({ colour }) => {
      expect(contrast(colour, screen("--ground"))).toBeGreaterThanOrEqual(SHAPE);
      expect(contrast(colour, screen("--panel"))).toBeGreaterThanOrEqual(SHAPE);
      expect(contrast(colour, APP_INK)).toBeGreaterThanOrEqual(SHAPE);
    },
  );

  // Nine times the least noticeable difference; the patterns come on top of it.
  test.each(Object.keys(VISIONS) as Vision[])(
    "differ from each other and from the signal with %s",
    (vision) => {
      const all = [...APP_COLOURS, PALETTE.signal500];
      for (const [at, colour] of all.entries()) {
        for (const other of all.slice(at + 1)) {
          expect(distance(vision, colour, other), `${colour} ${other}`).toBeGreaterThan(18);
        }
      }
    },
  );

  test("are the same in CSS and on the canvas", () => {
    expect(APP_COLOURS.map((_, style) => screen(`--app-${style}`))).toEqual([...APP_COLOURS]);
    expect(screen("--app-ink")).toBe(APP_INK);
  });
});

test("[palette] every colour of the pictures that has a token has its value", () => {
  for (const [name, colour] of Object.entries(PALETTE)) {
    expect(screen(`--${name.replace(/(\d+)$/, "-$1")}`), name).toBe(colour);
  }
});
