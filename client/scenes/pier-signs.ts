import { alpha, numeric } from "../art/paint/brush.ts";
import { boomY } from "../art/paint/crane.ts";
import { paintBadge, paintBarrier, paintBeacon, paintFlag, paintZoneSign } from "../art/paint/sprites.ts";
import { PALETTE } from "../art/palette.ts";
import { clamp } from "../view/geometry.ts";
import type { PierLayout } from "../view/pier-layout.ts";
import type { Verdict } from "./board-api.ts";
import { DEPTH } from "./depth.ts";
import { OUTLINE_MARGIN } from "./pier-lights.ts";
import type { PierShown } from "./pier-shown.ts";
import type { Picture, Stage } from "./stage.ts";

const RING_TINT = { ok: PALETTE.lamp400, refused: PALETTE.fog300, unknown: PALETTE.fog100 } as const;
const RING_STRENGTH = { ok: 1, refused: 0.28, unknown: 0.5 } as const;

/** What a pier says with signs: its name, barrier, flag and beacon, the verdict on a picked Pod, the crane's hook. */
export class PierSigns {
  readonly #stage: Stage;
  readonly #plate: Picture;
  readonly #zone: Picture;
  readonly #ring: Picture;
  readonly #barrier: Picture;
  readonly #flag: Picture;
  readonly #beacon: Picture;
  readonly #verdict: Picture;
  readonly #state: Picture;
  readonly #rope: Picture;
  readonly #block: Picture;
  #shownVerdict: Verdict = "unknown";

  constructor(stage: Stage) {
    this.#stage = stage;
    const hidden = (depth: number): Picture => stage.picture("pixel", depth).setVisible(false);
    this.#plate = hidden(DEPTH.wall + 1);
    this.#zone = hidden(DEPTH.wall + 1).setTint(numeric(PALETTE.fog200));
    this.#ring = hidden(DEPTH.verdict);
    this.#barrier = hidden(DEPTH.barrier);
    this.#flag = hidden(DEPTH.ground);
    this.#beacon = hidden(DEPTH.barrier);
    this.#verdict = hidden(DEPTH.verdict + 1);
    this.#state = hidden(DEPTH.barrier);
    const steel = numeric("#b9c9de");
    this.#rope = stage.picture("pixel", DEPTH.ground).setOrigin(0.5, 0).setTint(steel);
    this.#block = stage.picture("pixel", DEPTH.ground).setOrigin(0.5, 0).setTint(steel);
  }

  place(shown: PierShown): void {
    const { deck, gate, mast } = shown.pier;
    this.#placePlate(shown);
    const flag = Math.round(clamp(deck.w * 0.17, 12, 44));
    this.#dress(this.#flag, `flag/${flag}`, [flag, flag], (brush) => paintFlag(brush, flag));
    this.#flag.setOrigin(0.16, 1).setPosition(mast.x - flag * 0.3, mast.y + flag * 0.25);
    const [w, h] = [Math.round(gate.w), Math.round(gate.h)];
    this.#dress(this.#barrier, `barrier/${w}/${h}`, [w, h], (brush) => paintBarrier(brush, w, h));
    this.#barrier.setOrigin(0, 0).setPosition(gate.x, gate.y);
    const beacon = Math.round(clamp(deck.w * 0.3, 26, 84));
    this.#dress(this.#beacon, `beacon/${beacon}`, [beacon, beacon], (brush) => paintBeacon(brush, beacon));
    this.#beacon.setPosition(deck.x + deck.w / 2, deck.y + deck.h * 0.16);
    this.#placeRing(shown.pier);
  }

