import { Scene } from "phaser";
import type { GameEvent } from "../../shared/model/game-event.ts";
import { reportOnce } from "../app/report-once.ts";
import { type BoardLayout, boardLayout } from "../view/board-layout.ts";
import { type BoardModel, boardModel } from "../view/board-model.ts";
import { type BoardWords, DEFAULT_WORDS } from "../view/board-words.ts";
import type { Point, Size } from "../view/geometry.ts";
import { type OfficeLayout, officeLayout } from "../view/office-layout.ts";
import { RequestFlow } from "../view/request-flow.ts";
import { viewportOf } from "../view/viewport.ts";
import type { BoardOptions, Insets } from "./board-api.ts";
import { PierLayer } from "./pier-layer.ts";
import { PodLayer } from "./pod-layer.ts";
import { RequestLayer } from "./request-layer.ts";
import { SceneryLayer } from "./scenery-layer.ts";
import { SignLayer } from "./sign-layer.ts";
import { AtlasFullError, Stage } from "./stage.ts";
import { Traffic } from "./traffic.ts";

/** Lights a second that a phone and a wall can show without becoming a blur. */
const LIGHTS_PER_SECOND = { portrait: 16, laptop: 34, projector: 60 } as const;
/** After so long without a frame the tab was away: what happened meanwhile is not played back. */
const AWAY_MS = 600;
/**
 * Share of the resolution at which pictures are painted, by how often in a row the atlas was full: first it may have held
 * sizes and words of rounds before, then there is more to show than fits.
 */
const DETAILS = [1, 1, 0.7, 0.5, 0.35, 0.25] as const;

interface Layers {
  readonly stage: Stage;
  readonly pods: PodLayer;
  readonly piers: PierLayer;
  readonly signs: SignLayer;
  readonly requests: RequestLayer;
  readonly traffic: Traffic;
}

/** An error in one part leaves the others as they are; a full atlas concerns all. */
function guarded(part: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof AtlasFullError) throw error;
    reportOnce(part, error);
  }
}

/** The machine room: draws the view models and moves them. It holds no rules and knows no network. */
export class BoardScene extends Scene {
  readonly #options: BoardOptions;
  #size: Size;
  #resolution: number;
  #insets: Insets | undefined;
  #words: BoardWords;
  #reducedMotion: boolean;
  #layers: Layers | undefined;
  readonly #scenery = new SceneryLayer(this);
  #model: BoardModel = { nodes: [], pods: [], apps: [], zones: [] };
  #layout: BoardLayout;
  #office: OfficeLayout;
  #revision = -1;
  #isStale = true;
  #mustSnap = true;
  #mustBuild = true;
  readonly #ghosts = new Map<string, string>();

  constructor(options: BoardOptions, size: Size, resolution: number) {
    super("board");
    this.#options = options;
    this.#size = size;
    this.#resolution = resolution;
    this.#insets = options.insets;
    this.#words = options.words ?? DEFAULT_WORDS;
    this.#reducedMotion = options.reducedMotion;
    this.#layout = boardLayout({ model: this.#model, viewport: this.#viewport() });
    this.#office = officeLayout(this.#layout.office, [], this.#layout.viewport.font);
  }

  get layout(): BoardLayout {
    return this.#layout;
  }

  get model(): BoardModel {
    return this.#model;
  }

