import { BlendModes } from "phaser";
import type { Mark } from "../art/emblem-paths.ts";
import { numeric } from "../art/paint/brush.ts";
import {
  CRATE_LAMP,
  CRATE_MARGIN,
  paintCrate,
  paintEmptyCrate,
  paintRim,
  type Rim,
} from "../art/paint/crate.ts";
import { paintBadge, paintLight } from "../art/paint/sprites.ts";
import { PALETTE } from "../art/palette.ts";
import { clamp, type Point, type Rect } from "../view/geometry.ts";
import { approach, type Spring, stepSpring } from "../view/motion.ts";
import { CRATE_ASPECT } from "../view/pile.ts";
import type { PodLook, PodView } from "../view/pod-view.ts";
import { DEPTH } from "./depth.ts";
import type { Picture, Stage } from "./stage.ts";

/** How a Pod is shown beside what its view says. */
export interface PodShown {
  readonly view: PodView;
  readonly place: Rect;
  readonly picked: boolean;
  /** Its Node is Ready: its lamp has power. */
  readonly powered: boolean;
  /** Not confirmed yet. */
  readonly ghost: boolean;
}

export const isSameShown = (a: PodShown, b: PodShown): boolean =>
  a.picked === b.picked &&
  a.powered === b.powered &&
  a.ghost === b.ghost &&
  a.place.x === b.place.x &&
  a.place.y === b.place.y &&
  a.place.w === b.place.w &&
  a.view.look === b.view.look &&
  a.view.node === b.view.node &&
  a.view.style === b.view.style &&
  a.view.progress === b.view.progress &&
  a.view.needsHand === b.view.needsHand &&
  a.view.hung === b.view.hung &&
  a.view.containers === b.view.containers;

const RIMS: Partial<Record<PodLook, Rim>> = {
  pending: "pending",
  failing: "failing",
  terminating: "terminating",
};
const BADGES: Partial<Record<PodLook, Mark>> = {
  pulling: "pulling",
  starting: "starting",
  "not-ready": "not-ready",
  failing: "failing",
  terminating: "terminating",
  done: "done",
};
/** Light on the crate: full for what is ready or waits in the open, dusk for the others. */
const TINTS: Partial<Record<PodLook, number>> = {
  "not-ready": 0x8f9bb8,
  starting: 0xb4bed2,
  failing: 0xb8a6b4,
  terminating: 0x94a0ba,
  done: 0x94a0ba,
};
const UNPOWERED = 0x66728f;
const LIFT = 0.34;
const LEAST_MARKED = 18;

/** A crate with its outline, its lamp and its badge. It knows where it should be and goes there. */
export class PodSprite {
  shown: PodShown;
  readonly #stage: Stage;
  readonly #body: Picture;
  #fill: Picture | undefined;
  #rim: Picture | undefined;
  #badge: Picture | undefined;
  #light: Picture | undefined;
  #x: number;
  #base: number;
  #size = 1;
  #opacity = 0;
  #glow = 0;
  #pulse = 0;
  #tip = 0;
  #progress = 0;
  #lift = 0;
  #isLeaving = false;
  readonly #give: Spring = { offset: 0, speed: 0 };
  /** Held by a finger: where it is, instead of its place. */
  #held: Point | undefined;

  constructor(stage: Stage, shown: PodShown, from: Point | undefined) {
    this.#stage = stage;
    this.shown = shown;
    const { place } = shown;
    this.#x = from?.x ?? place.x + place.w / 2;
    this.#base = from?.y ?? place.y + place.h;
    this.#body = stage.picture("pixel", DEPTH.pods);
    this.show(shown);
  }

