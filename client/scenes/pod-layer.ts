import type { Point } from "../view/geometry.ts";
import { planFor } from "../view/reconcile.ts";
import { isSameShown, type PodScene, type PodShown, shownPods } from "./pod-shown.ts";
import { PodSprite } from "./pod-sprite.ts";
import type { Stage } from "./stage.ts";

/** New Pods come down from this far above their place. */
const DROP = 46;

/** All crates: makes those that are there match those that should be, and moves them. */
export class PodLayer {
  readonly #stage: Stage;
  readonly #sprites = new Map<string, PodSprite>();
  readonly #leaving = new Set<PodSprite>();
  readonly #moving = new Set<PodSprite>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get isMoving(): boolean {
    return this.#moving.size > 0 || this.#leaving.size > 0;
  }

  sprite(pod: string): PodSprite | undefined {
    return this.#sprites.get(pod);
  }

  /** With `snap`, everything is where it belongs at once. `onMoved` for each Pod that goes to a Node now. */
  sync(scene: PodScene, snap: boolean, onMoved: (shown: PodShown) => void): void {
    const shown = shownPods(scene);
    const plan = planFor(
      this.#sprites,
      shown,
      ({ view }) => view.name,
      (sprite, wanted) => isSameShown(sprite.shown, wanted),
    );
    for (const key of plan.remove) this.#remove(key, snap);
    for (const one of plan.create) {
      const { place } = one;
      const sprite = new PodSprite(this.#stage, one, {
        x: place.x + place.w / 2,
        y: place.y + place.h - DROP,
      });
      this.#sprites.set(one.view.name, sprite);
      this.#moving.add(sprite);
    }
    for (const one of plan.update) {
      const sprite = this.#sprites.get(one.view.name);
      if (sprite === undefined) continue;
      if (one.view.node !== "" && sprite.shown.view.node !== one.view.node) onMoved(one);
      sprite.show(one);
      this.#moving.add(sprite);
    }
    if (!snap) return;
    for (const sprite of this.#sprites.values()) sprite.snap();
    this.#moving.clear();
  }

  /** Moves what moves; `onLanded` for each crate that was set down. */
  step(ms: number, onLanded: (sprite: PodSprite) => void): void {
    for (const sprite of this.#moving) {
      const state = sprite.step(ms);
      if (state === "still") this.#moving.delete(sprite);
      if (state === "landed") onLanded(sprite);
    }
    for (const sprite of this.#leaving) {
      if (sprite.step(ms) !== "gone") continue;
      sprite.destroy();
      this.#leaving.delete(sprite);
    }
  }

  /** Follows a finger, or goes back to its place. */
  hold(pod: string, at: Point | undefined): void {
    this.#wake(pod)?.hold(at);
  }

  pulse(pod: string): void {
    this.#wake(pod)?.pulse();
  }

  destroy(): void {
    for (const sprite of [...this.#sprites.values(), ...this.#leaving]) sprite.destroy();
    this.#sprites.clear();
    this.#leaving.clear();
    this.#moving.clear();
  }

  #wake(pod: string): PodSprite | undefined {
    const sprite = this.#sprites.get(pod);
    if (sprite !== undefined) this.#moving.add(sprite);
    return sprite;
  }

  #remove(key: string, snap: boolean): void {
    const sprite = this.#sprites.get(key);
    if (sprite === undefined) return;
    this.#sprites.delete(key);
    this.#moving.delete(sprite);
    if (snap) {
      sprite.destroy();
      return;
    }
    sprite.leave();
    this.#leaving.add(sprite);
  }
}
