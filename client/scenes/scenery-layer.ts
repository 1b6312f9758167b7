import type { GameObjects, Scene } from "phaser";
import { paintScenery, sceneryKey } from "../art/paint/scenery.ts";
import type { BoardLayout } from "../view/board-layout.ts";
import type { Size } from "../view/geometry.ts";
import type { OfficeLayout } from "../view/office-layout.ts";
import { DEPTH } from "./depth.ts";
import { easel } from "./easel.ts";

const FADE_MS = 350;

export interface SceneryScene {
  readonly layout: BoardLayout;
  readonly office: OfficeLayout;
  readonly size: Size;
  /** Pixels by CSS pixels. */
  readonly resolution: number;
}

/** What stands still, as one texture that is painted when it has changed. */
export class SceneryLayer {
  readonly #scene: Scene;
  #image: GameObjects.Image | undefined;
  /** The scenery before, while it fades: piers come and go without a jump. */
  #fading: GameObjects.Image | undefined;
  #key = "";
  #painted = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  get isMoving(): boolean {
    return this.#fading !== undefined;
  }

  /** Is painted anew with the next `sync`. */
  repaint(): void {
    this.#key = "";
  }

  sync({ layout, office, size, resolution }: SceneryScene, snap: boolean): void {
    const key = `${resolution} ${sceneryKey(layout, office)}`;
    if (key === this.#key && this.#image !== undefined) return;
    this.#key = key;
    const pixels = (length: number): number => Math.max(1, Math.round(length * resolution));
    const made = easel(pixels(size.w), pixels(size.h), { alpha: false });
    if (made === undefined) return;
    const { canvas, brush } = made;
    brush.scale(resolution, resolution);
    paintScenery(brush, layout, office);
    this.#painted += 1;
    const name = `scenery-${this.#painted}`;
    const { textures, add } = this.#scene;
    // Phaser's types know pictures only; its textures take a canvas as well.
    const source = canvas as unknown as HTMLImageElement;
    textures.create(name, source)?.add("all", 0, 0, 0, canvas.width, canvas.height);
    this.#dropFading();
    this.#fading = this.#image?.setDepth(DEPTH.scenery + 1);
    if (snap) this.#dropFading();
    this.#image = add
      .image(0, 0, name)
      .setOrigin(0, 0)
      .setDepth(DEPTH.scenery)
      .setScale(1 / resolution);
  }

  step(ms: number): void {
    if (this.#fading === undefined) return;
    this.#fading.setAlpha(Math.max(0, this.#fading.alpha - ms / FADE_MS));
    if (this.#fading.alpha === 0) this.#dropFading();
  }

  #dropFading(): void {
    const key = this.#fading?.texture.key;
    this.#fading?.destroy();
    this.#fading = undefined;
    if (key !== undefined) this.#scene.textures.remove(key);
  }
}