  /** Where its lamp is: requests come to it. */
  get lamp(): Point {
    const { w } = this.shown.place;
    return { x: this.#x, y: this.#base - w * CRATE_ASPECT * (1 - CRATE_LAMP.y) };
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
    const before = this.shown.place.w;
    if (before !== shown.place.w) this.#size *= before / shown.place.w;
    this.shown = shown;
    const { view, place } = shown;
    const side = place.w;
    const isEmpty = view.look === "pulling";
    this.#crateFrame(this.#body, isEmpty ? this.#emptyFrame(side) : this.#fullFrame(side), side);
    if (isEmpty) {
      this.#fill ??= this.#stage.picture("pixel", DEPTH.pods);
      this.#crateFrame(this.#fill, this.#fullFrame(side), side);
    } else if (this.#fill !== undefined) {
      this.#fill.destroy();
      this.#fill = undefined;
      this.#progress = 0;
    }
    const tint = shown.powered || view.node === "" ? (TINTS[view.look] ?? 0xffffff) : UNPOWERED;
    this.#body.setTint(tint);
    this.#fill?.setTint(tint);
    this.#showRim(shown.picked ? "picked" : RIMS[view.look], side);
    this.#showBadge(view.needsHand ? "hand" : view.hung ? "hung" : BADGES[view.look], side);
    if (view.look === "ready" && this.#light === undefined) {
      const frame = this.#stage.frame("light", 96, 96, (brush) => paintLight(brush, 96));
      this.#light = this.#stage.picture(frame, DEPTH.pods).setBlendMode(BlendModes.ADD);
    }
  }

  /** To where it belongs, at once. */
  snap(): void {
    const { place, view, powered } = this.shown;
    this.#x = place.x + place.w / 2;
    this.#base = place.y + place.h;
    this.#size = 1;
    this.#opacity = this.#wantedOpacity();
    this.#glow = view.look === "ready" && powered ? 1 : 0;
    this.#progress = view.progress ?? 0;
    this.#tip = view.look === "failing" ? 1 : 0;
    this.#lift = 0;
    this.#give.offset = 0;
    this.#give.speed = 0;
    this.#draw();
  }

  /** Goes on by `ms`. "landed" once when it was set down, "gone" when it may be destroyed. */
  step(ms: number): "still" | "moving" | "landed" | "gone" {
    const { place, view, powered } = this.shown;
    const [toX, toBase] = [this.#held?.x ?? place.x + place.w / 2, this.#held?.y ?? place.y + place.h];
    this.#x = approach(this.#x, toX, ms);
    this.#base = approach(this.#base, toBase, ms);
    const away = Math.hypot(toX - this.#x, toBase - this.#base);
    const wasUp = this.#lift > 0.25;
    this.#lift = this.#held === undefined ? clamp((away - 2) / 70, 0, 1) : approach(this.#lift, 1, ms);
    if (away < 0.3) [this.#x, this.#base] = [toX, toBase];
    const landed = wasUp && this.#lift <= 0.25;
    if (landed) this.#give.speed = 7;
    this.#size = approach(this.#size, this.#isLeaving ? 0.6 : 1, ms);
    this.#opacity = approach(this.#opacity, this.#isLeaving ? 0 : this.#wantedOpacity(), ms, 90);
    this.#glow = approach(this.#glow, view.look === "ready" && powered ? 1 : 0, ms, 160);
    this.#pulse = approach(this.#pulse, 0, ms, 130);
    this.#progress = approach(this.#progress, view.progress ?? 0, ms, 200);
    this.#tip = approach(this.#tip, view.look === "failing" ? 1 : 0, ms, 70);
    const springs = stepSpring(this.#give, ms);
    this.#draw();
    if (this.#isLeaving && this.#opacity < 0.03) return "gone";
    if (landed) return "landed";
    const isStill =
      away < 0.3 &&
      !springs &&
      this.#held === undefined &&
      !this.#isLeaving &&
      this.#pulse < 0.02 &&
      Math.abs(this.#size - 1) < 0.004 &&
      Math.abs(this.#opacity - this.#wantedOpacity()) < 0.01 &&
      Math.abs(this.#glow - (view.look === "ready" && powered ? 1 : 0)) < 0.01 &&
      Math.abs(this.#progress - (view.progress ?? 0)) < 0.004 &&
      Math.abs(this.#tip - (view.look === "failing" ? 1 : 0)) < 0.01;
    return isStill ? "still" : "moving";
  }

  destroy(): void {
    for (const image of [this.#body, this.#fill, this.#rim, this.#badge, this.#light]) image?.destroy();
  }

  #wantedOpacity(): number {
    if (this.shown.ghost) return 0.72;
    return this.shown.view.look === "terminating" ? 0.66 : 1;
  }

  #fullFrame(side: number): string {
    const { style, containers } = this.shown.view;
    const [w, h] = frameSize(side);
    return this.#stage.frame(`crate/${style}/${side}/${containers}`, w, h, (brush) => {
      brush.translate(side * CRATE_MARGIN, side * CRATE_MARGIN);
      paintCrate(brush, style, side, containers);
    });
  }

  #emptyFrame(side: number): string {
    const { style } = this.shown.view;
    const [w, h] = frameSize(side);
    return this.#stage.frame(`empty/${style}/${side}`, w, h, (brush) => {
      brush.translate(side * CRATE_MARGIN, side * CRATE_MARGIN);
      paintEmptyCrate(brush, style, side);
    });
  }

  /** All pictures of a crate hang by the middle of its lower edge. */
  #crateFrame(image: Picture, frame: string, side: number): void {
    this.#stage.reframe(image, frame);
    image.setOrigin(0.5, (side * (CRATE_MARGIN + CRATE_ASPECT)) / frameSize(side)[1]);
  }

  #showRim(rim: Rim | undefined, side: number): void {
    if (rim === undefined) {
      this.#rim?.destroy();
      this.#rim = undefined;
      return;
    }
    const [w, h] = frameSize(side);
    const frame = this.#stage.frame(`rim/${rim}/${side}`, w, h, (brush) => {
      brush.translate(side * CRATE_MARGIN, side * CRATE_MARGIN);
      paintRim(brush, rim, side);
    });
    this.#rim ??= this.#stage.picture(frame, DEPTH.pods);
    this.#crateFrame(this.#rim, frame, side);
  }

  #showBadge(mark: Mark | undefined, side: number): void {
    // On a crate too small for marks only what needs a person is marked.
    if (mark === undefined || (side < LEAST_MARKED && mark !== "failing" && mark !== "hand")) {
      this.#badge?.destroy();
      this.#badge = undefined;
      return;
    }
    const least = side < LEAST_MARKED ? 10 : 14;
    const size = 2 * Math.round(clamp(side * 0.46, least, 36) / 2);
    const frame = this.#stage.frame(`badge/${mark}/${size}`, size, size, (brush) =>
      paintBadge(brush, mark, size),
    );
    this.#badge ??= this.#stage.picture(frame, DEPTH.pods);
    this.#stage.reframe(this.#badge, frame);
  }

