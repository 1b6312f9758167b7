import { numeric } from "../art/paint/brush.ts";
import { GAUGE_SIGNS, paintCells, strokeEmblem } from "../art/paint/sprites.ts";
import { PALETTE } from "../art/palette.ts";
import { clamp, type Rect } from "../view/geometry.ts";
import { approach } from "../view/motion.ts";
import type { GaugeView } from "../view/node-view.ts";
import { DEPTH } from "./depth.ts";
import type { Picture, Stage } from "./stage.ts";

const RESERVED = numeric("#86b3dc");
const PREVIEW = numeric(PALETTE.fog50);
const USED = numeric(PALETTE.lamp400);
const DANGER = numeric(PALETTE.signal500);
/** More than this of a machine in use is trouble. */
const TOO_MUCH = 0.95;

export interface GaugeLook {
  readonly slot: Rect;
  /** Width for the word at its left; narrower than a word, a sign stands there. */
  readonly words: number;
  readonly word: string;
  readonly font: number;
  readonly sign: keyof typeof GAUGE_SIGNS;
  readonly cells: number;
}

/** One of the two sums of a Node: reserved as the fill, really used as the line in it, and what a Pod would add. */
export class Gauge {
  readonly #stage: Stage;
  readonly #fill: Picture;
  readonly #preview: Picture;
  readonly #line: Picture;
  readonly #cells: Picture;
  readonly #name: Picture;
  #slot: Rect | undefined;
  #wanted = { reserved: 0, used: -1, preview: 0 };
  #now = { reserved: 0, used: 0, preview: 0 };

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#fill = stage
      .picture("pixel", DEPTH.wall + 1)
      .setOrigin(0, 0)
      .setTint(RESERVED);
    this.#preview = stage
      .picture("pixel", DEPTH.wall + 1)
      .setOrigin(0, 0)
      .setTint(PREVIEW);
    this.#line = stage
      .picture("pixel", DEPTH.wall + 2)
      .setOrigin(0, 0)
      .setTint(USED);
    this.#cells = stage.picture("pixel", DEPTH.wall + 3).setOrigin(0, 0);
    this.#name = stage.picture("pixel", DEPTH.wall + 1).setOrigin(0, 0.5);
  }

  place({ slot, words, word, font, sign, cells }: GaugeLook): void {
    this.#slot = slot;
    const [w, h] = [Math.round(slot.w), Math.round(slot.h)];
    const frame = this.#stage.frame(`cells/${w}/${h}/${cells}`, w, h, (brush) =>
      paintCells(brush, w, h, cells),
    );
    this.#stage.reframe(this.#cells, frame);
    this.#cells.setPosition(slot.x, slot.y);
    this.#name.setVisible(words > 0);
    if (words === 0) return;
    const middle = slot.y + slot.h / 2;
    if (words > font * 2) {
      const label = this.#stage.words(word, {
        size: Math.round(Math.min(font * 0.8, slot.h * 1.25)),
        weight: 650,
        rim: false,
      });
      this.#stage.reframe(this.#name, label.frame);
      this.#name
        .setOrigin(0, 0.5)
        .setPosition(slot.x - words, middle)
        .setTint(numeric(PALETTE.fog200));
    } else {
      const size = Math.round(slot.h * 1.5);
      const icon = this.#stage.frame(`sign/${sign}/${size}`, size, size, (brush) =>
        strokeEmblem(brush, GAUGE_SIGNS[sign], size / 2, size / 2, size, "#ffffff", 2.4),
      );
      this.#stage.reframe(this.#name, icon);
      this.#name
        .setOrigin(0, 0.5)
        .setPosition(slot.x - words, middle)
        .setTint(numeric(PALETTE.fog200));
    }
  }

  /** `add`: what the picked Pod would reserve here, in the gauge's unit. */
  show({ capacity, reserved, used }: GaugeView, add: number): void {
    const share = (amount: number): number => (capacity <= 0 ? 0 : clamp(amount / capacity, 0, 1));
    this.#wanted = {
      reserved: share(reserved),
      used: used === undefined ? -1 : share(used),
      preview: add === 0 ? 0 : share(reserved + add),
    };
  }

  /** Moves towards what is wanted; returns whether it still moves. */
  step(ms: number, snap: boolean): boolean {
    const [now, wanted] = [this.#now, this.#wanted];
    for (const key of ["reserved", "used", "preview"] as const) {
      const target = Math.max(0, wanted[key]);
      now[key] = snap || Math.abs(target - now[key]) < 0.003 ? target : approach(now[key], target, ms);
    }
    this.#draw();
    return (["reserved", "used", "preview"] as const).some((key) => now[key] !== Math.max(0, wanted[key]));
  }

  destroy(): void {
    for (const image of [this.#fill, this.#preview, this.#line, this.#cells, this.#name]) image.destroy();
  }

  #draw(): void {
    const slot = this.#slot;
    if (slot === undefined) return;
    const { reserved, used, preview } = this.#now;
    this.#bar(this.#fill, slot.x, slot.y, slot.w * reserved, slot.h);
    const from = Math.min(reserved, preview);
    this.#bar(
      this.#preview,
      slot.x + slot.w * from,
      slot.y,
      slot.w * Math.max(0, preview - reserved),
      slot.h,
    );
    this.#preview.setAlpha(0.75);
    const thick = Math.max(2, slot.h * 0.34);
    this.#bar(this.#line, slot.x, slot.y + (slot.h - thick) / 2, slot.w * used, thick);
    this.#line.setTint(used > TOO_MUCH ? DANGER : USED);
  }

  #bar(image: Picture, x: number, y: number, w: number, h: number): void {
    image.setVisible(w > 0.4).setPosition(x, y);
    this.#stage.stretch(image, w, h);
  }
}
