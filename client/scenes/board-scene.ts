import { type GameObjects, Scene } from "phaser";
import type { GameEvent } from "../../shared/model/game-event.ts";
import { paintScenery, sceneryKey } from "../art/paint/scenery.ts";
import { type BoardLayout, boardLayout } from "../view/board-layout.ts";
import { type BoardModel, boardModel } from "../view/board-model.ts";
import { type BoardWords, DEFAULT_WORDS } from "../view/board-words.ts";
import type { Point, Size } from "../view/geometry.ts";
import { type OfficeLayout, officeLayout } from "../view/office-layout.ts";
import { RequestFlow } from "../view/request-flow.ts";
import { viewportOf } from "../view/viewport.ts";
import type { BoardOptions, Insets } from "./board-api.ts";
import { DEPTH } from "./depth.ts";
import { PierLayer } from "./pier-layer.ts";
import { PodLayer } from "./pod-layer.ts";
import { RequestLayer } from "./request-layer.ts";
import { SignLayer } from "./sign-layer.ts";
import { AtlasFullError, Stage } from "./stage.ts";
import { Traffic } from "./traffic.ts";

/** Lights a second that a phone and a wall can show without becoming a blur. */
const LIGHTS_PER_SECOND = { portrait: 16, laptop: 34, projector: 60 } as const;
/** After so long without a frame the tab was away: what happened meanwhile is not played back. */
const AWAY_MS = 600;
const FADE_MS = 350;

interface Layers {
  readonly stage: Stage;
  readonly pods: PodLayer;
  readonly piers: PierLayer;
  readonly signs: SignLayer;
  readonly requests: RequestLayer;
  readonly traffic: Traffic;
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
  #scenery: GameObjects.Image | undefined;
  /** The scenery before, while it fades: piers come and go without a jump. */
  #fading: GameObjects.Image | undefined;
  #sceneryKey = "";
  #sceneries = 0;
  #model: BoardModel = { nodes: [], pods: [], apps: [] };
  #layout: BoardLayout;
  #office: OfficeLayout;
  #revision = -1;
  #isStale = true;
  #mustSnap = true;
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
    this.#build();
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
      this.#fading !== undefined ||
      this.#isBusy() ||
      this.cameras.main.shakeEffect.isRunning
    );
  }

  override update(_time: number, delta: number): void {
    const layers = this.#layers;
    if (layers === undefined) return;
    if (delta > AWAY_MS) this.#mustSnap = true;
    try {
      this.#sync(layers);
    } catch (error) {
      if (!(error instanceof AtlasFullError)) throw error;
      this.#build();
      return;
    }
    const { pods, piers, requests, traffic } = layers;
    pods.step(delta, ({ lamp, shown }) => {
      requests.ripple(lamp, Math.max(0.3, shown.place.w / 44));
    });
    piers.step(delta);
    if (!this.#reducedMotion) traffic.advance(delta, this.#model, this.#layout);
    requests.step();
    this.#fade(delta);
    layers.stage.flush();
  }

  resize(size: Size, resolution: number): void {
    const isSharper = resolution !== this.#resolution;
    this.#size = size;
    this.#resolution = resolution;
    this.#mustSnap = true;
    this.#isStale = true;
    this.cameras.main.setZoom(resolution);
    if (isSharper && this.#layers !== undefined) this.#build();
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

  #fade(ms: number): void {
    if (this.#fading === undefined) return;
    this.#fading.setAlpha(Math.max(0, this.#fading.alpha - ms / FADE_MS));
    if (this.#fading.alpha === 0) this.#dropFading();
  }

  #dropFading(): void {
    const key = this.#fading?.texture.key;
    this.#fading?.destroy();
    this.#fading = undefined;
    if (key !== undefined) this.textures.remove(key);
  }

  #isBusy(): boolean {
    return !this.#reducedMotion && (this.#layers?.traffic.isBusy(this.#model) ?? false);
  }

  /** Makes all layers anew; also when the atlas is full of sizes that nobody shows any more. */
  #build(): void {
    this.#tearDown();
    const stage = new Stage(this, this.#resolution, document.documentElement.lang);
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
    this.#mustSnap = true;
    this.#isStale = true;
  }

  #tearDown(): void {
    const layers = this.#layers;
    if (layers === undefined) return;
    for (const layer of [layers.pods, layers.piers, layers.signs, layers.requests]) layer.destroy();
    this.#layers = undefined;
  }

  #viewport() {
    const screenHeight = this.#options.mode === "screen" ? window.innerHeight : undefined;
    return viewportOf(this.#size, screenHeight, this.#insets);
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
    const { tick, kubelet } = store.round;
    this.#model = boardModel({ rows: store.rows, tick, kubelet, ghosts: this.#ghosts });
    const focus = mode === "node" ? nodeName : undefined;
    this.#layout = boardLayout({ model: this.#model, viewport: this.#viewport(), focus });
    this.#office = officeLayout(this.#layout.office, this.#model.apps, this.#layout.viewport.font);
    this.#paintScenery(snap);
    const scene = {
      model: this.#model,
      layout: this.#layout,
      words: this.#words,
      picked: picked.value,
      verdict,
    };
    layers.piers.sync(scene, snap);
    layers.pods.sync({ ...scene, ghosts: this.#ghosts, focus }, snap, ({ view, place }) => {
      const crane = this.#layout.piers.get(view.node)?.crane;
      if (crane === undefined) return;
      layers.piers.pier(view.node)?.reach((place.x + place.w / 2 - crane.x) / crane.w);
    });
    layers.signs.sync({ ...scene, office: this.#office });
  }

  /** Paints what stands still into one texture, when it has changed. */
  #paintScenery(snap: boolean): void {
    const key = `${this.#resolution} ${sceneryKey(this.#layout, this.#office)}`;
    if (key === this.#sceneryKey && this.#scenery !== undefined) return;
    this.#sceneryKey = key;
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(this.#size.w * this.#resolution));
    canvas.height = Math.max(1, Math.round(this.#size.h * this.#resolution));
    const brush = canvas.getContext("2d", { alpha: false });
    if (brush === null) return;
    brush.scale(this.#resolution, this.#resolution);
    paintScenery(brush, this.#layout, this.#office);
    this.#sceneries += 1;
    const name = `scenery-${this.#sceneries}`;
    // Phaser's types know pictures only; its textures take a canvas as well and restore it with the context.
    const source = canvas as unknown as HTMLImageElement;
    this.textures.create(name, source)?.add("all", 0, 0, 0, canvas.width, canvas.height);
    this.#dropFading();
    this.#fading = this.#scenery?.setDepth(DEPTH.scenery + 1);
    if (snap) this.#dropFading();
    this.#scenery = this.add
      .image(0, 0, name)
      .setOrigin(0, 0)
      .setDepth(DEPTH.scenery)
      .setScale(1 / this.#resolution);
  }
}
