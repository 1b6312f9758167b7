import { BlendModes } from "phaser";
import { alpha, numeric } from "../art/paint/brush.ts";
import { BOOM_REACH, boomY } from "../art/paint/crane.ts";
import { deckPath, lampHeight } from "../art/paint/pier.ts";
import {
  paintBadge,
  paintBarrier,
  paintBeacon,
  paintDeckLight,
  paintFlag,
  paintLight,
  paintPool,
  paintStreak,
} from "../art/paint/sprites.ts";
import { PALETTE } from "../art/palette.ts";
import type { BoardWords } from "../view/board-words.ts";
import { clamp, rect } from "../view/geometry.ts";
import { approach } from "../view/motion.ts";
import type { NodeView } from "../view/node-view.ts";
import type { PierLayout } from "../view/pier-layout.ts";
import type { Verdict } from "./board-api.ts";
import { DEPTH } from "./depth.ts";
import { Gauge } from "./gauge.ts";
import type { Picture, Stage } from "./stage.ts";

/** How a Node is shown. */
export interface PierShown {
  readonly view: NodeView;
  readonly pier: PierLayout;
  readonly font: number;
  readonly words: BoardWords;
  /** Water in front of it, for reflections. */
  readonly waterBelow: number;
  /** While a Pod is picked: may it come here, and what would it reserve? */
  readonly offer?: { readonly verdict: Verdict; readonly cpuMilli: number; readonly memoryMi: number };
}

/** When lamps go out or on, they do so one after the other. */
const LAMP_DELAY_MS = 130;
const LAMPS = 4;
const MEMORY_CELL_MI = 2048;
const MOST_CELLS = 16;

