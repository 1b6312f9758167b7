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
import { clamp } from "../view/geometry.ts";
import { CRATE_ASPECT } from "../view/pile.ts";
import type { PodLook } from "../view/pod-view.ts";
import { DEPTH } from "./depth.ts";
import type { PodShown } from "./pod-shown.ts";
import type { Picture, Stage } from "./stage.ts";

/** Where and how a crate is at a moment. `x`, `y`: middle of its lower edge. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  /** Width and height by its own. */
  readonly wide: number;
  readonly high: number;
  readonly opacity: number;
  /** Degrees. */
  readonly angle: number;
  readonly depth: number;
  /** Its lamp: 0 dark, 1 lit, more for a moment when a request arrives. */
  readonly glow: number;
  readonly pulse: number;
  /** How much of its image shows, 0 to 1. */
  readonly progress: number;
}

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
/** On a crate narrower than that only what needs a person is marked. */
const LEAST_MARKED = 18;
const MOST_MEMORY = 0.9;

const frameSize = (side: number): readonly [w: number, h: number] => [
  side * (1 + 2 * CRATE_MARGIN),
  side * (CRATE_ASPECT + 2 * CRATE_MARGIN),
];

/** The pictures of which one Pod is made. */
export class PodParts {
  readonly #stage: Stage;
  readonly #body: Picture;
  #fill: Picture | undefined;
  #rim: Picture | undefined;
  #badge: Picture | undefined;
  #light: Picture | undefined;
  #memory: readonly [slot: Picture, fill: Picture] | undefined;
  #side = 1;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#body = stage.picture("pixel", DEPTH.pods);
  }

  /** Dresses the crate: which pictures it needs now. */
  dress({ view, place, powered, picked, memory }: PodShown): void {
    const side = place.w;
    this.#side = side;
    const full = this.#frame(`crate/${view.style}/${side}/${view.containers}`, (brush) =>
      paintCrate(brush, view.style, side, view.containers),
    );
    const isEmpty = view.look === "pulling";
    const empty = (): string =>
      this.#frame(`empty/${view.style}/${side}`, (brush) => paintEmptyCrate(brush, view.style, side));
    this.#hang(this.#body, isEmpty ? empty() : full);
    this.#fill = this.#optional(this.#fill, isEmpty ? full : undefined);
    const tint = powered || view.node === "" ? (TINTS[view.look] ?? 0xffffff) : UNPOWERED;
    this.#body.setTint(tint);
    this.#fill?.setTint(tint);
    const rim = picked ? "picked" : RIMS[view.look];
    const rimFrame = rim && this.#frame(`rim/${rim}/${side}`, (brush) => paintRim(brush, rim, side));
    this.#rim = this.#optional(this.#rim, rimFrame);
    this.#showBadge(view.needsHand ? "hand" : view.hung ? "hung" : BADGES[view.look]);
    if (view.look === "ready" && this.#light === undefined) {
      const frame = this.#stage.frame("light", 96, 96, (brush) => paintLight(brush, 96));
      this.#light = this.#stage.picture(frame, DEPTH.pods).setBlendMode(BlendModes.ADD);
    }
    this.#showMemory(memory);
  }

  draw(pose: Pose): void {
    const { x, y, wide, high, opacity, depth } = pose;
    const side = this.#side;
    for (const [image, over] of [
      [this.#body, 0],
      [this.#fill, 0.001],
      [this.#rim, 0.002],
    ] as const) {
      if (image === undefined) continue;
      const one = 1 / this.#stage.detailOf(image);
      image
        .setPosition(x, y)
        .setScale(one * wide, one * high)
        .setAlpha(opacity);
      image.setDepth(depth + over).setAngle(pose.angle);
    }
    this.#cropFill(pose.progress);
    const top = y - side * CRATE_ASPECT * high;
    this.#badge?.setPosition(x + side * 0.46 * wide, top + side * 0.06).setAlpha(opacity);
    this.#badge?.setDepth(depth + 0.004);
    this.#drawLight(pose);
    this.#drawMemory(x - (side * wide) / 2, top, depth);
  }

  destroy(): void {
    const memory = this.#memory ?? [];
    for (const image of [this.#body, this.#fill, this.#rim, this.#badge, this.#light, ...memory])
      image?.destroy();
  }

  /** A picture of the size of the crate with room around it. */
  #frame(name: string, paint: Parameters<Stage["frame"]>[3]): string {
    const [w, h] = frameSize(this.#side);
    return this.#stage.frame(name, w, h, (brush) => {
      brush.translate(this.#side * CRATE_MARGIN, this.#side * CRATE_MARGIN);
      paint(brush);
    });
  }

  /** All pictures of a crate hang by the middle of its lower edge. */
  #hang(image: Picture, frame: string): void {
    this.#stage.reframe(image, frame);
    image.setOrigin(0.5, (this.#side * (CRATE_MARGIN + CRATE_ASPECT)) / frameSize(this.#side)[1]);
  }

  /** Makes, changes or takes away a picture. */
  #optional(image: Picture | undefined, frame: string | undefined): Picture | undefined {
    if (frame === undefined) {
      image?.destroy();
      return undefined;
    }
    const shown = image ?? this.#stage.picture(frame, DEPTH.pods);
    this.#hang(shown, frame);
    return shown;
  }

  #showBadge(mark: Mark | undefined): void {
    const isSmall = this.#side < LEAST_MARKED;
    if (mark === undefined || (isSmall && mark !== "failing" && mark !== "hand")) {
      this.#badge?.destroy();
      this.#badge = undefined;
      return;
    }
    const size = 2 * Math.round(clamp(this.#side * 0.46, isSmall ? 10 : 14, 36) / 2);
    const frame = this.#stage.frame(`badge/${mark}/${size}`, size, size, (brush) =>
      paintBadge(brush, mark, size),
    );
    this.#badge ??= this.#stage.picture(frame, DEPTH.pods);
    this.#stage.reframe(this.#badge, frame);
  }

  #showMemory(use: number | undefined): void {
    if (use === undefined) {
      for (const image of this.#memory ?? []) image.destroy();
      this.#memory = undefined;
      return;
    }
    this.#memory ??= [this.#stage.picture("pixel", DEPTH.pods), this.#stage.picture("pixel", DEPTH.pods)];
    const [slot, fill] = this.#memory;
    const [w, h] = [this.#side * 0.44, Math.max(4, this.#side * 0.09)];
    this.#stage.stretch(slot.setOrigin(0, 0).setTint(numeric(PALETTE.night950)), w + 3, h + 3);
    this.#stage.stretch(fill.setOrigin(0, 0), Math.max(0.5, w * clamp(use, 0, 1)), h);
    fill.setTint(numeric(use > MOST_MEMORY ? PALETTE.signal500 : PALETTE.lamp300));
  }

  #drawLight({ x, y, high, opacity, depth, glow, pulse }: Pose): void {
    if (this.#light === undefined) return;
    const side = this.#side;
    const halo = side * (1.5 + 0.5 * pulse);
    this.#stage.stretch(this.#light, halo, halo);
    this.#light
      .setPosition(x, y - side * CRATE_ASPECT * (1 - CRATE_LAMP.y) * high)
      .setAlpha(Math.min(1, glow * (0.85 + 0.4 * pulse) * opacity))
      .setDepth(depth + 0.003)
      .setVisible(glow > 0.01);
  }

  #drawMemory(left: number, top: number, depth: number): void {
    if (this.#memory === undefined) return;
    const [x, y] = [left + this.#side * 0.28, top + this.#side * 0.09];
    const [slot, fill] = this.#memory;
    slot.setPosition(x - 1.5, y - 1.5).setDepth(depth + 0.0031);
    fill.setPosition(x, y).setDepth(depth + 0.0032);
  }

  /** The crate shows from below, as far as its image has come. */
  #cropFill(progress: number): void {
    if (this.#fill === undefined) return;
    const { width, height } = this.#fill.frame;
    const detail = this.#stage.detailOf(this.#fill);
    const lower = this.#side * (CRATE_MARGIN + CRATE_ASPECT) * detail;
    const arrived = this.#side * CRATE_ASPECT * progress * detail;
    this.#fill.setVisible(arrived > 1).setCrop(0, lower - arrived, width, height - lower + arrived);
  }
}
