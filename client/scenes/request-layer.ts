import type { GameObjects } from "phaser";
import { numeric } from "../art/paint/brush.ts";
import { styleColour } from "../art/paint/pattern.ts";
import { paintLayer, paintRipple, paintSpark } from "../art/paint/sprites.ts";
import { PALETTE } from "../art/palette.ts";
import type { Point } from "../view/geometry.ts";
import { DEPTH } from "./depth.ts";
import type { Stage } from "./stage.ts";

/** Lights in flight at most; the oldest gives way. */
const RING = 384;
const SPARK = 26;
const RIPPLE = 64;
const LAYER = 16;

interface Flight {
  readonly slot: number;
  readonly endsAt: number;
  readonly onEnd: (() => void) | undefined;
}

type Member = Parameters<GameObjects.SpriteGPULayer["addMember"]>[0];

/** Requests and image layers on their way. The graphics card moves them: a flight costs one write at its start. */
export class RequestLayer {
  readonly #layer: GameObjects.SpriteGPULayer;
  readonly #scale: number;
  #next = 0;
  #flights: Flight[] = [];

  constructor(stage: Stage) {
    stage.frame("spark", SPARK, SPARK, (brush) => paintSpark(brush, SPARK));
    stage.frame("ripple", RIPPLE, RIPPLE, (brush) => paintRipple(brush, RIPPLE));
    stage.frame("layer", LAYER, LAYER, (brush) => paintLayer(brush, LAYER));
    this.#scale = 1 / stage.resolution;
    this.#layer = stage.scene.add.spriteGPULayer(stage.texture, RING).setDepth(DEPTH.requests);
    for (const ease of ["Linear", "Sine.easeInOut", "Quad.easeIn", "Quad.easeOut"]) {
      this.#layer.setAnimationEnabled(ease, true);
    }
    for (let slot = 0; slot < RING; slot += 1)
      this.#layer.addMember({ frame: "spark", alpha: 0, scaleX: 0, scaleY: 0 });
  }

  get isMoving(): boolean {
    return this.#flights.length > 0;
  }

  /** A request crosses the water to a Pod. */
  cross(from: Point, to: Point, style: number, size: number, onArrived: () => void): void {
    this.#fly("spark", from, to, {
      tint: styleColour(style),
      size,
      ms: flightMs(from, to),
      onEnd: onArrived,
    });
  }

  /** A request goes dark on the way: it turns to the signal and sinks. */
  sink(from: Point, to: Point, style: number, size: number): void {
    const ms = flightMs(from, to);
    const onEnd = (): void => {
      this.#still("spark", to, { tint: PALETTE.signal500, from: size * 1.6, to: size * 0.5, ms: 700 });
      this.#still("ripple", to, { tint: PALETTE.signal500, from: 0.1, to: size * 0.5, ms: 800 });
    };
    this.#fly("spark", from, to, { tint: styleColour(style), size, ms, onEnd });
  }

  /** A layer leaves the registry for a machine: along the quay, then out. */
  deliver(from: Point, to: Point, size: number): void {
    this.#fly("layer", from, to, { tint: "#ffffff", size, ms: 1500, onEnd: undefined, isLayer: true });
  }

  /** A ring where something was put down. */
  ripple(at: Point, size: number): void {
    this.#still("ripple", at, { tint: PALETTE.fog100, from: size * 0.3, to: size, ms: 420 });
  }

  step(): void {
    const now = this.#layer.timeElapsed;
    const due = this.#flights.filter(({ endsAt }) => endsAt <= now);
    if (due.length === 0) return;
    this.#flights = this.#flights.filter(({ endsAt }) => endsAt > now);
    for (const { slot, onEnd } of due) {
      // Put out in the frame in which it ends: it would begin again. (Without `loop`, Phaser 4.2.1's shader adds the
      // square of the way to every ease but Linear, so the lights would be far outside.)
      this.#layer.editMember(slot, { frame: "spark", alpha: 0, scaleX: 0, scaleY: 0 });
      onEnd?.();
    }
  }

  clear(): void {
    for (const { slot } of this.#flights) {
      this.#layer.editMember(slot, { frame: "spark", alpha: 0, scaleX: 0, scaleY: 0 });
    }
    this.#flights = [];
  }

  destroy(): void {
    this.#layer.destroy();
  }

  #fly(
    frame: string,
    from: Point,
    to: Point,
    how: { tint: string; size: number; ms: number; onEnd: (() => void) | undefined; isLayer?: boolean },
  ): void {
    const { size, ms } = how;
    const [easeX, easeY] =
      how.isLayer === true ? ["Quad.easeOut", "Quad.easeIn"] : ["Sine.easeInOut", "Quad.easeIn"];
    const move = (base: number, end: number, ease: string) => ({
      ...{ base, amplitude: end - base, duration: ms, ease, loop: true, yoyo: false },
    });
    // Far away is small.
    const [small, large] = [this.#scale * size * (how.isLayer === true ? 0.9 : 0.45), this.#scale * size];
    this.#put(ms, how.onEnd, {
      frame,
      x: move(from.x, to.x, easeX ?? "Linear"),
      y: move(from.y, to.y, easeY ?? "Linear"),
      scaleX: move(small, large, "Linear"),
      scaleY: move(small, large, "Linear"),
      alpha: 0.95,
      ...tints(how.tint),
    });
  }

  #still(frame: string, at: Point, how: { tint: string; from: number; to: number; ms: number }): void {
    const change = (base: number, end: number, ease: string) => ({
      ...{ base, amplitude: end - base, duration: how.ms, ease, loop: true, yoyo: false },
    });
    this.#put(how.ms, undefined, {
      frame,
      x: at.x,
      y: at.y,
      scaleX: change(how.from * this.#scale, how.to * this.#scale, "Quad.easeOut"),
      scaleY: change(how.from * this.#scale, how.to * this.#scale, "Quad.easeOut"),
      alpha: change(0.95, 0, "Linear"),
      ...tints(how.tint),
    });
  }

  #put(ms: number, onEnd: (() => void) | undefined, member: Member): void {
    const slot = this.#next;
    this.#next = (this.#next + 1) % RING;
    this.#flights = this.#flights.filter((flight) => flight.slot !== slot);
    this.#layer.editMember(slot, { ...member, creationTime: this.#layer.timeElapsed });
    this.#flights.push({ slot, endsAt: this.#layer.timeElapsed + ms, onEnd });
  }
}

const tints = (colour: string) => {
  const tint = numeric(colour);
  return { tintTopLeft: tint, tintTopRight: tint, tintBottomLeft: tint, tintBottomRight: tint };
};

/** Longer ways take longer, but not as much longer as they are. */
const flightMs = (from: Point, to: Point): number =>
  700 + 26 * Math.sqrt(Math.hypot(to.x - from.x, to.y - from.y));