/** The lights, gauges and signs of a pier; the pier itself is part of the scenery. */
export class PierSprite {
  readonly #stage: Stage;
  readonly #pool: Picture;
  readonly #wash: Picture;
  readonly #shade: Picture;
  readonly #bulbs: readonly Picture[];
  readonly #streaks: readonly Picture[];
  readonly #plate: Picture;
  readonly #ring: Picture;
  readonly #barrier: Picture;
  readonly #flag: Picture;
  readonly #beacon: Picture;
  readonly #verdict: Picture;
  readonly #hook: readonly [rope: Picture, block: Picture];
  readonly #cpu: Gauge;
  readonly #memory: Gauge;
  readonly #lamps = [0, 0, 0, 0];
  #sinceChange = 10_000;
  #dark = 0;
  #offer = 0;
  #hookX = 0.5;
  #hookTo = 0.5;
  #shown: PierShown | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
    const light = stage.frame("light", 96, 96, (brush) => paintLight(brush, 96));
    const pool = stage.frame("pool", 64, 64, (brush) => paintPool(brush, 64));
    const streak = stage.frame("streak", 40, 80, (brush) => paintStreak(brush, 40, 80));
    const added = (frame: string): Picture => stage.picture(frame, DEPTH.light).setBlendMode(BlendModes.ADD);
    const hidden = (depth: number): Picture => stage.picture("pixel", depth).setVisible(false);
    this.#pool = added(pool);
    this.#wash = added(pool).setOrigin(0, 0);
    this.#bulbs = Array.from({ length: LAMPS }, () => added(light));
    this.#streaks = Array.from({ length: 2 }, () => added(streak).setOrigin(0.5, 0));
    this.#shade = hidden(DEPTH.shade).setOrigin(0, 0);
    this.#plate = stage.picture("pixel", DEPTH.wall + 1).setOrigin(0, 0.5);
    this.#ring = hidden(DEPTH.verdict).setOrigin(0, 0);
    this.#barrier = hidden(DEPTH.barrier).setOrigin(0, 0);
    this.#flag = hidden(DEPTH.ground).setOrigin(0.16, 1);
    this.#beacon = hidden(DEPTH.barrier);
    this.#verdict = hidden(DEPTH.verdict + 1);
    const steel = numeric("#b9c9de");
    this.#hook = [
      stage.picture("pixel", DEPTH.ground).setOrigin(0.5, 0).setTint(steel),
      stage.picture("pixel", DEPTH.ground).setOrigin(0.5, 0).setTint(steel),
    ];
    this.#cpu = new Gauge(stage);
    this.#memory = new Gauge(stage);
  }

  get view(): NodeView | undefined {
    return this.#shown?.view;
  }

  /** The crane goes to where something comes down, 0 to 1 along the deck. */
  reach(share: number): void {
    this.#hookTo = clamp(share, 0.16, BOOM_REACH - 0.04);
  }

  show(shown: PierShown): void {
    const before = this.#shown;
    this.#shown = shown;
    const { view, pier, offer } = shown;
    if (before?.view.ready !== view.ready) this.#sinceChange = 0;
    if (before?.pier !== pier || before.words !== shown.words) this.#place(shown);
    this.#cpu.show(view.cpu, offer?.cpuMilli ?? 0);
    this.#memory.show(view.memory, offer?.memoryMi ?? 0);
    this.#barrier.setVisible(view.cordoned);
    this.#flag.setVisible(view.taints.length > 0);
    this.#beacon.setVisible(!view.ready);
    this.#plate.setTint(numeric(view.ready ? PALETTE.fog50 : PALETTE.signal300));
    this.#showOffer(offer?.verdict);
  }

  /** Moves lamps and gauges on; returns whether they still move. */
  step(ms: number, snap: boolean): boolean {
    const shown = this.#shown;
    if (shown === undefined) return false;
    const { ready } = shown.view;
    this.#sinceChange += ms;
    let moving = this.#sinceChange < LAMP_DELAY_MS * LAMPS + 600;
    for (let lamp = 0; lamp < LAMPS; lamp += 1) {
      const isDue = snap || this.#sinceChange >= LAMP_DELAY_MS * lamp;
      const target = ready ? 1 : 0;
      if (snap) this.#lamps[lamp] = target;
      else if (isDue) this.#lamps[lamp] = approach(this.#lamps[lamp] ?? 0, target, ms, ready ? 160 : 60);
    }
    this.#dark = snap ? Number(!ready) : approach(this.#dark, Number(!ready), ms, 240);
    const offer = shown.offer === undefined ? 0 : 1;
    this.#offer = snap ? offer : approach(this.#offer, offer, ms, 90);
    this.#hookX = snap ? this.#hookTo : approach(this.#hookX, this.#hookTo, ms, 160);
    moving ||= Math.abs(this.#offer - offer) > 0.01 || Math.abs(this.#hookX - this.#hookTo) > 0.004;
    moving = this.#cpu.step(ms, snap) || moving;
    moving = this.#memory.step(ms, snap) || moving;
    this.#draw(shown);
    if (snap) this.#sinceChange = 10_000;
    return moving && !snap;
  }

  destroy(): void {
    const { "0": rope, "1": block } = this.#hook;
    for (const image of [
      ...[
        this.#pool,
        this.#wash,
        this.#shade,
        ...this.#bulbs,
        ...this.#streaks,
        this.#plate,
        this.#ring,
        this.#barrier,
      ],
      ...[this.#flag, this.#beacon, this.#verdict, rope, block],
    ]) {
      image.destroy();
    }
    this.#cpu.destroy();
    this.#memory.destroy();
  }

  #place({ pier, view, font, words, waterBelow }: PierShown): void {
    const { deck, wall, lamps, gate, mast } = pier;
    const middle = { x: deck.x + deck.w / 2, y: deck.y + (deck.h + wall.h) * 0.55 };
    this.#stage.stretch(this.#pool.setPosition(middle.x, middle.y), deck.w * 1.75, (deck.h + wall.h) * 1.6);
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
      this.#stage.stretch(
        streak.setPosition(lamp.x, wall.y + wall.h),
        clamp(deck.w * 0.12, 8, 44),
        Math.min(waterBelow, clamp(deck.h * 0.36, 14, 96)),
      );
    }
    this.#placeShapes(pier);
    this.#placePlate(pier, view.name, font);
    const flag = Math.round(clamp(deck.w * 0.17, 12, 44));
    this.#stage.reframe(
      this.#flag,
      this.#stage.frame(`flag/${flag}`, flag, flag, (brush) => paintFlag(brush, flag)),
    );
    this.#flag.setOrigin(0.16, 1).setPosition(mast.x - flag * 0.3, mast.y + flag * 0.25);
    const [w, h] = [Math.round(gate.w), Math.round(gate.h)];
    const barrier = this.#stage.frame(`barrier/${w}/${h}`, w, h, (brush) => paintBarrier(brush, w, h));
    this.#stage.reframe(this.#barrier, barrier);
    this.#barrier.setOrigin(0, 0).setPosition(gate.x, gate.y);
    const beacon = Math.round(clamp(deck.w * 0.3, 26, 84));
    this.#stage.reframe(
      this.#beacon,
      this.#stage.frame(`beacon/${beacon}`, beacon, beacon, (brush) => paintBeacon(brush, beacon)),
    );
    this.#beacon.setPosition(deck.x + deck.w / 2, deck.y + deck.h * 0.16);
    const gauge = { font, words: pier.gaugeWords };
    const cells = (amount: number, unit: number): number => clamp(Math.round(amount / unit), 1, MOST_CELLS);
    this.#cpu.place({
      ...gauge,
      slot: pier.cpu,
      word: words.cpu,
      sign: "cpu",
      cells: cells(view.cpu.capacity, 1000),
    });
    this.#memory.place({
      ...gauge,
      slot: pier.memory,
      word: words.memory,
      sign: "memory",
      cells: cells(view.memory.capacity, MEMORY_CELL_MI),
    });
  }

  /** The dark of a lost Node and the frame of an offer have the outline of the pier. */
  #placeShapes(pier: PierLayout): void {
    const { deck, wall, taper } = pier;
    const key = `${Math.round(deck.w)}/${Math.round(deck.h)}/${Math.round(wall.h)}`;
    const margin = 8;
    const [w, h] = [deck.w + 2 * margin, deck.h + wall.h + 2 * margin];
    const local = { ...pier, deck: rect(margin, margin, deck.w, deck.h), taper };
    const shade = this.#stage.frame(`shade/${key}`, w, h, (brush) => {
      deckPath(brush, local);
      brush.rect(margin, margin + deck.h, wall.w, wall.h);
      brush.fillStyle = alpha("#0a1424", 0.62);
      brush.fill();
    });
    // Light has no sharp edges: half as many pixels will do.
    const wash = this.#stage.frame(`wash/${key}`, deck.w / 2, deck.h / 2, (brush) => {
      brush.scale(0.5, 0.5);
      deckPath(brush, { ...pier, deck: rect(0, 0, deck.w, deck.h) });
      brush.clip();
      paintDeckLight(brush, deck.w, deck.h);
    });
    this.#stage.reframe(this.#wash, wash);
    this.#stage.stretch(this.#wash.setOrigin(0, 0).setPosition(deck.x, deck.y), deck.w, deck.h);
    const ring = this.#stage.frame(`ring/${key}`, w, h, (brush) => {
      brush.beginPath();
      brush.moveTo(margin + taper, margin);
      brush.lineTo(margin + deck.w - taper, margin);
      brush.lineTo(margin + deck.w, margin + deck.h);
      brush.lineTo(margin + deck.w, margin + deck.h + wall.h);
      brush.lineTo(margin, margin + deck.h + wall.h);
      brush.lineTo(margin, margin + deck.h);
      brush.closePath();
      brush.lineJoin = "round";
      for (const [width, opacity] of [
        [12, 0.12],
        [7, 0.25],
        [3, 1],
      ] as const) {
        brush.strokeStyle = alpha("#ffffff", opacity);
        brush.lineWidth = width;
        brush.stroke();
      }
    });
    for (const [image, frame] of [
      [this.#shade, shade],
      [this.#ring, ring],
    ] as const) {
      this.#stage.reframe(image, frame);
      image.setOrigin(0, 0).setPosition(deck.x - margin, deck.y - margin);
    }
  }

  #placePlate({ plate }: PierLayout, name: string, font: number): void {
    this.#plate.setVisible(plate !== undefined);
    if (plate === undefined) return;
    const { frame, width } = this.#stage.words(name, { size: font, weight: 700, rim: false });
    this.#stage.reframe(this.#plate, frame);
    const fits = Math.min(1, plate.w / width) / this.#stage.resolution;
    this.#plate
      .setOrigin(0, 0.5)
      .setPosition(plate.x, plate.y + plate.h / 2)
      .setScale(fits);
  }

  #showOffer(verdict: Verdict | undefined): void {
    if (verdict === undefined) return;
    const pier = this.#shown?.pier;
    if (pier === undefined) return;
    const tints = { ok: PALETTE.lamp400, refused: PALETTE.fog300, unknown: PALETTE.fog100 } as const;
    this.#ring.setTint(numeric(tints[verdict]));
    const size = 2 * Math.round(clamp(pier.deck.w * 0.16, 16, 52) / 2);
    const mark = verdict === "ok" ? "check" : "bar";
    const frame = this.#stage.frame(`badge/${mark}/${size}`, size, size, (brush) =>
      paintBadge(brush, mark, size),
    );
    this.#stage.reframe(this.#verdict, frame);
    this.#verdict.setPosition(pier.deck.x + pier.deck.w - size * 0.5, pier.deck.y + size * 0.4);
  }

  #draw({ pier, offer, view }: PierShown): void {
    const lit = this.#lamps.reduce((sum, lamp) => sum + lamp, 0) / LAMPS;
    const isRefused = offer?.verdict === "refused";
    const dim = isRefused ? 1 - 0.7 * this.#offer : 1;
    const bright = offer?.verdict === "ok" ? 1 + 0.5 * this.#offer : 1;
    this.#wash.setAlpha(Math.min(1, lit * 0.8 * dim * bright)).setVisible(lit > 0.01);
    this.#pool.setAlpha(lit * 0.3 * dim).setVisible(lit > 0.01);
    for (const [at, bulb] of this.#bulbs.entries()) {
      bulb.setAlpha((this.#lamps[at] ?? 0) * (0.35 + 0.65 * dim)).setVisible((this.#lamps[at] ?? 0) > 0.01);
    }
    for (const [at, streak] of this.#streaks.entries()) {
      streak.setAlpha((this.#lamps[at + 2] ?? 0) * 0.75).setVisible((this.#lamps[at + 2] ?? 0) > 0.01);
    }
    const shade = Math.max(this.#dark, isRefused ? this.#offer * 0.8 : 0);
    this.#shade.setAlpha(shade).setVisible(shade > 0.01);
    this.#ring
      .setAlpha(this.#offer * (isRefused ? 0.28 : 1))
      .setVisible(this.#offer > 0.01 && offer !== undefined);
    this.#verdict
      .setAlpha(this.#offer)
      .setVisible(this.#offer > 0.01 && offer !== undefined && offer.verdict !== "unknown");
    this.#beacon.setAlpha(this.#dark).setVisible(!view.ready);
    this.#drawHook(pier);
  }

  #drawHook(pier: PierLayout): void {
    const { crane } = pier;
    const [rope, block] = this.#hook;
    const x = crane.x + crane.w * this.#hookX;
    const y = boomY(pier);
    const unit = Math.max(1, crane.h * 0.045);
    this.#stage.stretch(rope.setPosition(x, y), unit * 0.6, crane.h * 0.34);
    this.#stage.stretch(block.setPosition(x, y + crane.h * 0.34), unit * 3, unit * 2);
  }
}