  #draw(): void {
    const { place, view } = this.shown;
    const side = place.w;
    const one = 1 / this.#stage.resolution;
    const lift = this.#lift * side * LIFT;
    const size = this.#size * (1 + 0.1 * this.#lift);
    const [wide, high] = [size * (1 + this.#give.offset * 0.8), size * (1 - this.#give.offset)];
    const [x, y] = [this.#x, this.#base - lift];
    const isUp = this.#lift > 0.02 || this.#held !== undefined;
    const near = DEPTH.pods + (DEPTH.podSpan * this.#base) / 4000;
    const depth = this.#held !== undefined ? DEPTH.held : isUp ? DEPTH.moving : near;
    const angle = this.#tip * (view.name.charCodeAt(view.name.length - 1) % 2 === 0 ? 4.5 : -4.5);
    for (const [image, over] of [
      [this.#body, 0],
      [this.#fill, 0.001],
      [this.#rim, 0.002],
    ] as const) {
      image
        ?.setPosition(x, y)
        .setScale(one * wide, one * high)
        .setAlpha(this.#opacity)
        .setDepth(depth + over)
        .setAngle(angle);
    }
    this.#cropFill(side);
    const top = y - side * CRATE_ASPECT * high;
    this.#badge
      ?.setPosition(x + side * 0.46 * wide, top + side * 0.06)
      .setAlpha(this.#opacity)
      .setDepth(depth + 0.004);
    const halo = side * (1.5 + 0.5 * this.#pulse);
    if (this.#light === undefined) return;
    this.#stage.stretch(this.#light, halo, halo);
    this.#light
      .setPosition(x, y - side * CRATE_ASPECT * (1 - CRATE_LAMP.y) * high)
      .setAlpha(Math.min(1, this.#glow * (0.85 + 0.4 * this.#pulse) * this.#opacity))
      .setDepth(depth + 0.003)
      .setVisible(this.#glow > 0.01);
  }

  /** The crate shows from below, as far as its image has come. */
  #cropFill(side: number): void {
    if (this.#fill === undefined) return;
    const [w, h] = frameSize(side).map((value) => Math.ceil(value * this.#stage.resolution)) as [
      number,
      number,
    ];
    const lower = side * (CRATE_MARGIN + CRATE_ASPECT) * this.#stage.resolution;
    const height = side * CRATE_ASPECT * this.#progress * this.#stage.resolution;
    this.#fill.setVisible(height > 1).setCrop(0, lower - height, w, h - lower + height);
  }
}

const frameSize = (side: number): readonly [w: number, h: number] => [
  side * (1 + 2 * CRATE_MARGIN),
  side * (CRATE_ASPECT + 2 * CRATE_MARGIN),
];

/** Colours as numbers, for tints. */
export const FOG_TINT = numeric(PALETTE.fog100);