  create(): void {
    this.cameras.main.setOrigin(0, 0).setZoom(this.#resolution);
  }

  /** Whether there is anything new to draw: a board at rest costs nothing. */
  needsFrame(): boolean {
    const layers = this.#layers;
    if (layers === undefined) return true;
    return (
      this.#isStale ||
      this.#revision !== this.#options.store.revision ||
      layers.pods.isMoving ||
      layers.piers.isMoving ||
      layers.requests.isMoving ||
      this.#scenery.isMoving ||
      this.#isBusy() ||
      this.cameras.main.shakeEffect.isRunning
    );
  }

  override update(_time: number, delta: number): void {
    if (delta > AWAY_MS) this.#mustSnap = true;
    guarded("sync", () => this.#syncWhole());
    const layers = this.#layers;
    if (layers === undefined) return;
    const { pods, piers, requests, traffic, stage } = layers;
    guarded("pods", () => {
      pods.step(delta, ({ lamp, shown }) => {
        requests.ripple(lamp, Math.max(0.3, shown.place.w / 44));
      });
    });
    guarded("piers", () => piers.step(delta));
    guarded("requests", () => {
      if (!this.#reducedMotion) traffic.advance(delta, this.#model, this.#layout);
      requests.step();
    });
    this.#scenery.step(delta);
    stage.flush();
  }

  resize(size: Size, resolution: number): void {
    const isSharper = resolution !== this.#resolution;
    this.#size = size;
    this.#resolution = resolution;
    this.#mustSnap = true;
    this.#isStale = true;
    this.cameras.main.setZoom(resolution);
    if (isSharper) this.#mustBuild = true;
  }

  invalidate(): void {
    this.#isStale = true;
  }

  setInsets(insets: Insets): void {
    this.#insets = insets;
    this.#isStale = true;
    this.#mustSnap = true;
  }

  setWords(words: BoardWords): void {
    this.#words = words;
    this.#isStale = true;
  }

  setReducedMotion(reduced: boolean): void {
    this.#reducedMotion = reduced;
    this.#isStale = true;
    if (reduced) this.#layers?.requests.clear();
  }

  /** Returns from behind another tab: everything is where it belongs at once. */
  wake(): void {
    this.#mustSnap = true;
    this.#isStale = true;
  }

  /** The browser has emptied the canvases from which the textures come: all is painted again. */
  repaint(): void {
    this.#mustBuild = true;
    this.#scenery.repaint();
    this.wake();
  }

  ghost(pod: string, node: string | undefined): void {
    if (node === undefined) this.#ghosts.delete(pod);
    else this.#ghosts.set(pod, node);
    this.#isStale = true;
  }

  hold(pod: string, at: Point | undefined): void {
    this.#layers?.pods.hold(pod, at);
    this.#isStale = true;
  }

  /** Shakes and lamps; what rows say is shown without events as well. */
  feel(events: readonly GameEvent[]): void {
    if (this.#reducedMotion) return;
    for (const event of events) {
      if (event.type === "NodeNotReady") this.cameras.main.shake(220, 0.0028);
      if (event.type === "ContainerEnded" && event.reason !== "Completed")
        this.cameras.main.shake(110, 0.0012);
    }
  }

  #isBusy(): boolean {
    return !this.#reducedMotion && (this.#layers?.traffic.isBusy(this.#model) ?? false);
  }

  /** Makes all layers anew, with a new atlas. */
  #build(detail: number): void {
    this.#tearDown();
    const { lang } = document.documentElement;
    const stage = new Stage(this, this.#resolution * detail, lang, () => this.repaint());
    const requests = new RequestLayer(stage);
    const pods = new PodLayer(stage);
    const flow = new RequestFlow(LIGHTS_PER_SECOND[this.#layout.viewport.class]);
    this.#layers = {
      stage,
      pods,
      requests,
      piers: new PierLayer(stage),
      signs: new SignLayer(stage),
      traffic: new Traffic(flow, requests, pods),
    };
    this.#mustBuild = false;
    this.#mustSnap = true;
    this.#isStale = true;
  }

  #tearDown(): void {
    const layers = this.#layers;
    if (layers === undefined) return;
    for (const layer of [layers.pods, layers.piers, layers.signs, layers.requests]) layer.destroy();
    layers.stage.destroy();
    this.#layers = undefined;
  }

  #viewport() {
    const screenHeight = this.#options.mode === "screen" ? window.innerHeight : undefined;
    return viewportOf(this.#size, screenHeight, this.#insets);
  }

  /** Within one frame, however often the atlas has to be made anew: no frame shows a board without its things. */
  #syncWhole(): void {
    let full: AtlasFullError | undefined;
    for (const detail of DETAILS) {
      if (this.#mustBuild) this.#build(detail);
      if (this.#layers === undefined) return;
      try {
        this.#sync(this.#layers);
        return;
      } catch (error) {
        if (!(error instanceof AtlasFullError)) throw error;
        full = error;
        this.#mustBuild = true;
      }
    }
    this.#mustBuild = false;
    reportOnce("atlas", full);
  }

  #sync(layers: Layers): void {
    const { store, nodeName, mode, picked, verdict } = this.#options;
    if (!this.#isStale && this.#revision === store.revision) return;
    // The very first rows, and a picture that has to be laid out anew, are shown as they are.
    const snap = this.#mustSnap || this.#reducedMotion || this.#revision === -1;
    this.#revision = store.revision;
    this.#isStale = false;
    this.#mustSnap = false;
    for (const [pod] of this.#ghosts) {
      const row = store.rows.pods.get(pod);
      if (row === undefined || row.node !== "") this.#ghosts.delete(pod);
    }
    const { tick, kubelet, tools } = store.round;
    this.#model = boardModel({ rows: store.rows, tick, kubelet, tools, ghosts: this.#ghosts });
    const focus = mode === "node" ? nodeName : undefined;
    this.#layout = boardLayout({ model: this.#model, viewport: this.#viewport(), focus });
    this.#office = officeLayout(this.#layout.office, this.#model.apps, this.#layout.viewport.font);
    const [size, resolution] = [this.#size, this.#resolution];
    guarded("scenery", () => {
      this.#scenery.sync({ layout: this.#layout, office: this.#office, size, resolution }, snap);
    });
    const scene = {
      model: this.#model,
      layout: this.#layout,
      words: this.#words,
      picked: picked.value,
      verdict,
    };
    guarded("piers", () => layers.piers.sync(scene, snap));
    guarded("pods", () => {
      layers.pods.sync({ ...scene, ghosts: this.#ghosts, focus }, snap, ({ view, place }) => {
        const crane = this.#layout.piers.get(view.node)?.crane;
        if (crane === undefined) return;
        layers.piers.pier(view.node)?.reach((place.x + place.w / 2 - crane.x) / crane.w);
      });
    });
    guarded("signs", () => layers.signs.sync({ ...scene, office: this.#office }));
  }
}
