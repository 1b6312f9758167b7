import { type Lettering, rimOf } from "../art/paint/letters.ts";
import type { Picture, Stage } from "./stage.ts";

/** A line of words that changes often: one picture per letter, so that numbers never fill the atlas. */
export class Figures {
  readonly #stage: Stage;
  readonly #depth: number;
  readonly #letters: Picture[] = [];
  #shown = "";

  constructor(stage: Stage, depth: number) {
    this.#stage = stage;
    this.#depth = depth;
  }

  /** Shows `text` with its left end (or its middle) at `x` and its half height at `y`; returns its width. */
  show(
    text: string,
    at: { x: number; y: number; centred?: boolean },
    lettering: Lettering,
    tint: number,
  ): number {
    const key = `${text}|${at.x}|${at.y}|${lettering.size}|${tint}`;
    const glyphs = [...text].map((letter) => this.#stage.words(letter, lettering));
    const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
    if (key === this.#shown) return width;
    this.#shown = key;
    let x = at.centred === true ? at.x - width / 2 : at.x;
    for (const [index, glyph] of glyphs.entries()) {
      const letter = this.#letter(index, glyph.frame);
      letter
        .setPosition(x - rimOf(lettering), at.y)
        .setTint(tint)
        .setVisible(true);
      x += glyph.width;
    }
    for (const unused of this.#letters.slice(glyphs.length)) unused.setVisible(false);
    return width;
  }

  hide(): void {
    this.#shown = "";
    for (const letter of this.#letters) letter.setVisible(false);
  }

  destroy(): void {
    for (const letter of this.#letters) letter.destroy();
    this.#letters.length = 0;
  }

  #letter(index: number, frame: string): Picture {
    const known = this.#letters[index];
    if (known !== undefined) {
      this.#stage.reframe(known, frame);
      return known;
    }
    const letter = this.#stage.picture(frame, this.#depth).setOrigin(0, 0.5);
    this.#letters.push(letter);
    return letter;
  }
}
