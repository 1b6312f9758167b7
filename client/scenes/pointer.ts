import { type Point, shrink } from "../view/geometry.ts";
import { type Hit, hitTest } from "../view/hit-test.ts";
import type { BoardOptions } from "./board-api.ts";
import type { BoardScene } from "./board-scene.ts";

/** A finger that moved less than this has tapped. */
const TAP_PX = 9;

interface Press {
  readonly id: number;
  readonly start: Point;
  readonly hit: Hit | undefined;
  isDrag: boolean;
}

/**
 * Taps and drags on the board, as questions to the page: pick this, place it there, explain that. Pick, then place is
 * the base; a drag is the same two questions in one movement.
 */
export class Pointer {
  readonly #canvas: HTMLCanvasElement;
  readonly #scene: BoardScene;
  readonly #options: BoardOptions;
  readonly #abort = new AbortController();
  #press: Press | undefined;

  constructor(canvas: HTMLCanvasElement, scene: BoardScene, options: BoardOptions) {
    this.#canvas = canvas;
    this.#scene = scene;
    this.#options = options;
    const { signal } = this.#abort;
    canvas.addEventListener("pointerdown", (event) => this.#down(event), { signal });
    canvas.addEventListener("pointermove", (event) => this.#move(event), { signal });
    canvas.addEventListener("pointerup", (event) => this.#up(event), { signal });
    canvas.addEventListener("pointercancel", () => this.#cancel(), { signal });
  }

  destroy(): void {
    this.#abort.abort();
  }

  get #canPlace(): boolean {
    return this.#options.mode === "control-plane" || this.#options.mode === "practice";
  }

  #at(event: PointerEvent): Point {
    const box = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /** Only a Pod that waits can be picked. */
  #isPickable(hit: Hit | undefined): boolean {
    if (hit?.kind !== "pod" || !this.#canPlace) return false;
    const pod = this.#scene.model.pods.find(({ name }) => name === hit.name);
    return pod?.look === "pending";
  }

  #down(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0) return;
    const start = this.#at(event);
    const placing = this.#canPlace && this.#options.picked.value !== undefined;
    this.#press = {
      id: event.pointerId,
      start,
      hit: hitTest(this.#scene.layout, start, placing),
      isDrag: false,
    };
    this.#canvas.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    const press = this.#press;
    if (press === undefined || press.id !== event.pointerId) {
      this.#hover(event);
      return;
    }
    const { hit, start } = press;
    const at = this.#at(event);
    if (!press.isDrag) {
      if (hit === undefined || !this.#isPickable(hit) || Math.hypot(at.x - start.x, at.y - start.y) < TAP_PX)
        return;
      press.isDrag = true;
      this.#options.onPick(hit.name);
    }
    if (hit === undefined) return;
    const place = this.#scene.layout.pods.get(hit.name);
    // A finger would hide what it holds: the crate hangs above it.
    const lift = event.pointerType === "touch" ? 34 : 0;
    this.#scene.hold(hit.name, { x: at.x, y: at.y + (place?.h ?? 0) / 2 - lift });
  }

  #up(event: PointerEvent): void {
    const press = this.#press;
    if (press === undefined || press.id !== event.pointerId) return;
    this.#press = undefined;
    const at = this.#at(event);
    if (press.isDrag && press.hit !== undefined) this.#drop(press.hit.name, at);
    else if (Math.hypot(at.x - press.start.x, at.y - press.start.y) < TAP_PX * 2) this.#tap(press.hit);
  }

  #cancel(): void {
    const press = this.#press;
    this.#press = undefined;
    if (!press?.isDrag || press.hit === undefined) return;
    this.#scene.hold(press.hit.name, undefined);
    this.#options.onPick(undefined);
  }

  #drop(pod: string, at: Point): void {
    this.#scene.hold(pod, undefined);
    const target = hitTest(this.#scene.layout, at, true);
    if (target?.kind === "node") this.#options.onPlace(pod, target.name);
    else this.#options.onPick(undefined);
  }

  #tap(hit: Hit | undefined): void {
    const { picked, onPick, onPlace, onInspect } = this.#options;
    const held = this.#canPlace ? picked.value : undefined;
    if (hit === undefined) {
      if (held !== undefined) onPick(undefined);
      return;
    }
    if (held !== undefined && hit.kind === "node") onPlace(held, hit.name);
    else if (this.#isPickable(hit)) onPick(hit.name === held ? undefined : hit.name);
    else onInspect(hit.kind, hit.name);
  }

  #hover(event: PointerEvent): void {
    if (event.pointerType !== "mouse") return;
    const at = this.#at(event);
    const { layout } = this.#scene;
    const hit = hitTest(layout, at, this.#canPlace && this.#options.picked.value !== undefined);
    const place = hit?.kind === "pod" ? layout.pods.get(hit.name) : undefined;
    const isOver = hit?.kind === "node" || (place !== undefined && shrink(place, -4).w > 0);
    this.#canvas.style.cursor = isOver ? "pointer" : "";
  }
}