  show(shown: PierShown): void {
    const { view, pier, offer } = shown;
    this.#barrier.setVisible(view.cordoned);
    this.#flag.setVisible(view.taints.length > 0);
    this.#beacon.setVisible(!view.ready);
    this.#plate.setTint(numeric(view.ready ? PALETTE.fog50 : PALETTE.signal300));
    this.#showState(shown);
    if (offer === undefined) return;
    const { verdict } = offer;
    this.#shownVerdict = verdict;
    this.#ring.setTint(numeric(RING_TINT[verdict]));
    const size = 2 * Math.round(clamp(pier.deck.w * 0.16, 16, 52) / 2);
    const mark = verdict === "ok" ? "check" : "bar";
    this.#dress(this.#verdict, `badge/${mark}/${size}`, [size, size], (brush) =>
      paintBadge(brush, mark, size),
    );
    this.#verdict.setPosition(pier.deck.x + pier.deck.w - size * 0.5, pier.deck.y + size * 0.4);
  }

  /** `offered`: 0 to 1, how far the verdict is shown. `hook`: 0 to 1 along the crane. */
  draw({ crane }: PierLayout, offered: number, hook: number): void {
    const verdict = this.#shownVerdict;
    const isShown = offered > 0.01;
    this.#ring.setAlpha(offered * RING_STRENGTH[verdict]).setVisible(isShown);
    this.#verdict.setAlpha(offered).setVisible(isShown && verdict !== "unknown");
    const x = crane.x + crane.w * hook;
    const [y, length, unit] = [boomY({ crane }), crane.h * 0.34, Math.max(1, crane.h * 0.045)];
    this.#stage.stretch(this.#rope.setPosition(x, y), unit * 0.6, length);
    this.#stage.stretch(this.#block.setPosition(x, y + length), unit * 3, unit * 2);
  }

  destroy(): void {
    for (const image of [
      this.#plate,
      this.#zone,
      this.#ring,
      this.#barrier,
      this.#flag,
      this.#beacon,
      this.#verdict,
      this.#state,
    ]) {
      image.destroy();
    }
    this.#rope.destroy();
    this.#block.destroy();
  }

  /** The name on the front wall, after the sign of its zone. */
  #placePlate({ pier: { plate }, view, font, zone }: PierShown): void {
    this.#plate.setVisible(plate !== undefined);
    this.#zone.setVisible(plate !== undefined && zone !== undefined);
    if (plate === undefined) return;
    const { frame, width } = this.#stage.words(view.name, { size: font, weight: 700, rim: false });
    this.#stage.reframe(this.#plate, frame);
    const size = zone === undefined ? 0 : Math.round(font * 1.05);
    const before = size * 1.2;
    const fits = Math.min(1, (plate.w - before) / width) / this.#stage.detailOf(this.#plate);
    const y = plate.y + plate.h / 2;
    this.#plate
      .setOrigin(0, 0.5)
      .setPosition(plate.x + before, y)
      .setScale(fits);
    if (zone === undefined) return;
    this.#dress(this.#zone, `zone/${zone.sign}/${size}`, [size, size], (brush) =>
      paintZoneSign(brush, zone.sign, size),
    );
    this.#zone.setOrigin(0, 0.5).setPosition(plate.x, y);
  }

  /** The state in a word, on piers with room for words. */
  #showState({ view, pier, words, font }: PierShown): void {
    const word = view.ready ? (view.cordoned ? words.cordoned : "") : words.notReady;
    this.#state.setVisible(word !== "" && pier.plate !== undefined);
    if (word === "") return;
    const { frame } = this.#stage.words(word, { size: font, weight: 700, rim: true });
    this.#stage.reframe(this.#state, frame);
    const { deck } = pier;
    this.#state.setOrigin(0.5, 0.5).setTint(numeric(view.ready ? PALETTE.fog100 : PALETTE.signal300));
    this.#state.setPosition(deck.x + deck.w / 2, deck.y + (view.ready ? font : deck.h * 0.16 + font * 1.9));
  }

  #dress(
    image: Picture,
    name: string,
    size: readonly [number, number],
    paint: Parameters<Stage["frame"]>[3],
  ): void {
    this.#stage.reframe(image, this.#stage.frame(name, size[0], size[1], paint));
  }

  /** The outline of the pier as a line of light. */
  #placeRing({ deck, wall, taper }: PierLayout): void {
    const margin = OUTLINE_MARGIN;
    const [w, h] = [deck.w + 2 * margin, deck.h + wall.h + 2 * margin];
    const name = `ring/${Math.round(deck.w)}/${Math.round(deck.h)}/${Math.round(wall.h)}`;
    this.#dress(this.#ring, name, [w, h], (brush) => {
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
    this.#ring.setOrigin(0, 0).setPosition(deck.x - margin, deck.y - margin);
  }
}
