import type { BoardLayout } from "../view/board-layout.ts";
import type { BoardModel } from "../view/board-model.ts";
import { centre, type Point } from "../view/geometry.ts";
import type { RequestFlow } from "../view/request-flow.ts";
import type { PodLayer } from "./pod-layer.ts";
import type { RequestLayer } from "./request-layer.ts";

/** Between two layers that leave the registry for the same Pod. */
const LAYER_EVERY_MS = 700;

/** Sends requests from the far shore to the Pods, and layers from the registry to the machines that pull. */
export class Traffic {
  readonly #flow: RequestFlow;
  readonly #requests: RequestLayer;
  readonly #pods: PodLayer;
  #sinceLayer = 0;
  #sinks = 0;

  constructor(flow: RequestFlow, requests: RequestLayer, pods: PodLayer) {
    this.#flow = flow;
    this.#requests = requests;
    this.#pods = pods;
  }

  /** There is something to send. */
  isBusy(model: BoardModel): boolean {
    return (
      model.apps.some(({ servedRps, failedRps }) => servedRps + failedRps > 0) ||
      model.pods.some(({ look }) => look === "pulling")
    );
  }

  advance(ms: number, model: BoardModel, layout: BoardLayout): void {
    const ready = new Map<string, string[]>();
    for (const { look, app, name } of model.pods) {
      if (look !== "ready" || !layout.pods.has(name)) continue;
      const names = ready.get(app);
      if (names === undefined) ready.set(app, [name]);
      else names.push(name);
    }
    const lanterns = new Map(layout.lanterns.map(({ app, lamp }) => [app, lamp]));
    const size = layout.viewport.font / 13;
    for (const { app, style, pod } of this.#flow.advance(ms, model.apps, ready)) {
      const from = lanterns.get(app);
      if (from === undefined) continue;
      const to = pod === undefined ? undefined : this.#pods.sprite(pod)?.lamp;
      if (pod === undefined || to === undefined)
        this.#requests.sink(from, this.#grave(from, layout), style, size);
      else this.#requests.cross(from, to, style, size, () => this.#pods.pulse(pod));
    }
    this.#deliver(ms, model, layout);
  }

  /** Where a request that nobody serves goes under: in the water below its lantern, not always at the same place. */
  #grave(from: Point, layout: BoardLayout): Point {
    this.#sinks += 1;
    const spread = ((this.#sinks * 0.618) % 1) - 0.5;
    const depth = layout.quayY - layout.shoreY;
    const across = layout.viewport.inner.w * 0.16 * spread;
    const { x, w } = layout.viewport.inner;
    return {
      x: Math.min(x + w - 8, Math.max(x + 8, from.x + across)),
      y: layout.shoreY + depth * (0.3 + 0.45 * ((this.#sinks * 0.382) % 1)),
    };
  }

  #deliver(ms: number, model: BoardModel, layout: BoardLayout): void {
    this.#sinceLayer += ms;
    if (this.#sinceLayer < LAYER_EVERY_MS) return;
    this.#sinceLayer = 0;
    const { warehouse } = layout;
    const gate = { x: warehouse.x + warehouse.w / 2, y: warehouse.y + warehouse.h * 0.85 };
    for (const { look, name, progress } of model.pods) {
      const place = layout.pods.get(name);
      // A pull that nobody has started yet brings nothing.
      if (look !== "pulling" || place === undefined || progress === 0) continue;
      this.#requests.deliver(gate, centre(place), layout.viewport.font / 13);
    }
  }
}
