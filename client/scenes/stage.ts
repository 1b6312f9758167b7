import type { GameObjects, Scene, Textures } from "phaser";
import { reportOnce } from "../app/report-once.ts";
import { attempt } from "../art/paint/attempt.ts";
import type { Brush } from "../art/paint/brush.ts";
import { fontOf, type Lettering, LINE, paintLetters, rimOf } from "../art/paint/letters.ts";
import { GAP, ShelfPacker, type Slot } from "../art/shelf.ts";
import { type Easel, easel } from "./easel.ts";
import { uploadPlace } from "./upload.ts";

const ATLAS = "atlas";
/** Pixels along a side: every WebGL phone takes it. */
const ATLAS_SIZE = 2048;
/** The longest side that finds room in it. */
const LONGEST = ATLAS_SIZE - 2 * GAP;
/** Pictures larger than that are painted coarser, or one pier on a large screen would fill the atlas. */
const MOST_PIXELS = 480;

/** More new pictures in one frame are sent as one, with the whole atlas. */
const MOST_ALONE = 24;

export type Picture = GameObjects.Image;

/** Draws into a box from 0, 0 in CSS pixels. */
export type Painter = (brush: Brush) => void;

/** The stage cannot draw any more pictures: everything is thrown away and asked for again. */
export class AtlasFullError extends Error {
  override readonly name = "AtlasFullError";
}

/**
 * All pictures of the board in one texture, so that they are drawn in one go. They are painted when first asked for, at
 * the size at which they are shown, into a canvas: that survives the loss of the WebGL context.
 */
export class Stage {
  readonly scene: Scene;
  /** Pixels of the picture by CSS pixels. */
  readonly resolution: number;
  readonly texture: Textures.Texture;
  readonly #easel: Easel;
  readonly #packer = new ShelfPacker(ATLAS_SIZE);
  readonly #widths = new Map<string, number>();
  /** Pixels by CSS pixels of each frame. */
  readonly #details = new Map<string, number>();
  /** Painted and not sent to the graphics card yet. */
  #unsent: Slot[] = [];

  /** `onEmptied`: the browser took away what was painted. */
  constructor(scene: Scene, resolution: number, lang: string, onEmptied: () => void) {
    this.scene = scene;
    this.resolution = resolution;
    const made = easel(ATLAS_SIZE, ATLAS_SIZE);
    if (made === undefined) throw new Error("no 2d canvas");
    const { canvas, brush } = made;
    canvas.addEventListener("contextrestored", onEmptied);
    this.#easel = made;
    // A canvas outside the page does not inherit the language: it would show Chinese shapes of Japanese letters.
    if ("lang" in brush) (brush as { lang: string }).lang = lang;
    const texture = scene.textures.create(
      ATLAS,
      canvas as unknown as HTMLImageElement,
      ATLAS_SIZE,
      ATLAS_SIZE,
    );
    if (texture === null) throw new Error("the atlas exists already");
    this.texture = texture;
    this.frame("pixel", 4, 4, (b) => {
      b.fillStyle = "#ffffff";
      b.fillRect(0, 0, 4, 4);
    });
  }

  /** The frame of that name; painted when there is none yet. @throws AtlasFullError */
  frame(name: string, w: number, h: number, paint: Painter, most = MOST_PIXELS): string {
    if (this.texture.has(name)) return name;
    if (!(w > 0 && h > 0 && w + h < Number.POSITIVE_INFINITY)) return this.#nothing(name, w, h);
    const detail = Math.min(this.resolution, most / Math.max(w, h));
    const width = Math.min(LONGEST, Math.ceil(w * detail));
    const height = Math.min(LONGEST, Math.ceil(h * detail));
    const slot = this.#packer.add(width, height);
    if (slot === undefined) throw new AtlasFullError(name);
    attempt(this.#easel.brush, kindOf(name), (brush) => {
      brush.beginPath();
      brush.rect(slot.x, slot.y, width, height);
      brush.clip();
      brush.translate(slot.x, slot.y);
      brush.scale(detail, detail);
      paint(brush);
    });
    this.texture.add(name, 0, slot.x, slot.y, width, height);
    this.#details.set(name, detail);
    this.#unsent.push(slot);
    return name;
  }

  /** Words as one picture, and how wide they are in CSS pixels. */
  words(text: string, lettering: Lettering): { frame: string; width: number } {
    const name = `words/${lettering.size}/${lettering.weight}/${lettering.rim ? "rim" : ""}/${text}`;
    let width = this.#widths.get(name);
    if (width === undefined) {
      const { brush } = this.#easel;
      brush.font = fontOf(lettering);
      width = brush.measureText(text).width;
      this.#widths.set(name, width);
    }
    const box = width + 2 * rimOf(lettering);
    const paint: Painter = (brush) => paintLetters(brush, text, lettering);
    const frame = this.frame(name, Math.max(1, box), lettering.size * LINE, paint, LONGEST);
    return { frame, width };
  }

  /** A picture on the board in its own size, its middle at 0, 0. */
  picture(frame: string, depth: number): Picture {
    const image = this.scene.add.image(0, 0, ATLAS, frame).setDepth(depth);
    return image.setScale(1 / this.detailOf(image));
  }

  /** Shows another frame in its own size. */
  reframe(image: Picture, frame: string): void {
    if (image.frame.name !== frame) image.setFrame(frame).setScale(1 / this.detailOf(image));
  }

  /** Pixels by CSS pixels of what a picture shows. */
  detailOf(image: Picture): number {
    return this.#details.get(image.frame.name) ?? this.resolution;
  }

  /** A frame scaled to so many CSS pixels. */
  stretch(image: Picture, w: number, h: number): void {
    image.setScale(w / image.frame.width, h / image.frame.height);
  }

  /** Takes away every picture, also those whose owner was not finished when the atlas was full: Phaser cannot draw them. */
  destroy(): void {
    for (const child of [...this.scene.children.list]) {
      if ("texture" in child && child.texture === this.texture) child.destroy();
    }
    this.scene.textures.remove(ATLAS);
  }

  /** Sends what was painted to the graphics card, at most once a frame. */
  flush(): void {
    const [source] = this.texture.source;
    if (source === undefined || this.#unsent.length === 0) return;
    if (this.#unsent.length > MOST_ALONE) source.update();
    else for (const slot of this.#unsent) uploadPlace(source, this.#easel, slot);
    this.#unsent = [];
  }

  /** The frame of a picture that has no size: something is wrong with its layout, and nothing is seen of it. */
  #nothing(name: string, w: number, h: number): string {
    reportOnce(kindOf(name), new RangeError(`${name} cannot be ${w} by ${h}`));
    return this.frame("nothing", 1, 1, () => undefined);
  }
}

/** Pictures of one kind differ in size and words. */
const kindOf = (frame: string): string => frame.split("/", 1)[0] ?? frame;
