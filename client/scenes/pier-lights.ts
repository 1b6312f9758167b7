import { BlendModes } from "phaser";
import { alpha } from "../art/paint/brush.ts";
import { deckPath, lampHeight } from "../art/paint/pier.ts";
import { paintDeckLight, paintLight, paintPool, paintStreak } from "../art/paint/sprites.ts";
import { clamp, rect } from "../view/geometry.ts";
import { approach } from "../view/motion.ts";
import type { PierLayout } from "../view/pier-layout.ts";
import { DEPTH } from "./depth.ts";
import type { PierShown } from "./pier-shown.ts";
import type { Painter, Picture, Stage } from "./stage.ts";

/** When lamps go out or on, they do so one after the other. */
const LAMP_DELAY_MS = 130;
const LAMPS = 4;
/** After a change lamps may still be on their way for so long. */
const CHANGE_MS = LAMP_DELAY_MS * LAMPS + 900;
const WASH_PIXELS = 224;
/** Room around a pier in the pictures that have its outline. */
export const OUTLINE_MARGIN = 8;

/** The lamps of a pier: their light on boards and water while the Node is Ready, the dark when it is not. */
export class PierLights {
  readonly #stage: Stage;
  readonly #pool: Picture;
  readonly #wash: Picture;
  readonly #shade: Picture;
  readonly #bulbs: readonly Picture[];
  readonly #streaks: readonly Picture[];
  readonly #lamps = [0, 0, 0, 0];
  #isLit: boolean | undefined;
  #sinceChange = CHANGE_MS;
  #dark = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    const light = stage.frame("light", 96, 96, (brush) => paintLight(brush, 96));
    const pool = stage.frame("pool", 64, 64, (brush) => paintPool(brush, 64));
    const streak = stage.frame("streak", 40, 80, (brush) => paintStreak(brush, 40, 80));
    const added = (frame: string): Picture => stage.picture(frame, DEPTH.light).setBlendMode(BlendModes.ADD);
    this.#pool = added(pool);
    this.#wash = added(pool);
    this.#bulbs = Array.from({ length: LAMPS }, () => added(light));
    this.#streaks = Array.from({ length: 2 }, () => added(streak));
    this.#shade = stage.picture("pixel", DEPTH.shade).setVisible(false);
  }

  place({ pier, waterBelow }: PierShown): void {
    const { deck, wall, lamps } = pier;
    this.#pool.setPosition(deck.x + deck.w / 2, wall.y);
    this.#stage.stretch(this.#pool, deck.w * 1.5, deck.h + wall.h);
    const up = lampHeight(pier);
    for (const [at, bulb] of this.#bulbs.entries()) {
      const lamp = lamps[at];
      if (lamp === undefined) continue;
      const size = clamp(deck.w * (at < 2 ? 0.17 : 0.24), 16, 96);
      this.#stage.stretch(bulb.setPosition(lamp.x, lamp.y - up), size, size);
    }
    for (const [at, streak] of this.#streaks.entries()) {
      const lamp = lamps[at + 2];
      if (lamp === undefined) continue;
      const length = Math.min(waterBelow, clamp(deck.h * 0.36, 14, 96));
      streak.setOrigin(0.5, 0).setPosition(lamp.x, wall.y + wall.h);
      this.#stage.stretch(streak, clamp(deck.w * 0.12, 8, 44), length);
    }
    this.#placeShapes(pier);
  }

  show(isLit: boolean): void {
    if (this.#isLit !== isLit) this.#sinceChange = 0;
    this.#isLit = isLit;
  }

  /** `offered` and `refused`: 0 to 1, how far the picked Pod's verdict is shown. Returns whether lamps still move. */
  step(ms: number, snap: boolean, { offered, refused }: { offered: number; refused: number }): boolean {
    const lit = Number(this.#isLit === true);
    this.#sinceChange = snap ? CHANGE_MS : this.#sinceChange + ms;
    for (let lamp = 0; lamp < LAMPS; lamp += 1) {
      if (snap) this.#lamps[lamp] = lit;
      else if (this.#sinceChange >= LAMP_DELAY_MS * lamp) {
        this.#lamps[lamp] = approach(this.#lamps[lamp] ?? 0, lit, ms, lit === 1 ? 160 : 60);
      }
    }
    this.#dark = snap ? 1 - lit : approach(this.#dark, 1 - lit, ms, 240);
    this.#draw(1 - 0.7 * refused, 1 + 0.5 * offered, refused);
    return this.#sinceChange < CHANGE_MS;
  }

  destroy(): void {
    for (const image of [this.#pool, this.#wash, this.#shade, ...this.#bulbs, ...this.#streaks])
      image.destroy();
  }

  #draw(dim: number, bright: number, refused: number): void {
    const lit = this.#lamps.reduce((sum, lamp) => sum + lamp, 0) / LAMPS;
    const show = (image: Picture, opacity: number): void => {
      image.setAlpha(Math.min(1, opacity)).setVisible(opacity > 0.01);
    };
    show(this.#wash, lit * 0.8 * dim * bright);
    show(this.#pool, lit * 0.3 * dim);
    for (const [at, bulb] of this.#bulbs.entries()) show(bulb, (this.#lamps[at] ?? 0) * (0.35 + 0.65 * dim));
    for (const [at, streak] of this.#streaks.entries()) show(streak, (this.#lamps[at + 2] ?? 0) * 0.75);
    show(this.#shade, Math.max(this.#dark, refused * 0.8));
  }

  /** The light on the boards and the dark over all of it have the outline of the pier. */
  #placeShapes(pier: PierLayout): void {
    const { deck, wall } = pier;
    const key = `${Math.round(deck.w)}/${Math.round(deck.h)}/${Math.round(wall.h)}`;
    const margin = OUTLINE_MARGIN;
    const local = { ...pier, deck: rect(margin, margin, deck.w, deck.h) };
    const shade = this.#stage.frame(
      `shade/${key}`,
      deck.w + 2 * margin,
      deck.h + wall.h + 2 * margin,
      (brush) => {
        deckPath(brush, local);
        brush.rect(margin, margin + deck.h, wall.w, wall.h);
        brush.fillStyle = alpha("#0a1424", 0.62);
        brush.fill();
      },
    );
    this.#stage.reframe(this.#shade, shade);
    this.#shade.setOrigin(0, 0).setPosition(deck.x - margin, deck.y - margin);
    // Light has no sharp edges: few pixels will do.
    const paintWash: Painter = (brush) => {
      deckPath(brush, { ...pier, deck: rect(0, 0, deck.w, deck.h) });
      brush.clip();
      paintDeckLight(brush, deck.w, deck.h);
    };
    const wash = this.#stage.frame(`wash/${key}`, deck.w, deck.h, paintWash, WASH_PIXELS);
    this.#stage.reframe(this.#wash, wash);
    this.#stage.stretch(this.#wash.setOrigin(0, 0).setPosition(deck.x, deck.y), deck.w, deck.h);
  }
}
