import { BlendModes } from "phaser";
import { numeric } from "../art/paint/brush.ts";
import type { Lettering } from "../art/paint/letters.ts";
import { paintAppDisc, paintFloats, paintLantern, paintLight, paintZoneSign } from "../art/paint/sprites.ts";
import { PALETTE } from "../art/palette.ts";
import type { AppView } from "../view/app-view.ts";
import type { BoardLayout, LanternLayout } from "../view/board-layout.ts";
import type { BoardModel } from "../view/board-model.ts";
import type { BoardWords } from "../view/board-words.ts";
import type { OfficeLayout } from "../view/office-layout.ts";
import type { ZoneLayout } from "../view/zone-layout.ts";
import { DEPTH } from "./depth.ts";
import { Figures } from "./figures.ts";
import type { Picture, Stage } from "./stage.ts";

export interface SignScene {
  readonly model: BoardModel;
  readonly layout: BoardLayout;
  readonly office: OfficeLayout;
  readonly words: BoardWords;
}

const TINT = {
  plain: numeric(PALETTE.fog50),
  quiet: numeric(PALETTE.fog300),
  lit: numeric(PALETTE.lamp300),
  signal: numeric(PALETTE.signal300),
} as const;

/** Words and figures in the picture: the lanterns of the apps, the office's board, the signs of quay and registry. */
export class SignLayer {
  readonly #stage: Stage;
  readonly #pictures = new Map<string, Picture>();
  readonly #figures = new Map<string, Figures>();
  #used = new Set<string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  sync({ model, layout, office, words }: SignScene): void {
    this.#used = new Set();
    const apps = new Map(model.apps.map((app) => [app.name, app]));
    for (const lantern of layout.lanterns) {
      const app = apps.get(lantern.app);
      if (app !== undefined) this.#lantern(lantern, app, layout.viewport.font, words);
    }
    this.#office(office, model, words, layout.viewport.font);
    this.#quay(layout, model, words);
    for (const zone of layout.zones) this.#zone(zone, layout.viewport.font, words);
    for (const [key, picture] of this.#pictures) picture.setVisible(this.#used.has(key));
    for (const [key, figures] of this.#figures) if (!this.#used.has(key)) figures.hide();
  }

  destroy(): void {
    for (const picture of this.#pictures.values()) picture.destroy();
    for (const figures of this.#figures.values()) figures.destroy();
    this.#pictures.clear();
    this.#figures.clear();
  }

  #lantern(lantern: LanternLayout, app: AppView, font: number, words: BoardWords): void {
    const { app: name, lamp } = lantern;
    const size = Math.round(font * 2.1);
    const frame = this.#stage.frame(`lantern/${app.style}/${size}`, size, size, (b) =>
      paintLantern(b, app.style, size),
    );
    const glow = this.#stage.frame("light", 96, 96, (brush) => paintLight(brush, 96));
    const halo = size * (1.4 + Math.min(1.6, app.demandRps / 250));
    const light = this.#picture(`glow/${name}`, glow, DEPTH.shore).setBlendMode(BlendModes.ADD).setAlpha(0.5);
    this.#stage.stretch(light.setPosition(lamp.x, lamp.y - size * 0.28), halo, halo);
    this.#picture(`lantern/${name}`, frame, DEPTH.shore + 1).setPosition(lamp.x, lamp.y - size * 0.2);

    this.#labels(lantern, app, font, words);
  }

  /** Name, requests per second and, in the signal's colour, those that failed. */
  #labels(
    { app: name, lamp, label, name: place }: LanternLayout,
    app: AppView,
    font: number,
    words: BoardWords,
  ): void {
    const bold: Lettering = { size: font, weight: 700, rim: true };
    const rate = `${Math.round(app.servedRps)}${words.perSecond}`;
    const lost = app.failedRps > 0 ? `✕ ${Math.round(app.failedRps)}` : "";
    const gap = font * 0.45;
    const wide = {
      name: place === "beside" ? this.#stage.words(name, bold).width + gap : 0,
      rate: this.#width(rate, bold),
      lost: lost === "" ? 0 : this.#width(lost, bold) + gap,
    };
    const y = label.y + label.h - font * 0.75;
    let x = lamp.x - (wide.name + wide.rate + wide.lost) / 2;
    if (place === "beside") this.#words(`name/${name}`, name, bold, { x, y }, TINT.plain);
    if (place === "above") {
      const above = { x: lamp.x, y: label.y + font * 0.75, centred: true };
      this.#words(`name/${name}`, name, bold, above, TINT.plain);
    }
    x += wide.name;
    this.#lines(`rate/${name}`).show(rate, { x, y }, bold, TINT.lit);
    if (lost === "") return;
    this.#lines(`lost/${name}`).show(lost, { x: x + wide.rate + gap, y }, bold, TINT.signal);
  }

