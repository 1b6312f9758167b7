import { BOOM_REACH } from "../art/paint/crane.ts";
import { clamp } from "../view/geometry.ts";
import { approach } from "../view/motion.ts";
import { Gauge } from "./gauge.ts";
import { PierLights } from "./pier-lights.ts";
import type { PierShown } from "./pier-shown.ts";
import { PierSigns } from "./pier-signs.ts";
import type { Stage } from "./stage.ts";

/** A cell of a gauge stands for so much, while there are not too many of them. */
const CPU_CELL_MILLI = 1000;
const MEMORY_CELL_MI = 2048;
const MOST_CELLS = 16;

/** A Node: the lights, signs and gauges of its pier. The pier itself is part of the scenery. */
export class PierSprite {
  readonly #lights: PierLights;
  readonly #signs: PierSigns;
  readonly #cpu: Gauge;
  readonly #memory: Gauge;
  #shown: PierShown | undefined;
  /** 0 to 1, how far the verdict on a picked Pod is shown. */
  #offered = 0;
  #hook = 0.5;
  #hookTo = 0.5;

  constructor(stage: Stage) {
    this.#lights = new PierLights(stage);
    this.#signs = new PierSigns(stage);
    this.#cpu = new Gauge(stage);
    this.#memory = new Gauge(stage);
  }

  /** The crane goes to where something comes down, 0 to 1 along its width. */
  reach(share: number): void {
    this.#hookTo = clamp(share, 0.16, BOOM_REACH - 0.04);
  }

  show(shown: PierShown): void {
    const before = this.#shown;
    this.#shown = shown;
    const { view, offer } = shown;
    if (before === undefined || !isSamePlace(before, shown)) this.#place(shown);
    this.#lights.show(view.ready);
    this.#signs.show(shown);
    this.#cpu.show(view.cpu, offer?.cpuMilli ?? 0);
    this.#memory.show(view.memory, offer?.memoryMi ?? 0);
  }

  /** Moves lamps, gauges and crane on; returns whether they still move. */
  step(ms: number, snap: boolean): boolean {
    const shown = this.#shown;
    if (shown === undefined) return false;
    const { offer, pier } = shown;
    const offered = Number(offer !== undefined);
    this.#offered = snap ? offered : approach(this.#offered, offered, ms, 90);
    this.#hook = snap ? this.#hookTo : approach(this.#hook, this.#hookTo, ms, 160);
    const share = {
      ok: { offered: this.#offered, refused: 0 },
      refused: { offered: 0, refused: this.#offered },
    };
    const verdict =
      offer === undefined || offer.verdict === "unknown" ? { offered: 0, refused: 0 } : share[offer.verdict];
    const parts = [
      this.#lights.step(ms, snap, verdict),
      this.#cpu.step(ms, snap),
      this.#memory.step(ms, snap),
      Math.abs(this.#offered - offered) > 0.01,
      Math.abs(this.#hook - this.#hookTo) > 0.004,
    ];
    this.#signs.draw(pier, this.#offered, this.#hook);
    return !snap && parts.includes(true);
  }

  destroy(): void {
    for (const part of [this.#lights, this.#signs, this.#cpu, this.#memory]) part.destroy();
  }

  #place(shown: PierShown): void {
    const { pier, font, words, view } = shown;
    this.#lights.place(shown);
    this.#signs.place(shown);
    const look = { font, words: pier.gaugeWords };
    const cells = (amount: number, unit: number): number => clamp(Math.round(amount / unit), 1, MOST_CELLS);
    this.#cpu.place({
      ...look,
      slot: pier.cpu,
      word: words.cpu,
      sign: "cpu",
      cells: cells(view.cpu.capacity, CPU_CELL_MILLI),
    });
    this.#memory.place({
      ...look,
      slot: pier.memory,
      word: words.memory,
      sign: "memory",
      cells: cells(view.memory.capacity, MEMORY_CELL_MI),
    });
  }
}

/** Layouts are made anew with each change of the rows, and mostly come out the same. */
function isSamePlace(a: PierShown, b: PierShown): boolean {
  const [one, other] = [a.pier.outer, b.pier.outer];
  return (
    a.words === b.words &&
    a.zone?.sign === b.zone?.sign &&
    a.font === b.font &&
    a.waterBelow === b.waterBelow &&
    a.pier.cpu.x === b.pier.cpu.x &&
    (["x", "y", "w", "h"] as const).every((key) => one[key] === other[key])
  );
}
