import { CRATE_LAMP } from "../art/paint/crate.ts";
import { clamp, type Point } from "../view/geometry.ts";
import { approach, type Spring, stepSpring } from "../view/motion.ts";
import { CRATE_ASPECT } from "../view/pile.ts";
import { DEPTH } from "./depth.ts";
import { PodParts } from "./pod-parts.ts";
import type { PodShown } from "./pod-shown.ts";
import type { Stage } from "./stage.ts";

/** A crate on its way is lifted by this much of its width. */
const LIFT = 0.34;
/** Above this it hangs; below it has been set down. */
const HANGING = 0.25;
/** How hard it lands, in its own height per second. */
const LANDING_SPEED = 7;
const TIP_DEGREES = 4.5;
/** Closer than that is there. */
const THERE_PX = 0.3;
/** Depth by nearness: a board is never higher than that. */
const DEEPEST_PX = 4000;

/** Values on their way to where they should be. */
interface Course {
  x: number;
  base: number;
  size: number;
  opacity: number;
  glow: number;
  progress: number;
  tip: number;
}

const SETTLE_MS: Partial<Record<keyof Course, number>> = { opacity: 90, glow: 160, progress: 200, tip: 70 };
const CLOSE_ENOUGH: Partial<Record<keyof Course, number>> = {
  x: THERE_PX,
  base: THERE_PX,
  progress: 0.004,
  size: 0.004,
};

/** A crate that knows where it should be and goes there, with weight. */
export class PodSprite {
  #shown: PodShown;
  readonly #parts: PodParts;
  readonly #now: Course;
  #pulse = 0;
  #lift = 0;
  #isLeaving = false;
  readonly #give: Spring = { offset: 0, speed: 0 };
  /** Held by a finger: where it is, instead of its place. */
  #held: Point | undefined;

  constructor(stage: Stage, shown: PodShown, from: Point) {
    this.#shown = shown;
    this.#parts = new PodParts(stage);
    this.#parts.dress(shown);
    this.#now = { ...this.#wanted(), x: from.x, base: from.y, opacity: 0, glow: 0 };
    this.#draw();
  }

  get shown(): PodShown {
    return this.#shown;
  }

  /** Where its lamp is: requests come to it. */
  get lamp(): Point {
    return { x: this.#now.x, y: this.#now.base - this.#shown.place.w * CRATE_ASPECT * (1 - CRATE_LAMP.y) };
  }

  /** A request has arrived. */
  pulse(): void {
    this.#pulse = 1;
  }

  hold(at: Point | undefined): void {
    this.#held = at;
  }

  leave(): void {
    this.#isLeaving = true;
  }

  show(shown: PodShown): void {
    // It keeps the size it has on the screen and grows or shrinks from there.
    this.#now.size *= this.#shown.place.w / shown.place.w;
    this.#shown = shown;
    this.#parts.dress(shown);
  }

  /** To where it belongs, at once. */
  snap(): void {
    Object.assign(this.#now, this.#wanted());
    [this.#lift, this.#pulse, this.#give.offset, this.#give.speed] = [0, 0, 0, 0];
    this.#draw();
  }

  /** Goes on by `ms`. "landed" once when it was set down, "gone" when it may be destroyed. */
  step(ms: number): "still" | "moving" | "landed" | "gone" {
    const [now, wanted] = [this.#now, this.#wanted()];
    let isThere = true;
    for (const key of Object.keys(wanted) as (keyof Course)[]) {
      now[key] = approach(now[key], wanted[key], ms, SETTLE_MS[key]);
      if (Math.abs(wanted[key] - now[key]) < (CLOSE_ENOUGH[key] ?? 0.01)) now[key] = wanted[key];
      else isThere = false;
    }
    const away = Math.hypot(wanted.x - now.x, wanted.base - now.base);
    const wasHanging = this.#lift > HANGING;
    this.#lift = this.#held === undefined ? clamp((away - 2) / 70, 0, 1) : approach(this.#lift, 1, ms);
    const landed = wasHanging && this.#lift <= HANGING;
    if (landed) this.#give.speed = LANDING_SPEED;
    this.#pulse = approach(this.#pulse, 0, ms, 130);
    if (this.#pulse < 0.02) this.#pulse = 0;
    const gives = stepSpring(this.#give, ms);
    this.#draw();
    if (this.#isLeaving && now.opacity < 0.03) return "gone";
    if (landed) return "landed";
    return isThere && !gives && this.#pulse === 0 && this.#held === undefined ? "still" : "moving";
  }

  destroy(): void {
    this.#parts.destroy();
  }

  #wanted(): Course {
    const { place, view, powered, ghost } = this.#shown;
    const opacity = this.#isLeaving ? 0 : ghost ? 0.72 : view.look === "terminating" ? 0.66 : 1;
    return {
      x: this.#held?.x ?? place.x + place.w / 2,
      base: this.#held?.y ?? place.y + place.h,
      size: this.#isLeaving ? 0.6 : 1,
      opacity,
      glow: view.look === "ready" && powered ? 1 : 0,
      progress: view.progress ?? 0,
      tip: view.look === "failing" ? 1 : 0,
    };
  }

  #draw(): void {
    const { place, view } = this.#shown;
    const { x, base, size, opacity, glow, progress, tip } = this.#now;
    const isUp = this.#lift > 0.02;
    const near = DEPTH.pods + (DEPTH.podSpan * base) / DEEPEST_PX;
    const scale = size * (1 + 0.1 * this.#lift);
    const leansRight = view.name.charCodeAt(view.name.length - 1) % 2 === 0;
    this.#parts.draw({
      x,
      y: base - this.#lift * place.w * LIFT,
      wide: scale * (1 + this.#give.offset * 0.8),
      high: scale * (1 - this.#give.offset),
      opacity,
      angle: tip * (leansRight ? TIP_DEGREES : -TIP_DEGREES),
      depth: this.#held !== undefined ? DEPTH.held : isUp ? DEPTH.moving : near,
      glow,
      pulse: this.#pulse,
      progress,
    });
  }
}
