import type { BoardLayout } from "../view/board-layout.ts";
import type { BoardModel } from "../view/board-model.ts";
import type { BoardWords } from "../view/board-words.ts";
import type { Verdict } from "./board-api.ts";
import { PierSprite } from "./pier-sprite.ts";
import type { Stage } from "./stage.ts";

export interface PierScene {
  readonly model: BoardModel;
  readonly layout: BoardLayout;
  readonly words: BoardWords;
  readonly picked: string | undefined;
  readonly verdict: (pod: string, node: string) => Verdict;
}

/** All Nodes: their lamps, gauges and signs. */
export class PierLayer {
  readonly #stage: Stage;
  readonly #piers = new Map<string, PierSprite>();
  #isMoving = false;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get isMoving(): boolean {
    return this.#isMoving;
  }

  sync({ model, layout, words, picked, verdict }: PierScene, snap: boolean): void {
    const pod = model.pods.find(({ name }) => name === picked);
    const zones = new Map(model.zones.map((zone) => [zone.name, zone]));
    for (const view of model.nodes) {
      const pier = layout.piers.get(view.name);
      if (pier === undefined) continue;
      const sprite = this.#piers.get(view.name) ?? new PierSprite(this.#stage);
      this.#piers.set(view.name, sprite);
      const offer = pod === undefined ? undefined : { ...pod, verdict: verdict(pod.name, view.name) };
      const zone = zones.get(view.zone);
      const waterBelow = Math.max(1, layout.quayY - pier.wall.y - pier.wall.h - 3);
      sprite.show({
        view,
        pier,
        words,
        waterBelow,
        font: layout.viewport.font,
        ...(zone !== undefined && { zone }),
        ...(offer !== undefined && { offer }),
      });
    }
    for (const [name, sprite] of this.#piers) {
      if (layout.piers.has(name)) continue;
      sprite.destroy();
      this.#piers.delete(name);
    }
    this.#isMoving = true;
    if (snap) this.step(0, true);
  }

  step(ms: number, snap = false): void {
    this.#isMoving = false;
    for (const sprite of this.#piers.values()) this.#isMoving = sprite.step(ms, snap) || this.#isMoving;
  }

  pier(node: string): PierSprite | undefined {
    return this.#piers.get(node);
  }

  destroy(): void {
    for (const sprite of this.#piers.values()) sprite.destroy();
    this.#piers.clear();
  }
}