  #office(office: OfficeLayout, model: BoardModel, words: BoardWords, font: number): void {
    const bold: Lettering = { size: office.letter, weight: 700, rim: false };
    if (office.board === undefined) return;
    this.#words(
      "office",
      words.controlPlane,
      { ...bold, size: font, weight: 600 },
      { ...office.sign, centred: true },
      TINT.quiet,
    );
    const apps = new Map(model.apps.map((app) => [app.name, app]));
    const radius = Math.round(office.discRadius);
    for (const { app: name, disc, figures } of office.lines) {
      const app = apps.get(name);
      if (app === undefined) continue;
      const box = radius * 2 + 6;
      const frame = this.#stage.frame(`disc/${app.style}/${radius}`, box, box, (b) =>
        paintAppDisc(b, app.style, box / 2, box / 2, radius),
      );
      this.#picture(`disc/${name}`, frame, DEPTH.signs).setPosition(disc.x, disc.y);
      const isMet = app.ready >= app.wanted;
      const ready = this.#lines(`ready/${name}`);
      const width = ready.show(String(app.ready), figures, bold, isMet ? TINT.lit : TINT.plain);
      const wanted = this.#lines(`wanted/${name}`);
      wanted.show(
        `/${app.wanted}`,
        { x: figures.x + width, y: figures.y },
        bold,
        isMet ? TINT.lit : TINT.quiet,
      );
    }
  }

  #quay(layout: BoardLayout, model: BoardModel, words: BoardWords): void {
    const { queue, warehouse, viewport, office } = layout;
    const { font } = viewport;
    const bold: Lettering = { size: font, weight: 700, rim: true };
    const waiting = model.pods.reduce((sum, { look }) => sum + Number(look === "pending"), 0);
    const isPortrait = viewport.class === "portrait";
    const room = isPortrait ? (warehouse.x + warehouse.w + office.x) / 2 : queue.x + font * 0.8;
    const y = isPortrait ? queue.y - font * 0.9 : queue.y + font * 1.05;
    const wide = this.#stage.words(words.pending, bold).width;
    const gap = font * 0.45;
    const x = isPortrait ? room - (wide + gap + this.#width(String(waiting), bold)) / 2 : room;
    this.#words("pending", words.pending, bold, { x, y }, TINT.plain);
    const tint = waiting === 0 ? TINT.quiet : TINT.lit;
    this.#lines("waiting").show(String(waiting), { x: x + wide + gap, y }, bold, tint);
    const size = Math.round(isPortrait ? font * 0.9 : font * 0.86);
    const sign: Lettering = { size, weight: 600, rim: true };
    const under = { x: warehouse.x + warehouse.w / 2, y: warehouse.y + warehouse.h * 0.52, centred: true };
    this.#words("registry", words.registry, sign, under, TINT.plain);
  }

  /** Which piers lie in one zone: its sign and name on a line of floats in front of them. */
  #zone({ zone, line }: ZoneLayout, font: number, words: BoardWords): void {
    const bold: Lettering = { size: font, weight: 700, rim: true };
    const tint = zone.lost ? TINT.signal : TINT.plain;
    const text = zone.lost ? `${zone.name}: ${words.notReady}` : zone.name;
    const size = Math.round(font * 0.95);
    const sign = this.#stage.frame(`zone/${zone.sign}/${size}`, size, size, (brush) =>
      paintZoneSign(brush, zone.sign, size),
    );
    const gap = font * 0.35;
    const wide = size + gap + this.#stage.words(text, bold).width;
    const x = line.x + (line.w - wide) / 2;
    const mark = this.#picture(`zone/${zone.name}`, sign, DEPTH.signs + 60).setTint(tint);
    mark.setOrigin(0, 0.5).setPosition(x, line.y);
    this.#words(`zone/${zone.name}`, text, bold, { x: x + size + gap, y: line.y }, tint);
    const float = Math.max(3, font * 0.3);
    const side = Math.round((line.w - wide) / 2 - font * 0.6);
    // Without its lamps nobody sees the floats of a zone.
    if (side < 3 * float || zone.lost) return;
    const floats = this.#stage.frame(`floats/${side}/${float}`, side, float, (brush) =>
      paintFloats(brush, side, float),
    );
    for (const [end, left] of [
      ["left", line.x],
      ["right", line.x + line.w - side],
    ] as const) {
      const chain = this.#picture(`floats/${end}/${zone.name}`, floats, DEPTH.wall).setTint(TINT.quiet);
      chain.setOrigin(0, 0.5).setPosition(left, line.y);
    }
  }

  #width(text: string, lettering: Lettering): number {
    return [...text].reduce((sum, letter) => sum + this.#stage.words(letter, lettering).width, 0);
  }

  #words(
    key: string,
    text: string,
    lettering: Lettering,
    at: { x: number; y: number; centred?: boolean },
    tint: number,
  ): void {
    const { frame } = this.#stage.words(text, lettering);
    const picture = this.#picture(`words/${key}`, frame, DEPTH.signs + 60).setTint(tint);
    picture.setOrigin(at.centred === true ? 0.5 : 0, 0.5).setPosition(at.x, at.y);
  }

  #picture(key: string, frame: string, depth: number): Picture {
    this.#used.add(key);
    const known = this.#pictures.get(key);
    if (known !== undefined) {
      this.#stage.reframe(known, frame);
      return known;
    }
    const picture = this.#stage.picture(frame, depth);
    this.#pictures.set(key, picture);
    return picture;
  }

  #lines(key: string): Figures {
    this.#used.add(key);
    const known = this.#figures.get(key);
    if (known !== undefined) return known;
    const figures = new Figures(this.#stage, DEPTH.signs + 60);
    this.#figures.set(key, figures);
    return figures;
  }
}
