import { Game, Scale, type Types, WEBGL } from "phaser";
import { reportOnce } from "../app/report-once.ts";
import { PALETTE } from "../art/palette.ts";
import type { Size } from "../view/geometry.ts";
import type { Board, BoardOptions } from "./board-api.ts";
import { BoardScene } from "./board-scene.ts";
import { Pointer } from "./pointer.ts";

/** Pixels beyond which a board gets coarser instead of slower. */
const MOST_PIXELS = 5_000_000;
/** More pixels per CSS pixel than this nobody sees from where they hold a phone. */
const SHARPEST = 2;
/** A lost context that does not come back within this time is lost for good. */
const PATIENCE_MS = 5000;

const NO_BOARD: Board = {
  events: () => undefined,
  ghost: () => undefined,
  setInsets: () => undefined,
  setWords: () => undefined,
  setReducedMotion: () => undefined,
  screenPos: () => undefined,
  destroy: () => undefined,
};

/** A game that draws only when there is something new to see: a board at rest leaves the battery alone. */
class BoardGame extends Game {
  needsFrame: () => boolean = () => true;
  /** It is being taken down, or a test looks at every frame. */
  drawsAlways = false;

  override step(time: number, delta: number): void {
    // Whatever goes wrong in a frame, there is a next one: Phaser's loop would end for good.
    try {
      if (this.drawsAlways || this.needsFrame()) super.step(time, delta);
    } catch (error) {
      reportOnce("frame", error);
    }
  }
}

function hasWebGl(): boolean {
  const context = document.createElement("canvas").getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

function resolutionFor({ w, h }: Size): number {
  const wanted = Math.min(window.devicePixelRatio || 1, SHARPEST);
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, w * h)));
}

const sizeOf = (element: HTMLElement): Size => ({
  w: Math.max(1, Math.round(element.clientWidth)),
  h: Math.max(1, Math.round(element.clientHeight)),
});

const gameConfig = (
  parent: HTMLElement,
  scene: BoardScene,
  { w, h }: Size,
  resolution: number,
): Types.Core.GameConfig => ({
  type: WEBGL,
  parent,
  width: Math.round(w * resolution),
  height: Math.round(h * resolution),
  scale: { mode: Scale.NONE, zoom: 1 / resolution },
  backgroundColor: PALETTE.night800,
  banner: false,
  audio: { noAudio: true },
  // Pointers are read from the canvas itself (pointer.ts); Phaser would listen on the whole window.
  input: { keyboard: false, mouse: false, touch: false, gamepad: false },
  render: { antialiasGL: false },
  scene,
});

/**
 * Shows the board in an element that has a height and no padding. Without WebGL it calls `onUnavailable` (not before
 * this function returned) and does nothing.
 */
export function mountBoard(parent: HTMLElement, options: BoardOptions): Board {
  if (!hasWebGl()) {
    queueMicrotask(options.onUnavailable);
    return NO_BOARD;
  }
  let size = sizeOf(parent);
  let resolution = resolutionFor(size);
  const scene = new BoardScene(options, size, resolution);
  const game = new BoardGame(gameConfig(parent, scene, size, resolution));
  game.needsFrame = () => scene.needsFrame();
  const teardown = new AbortController();
  let pointer: Pointer | undefined;

  const destroy = (): void => {
    if (teardown.signal.aborted) return;
    teardown.abort();
    observer.disconnect();
    unsubscribe();
    pointer?.destroy();
    game.drawsAlways = true;
    game.destroy(true);
  };
  const unsubscribe = options.picked.subscribe(() => scene.invalidate());
  const observer = new ResizeObserver(() => {
    const next = sizeOf(parent);
    const sharper = resolutionFor(next);
    if (next.w === size.w && next.h === size.h && sharper === resolution) return;
    [size, resolution] = [next, sharper];
    game.scale.setZoom(1 / resolution);
    game.scale.resize(Math.round(size.w * resolution), Math.round(size.h * resolution));
    // Phaser leaves the size that it last wrote where a pixel is a pixel: the board would be cut, or stretched.
    Object.assign(game.canvas.style, { width: `${size.w}px`, height: `${size.h}px` });
    scene.resize(size, resolution);
    // Observers are told before the page is painted: drawn right here, no frame shows a board that is cut or empty.
    game.step(performance.now(), 0);
  });

  game.events.once("ready", () => {
    if (teardown.signal.aborted) return;
    const { canvas } = game;
    canvas.setAttribute("aria-hidden", "true");
    canvas.style.display = "block";
    pointer = new Pointer(canvas, scene, options);
    observer.observe(parent);
    canvas.addEventListener("webglcontextlost", () => forgetDestroyed(game), { signal: teardown.signal });
    const onLost = (): void => {
      destroy();
      options.onUnavailable();
    };
    // Phaser loads its textures again, from canvases that may have been emptied with the context.
    watchContext(canvas, teardown.signal, { onLost, onRestored: () => scene.repaint() });
    if (options.onTestClock !== undefined) stopClock(game, scene, options.onTestClock);
  });
  document.addEventListener("visibilitychange", () => scene.wake(), { signal: teardown.signal });

  return {
    events: (events) => scene.feel(events),
    ghost: (pod, node) => scene.ghost(pod, node),
    setInsets: (insets) => scene.setInsets(insets),
    setWords: (words) => scene.setWords(words),
    setReducedMotion: (reduced) => scene.setReducedMotion(reduced),
    screenPos: (id) => screenPos(scene, id),
    destroy,
  };
}

/** Phaser's loop sleeps after its first frame; from then on frames are drawn by hand, each a sixtieth of a second. */
function stopClock(game: BoardGame, scene: BoardScene, give: NonNullable<BoardOptions["onTestClock"]>): void {
  const frameMs = 1000 / 60;
  game.events.once("poststep", () => {
    game.loop.sleep();
    game.drawsAlways = true;
    let now = performance.now();
    give({
      step(frames) {
        for (let frame = 0; frame < frames; frame += 1) {
          now += frameMs;
          game.step(now, frameMs);
        }
      },
      snapshot: () => ({ model: scene.model, layout: scene.layout }),
    });
  });
}

/**
 * After a new size, Phaser 4.2.1 keeps textures in its list that it has destroyed, and stops at the first of them when it
 * brings them back: nothing would be drawn any more.
 */
function forgetDestroyed({ renderer }: BoardGame): void {
  if (!("glTextureWrappers" in renderer)) return;
  const kept = renderer.glTextureWrappers.filter((texture) => Boolean(texture.renderer));
  renderer.glTextureWrappers = kept;
}

function watchContext(
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
  { onLost, onRestored }: { onLost: () => void; onRestored: () => void },
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    timer = setTimeout(onLost, PATIENCE_MS);
  };
  const stopWaiting = (): void => clearTimeout(timer);
  canvas.addEventListener("webglcontextlost", wait, { signal });
  canvas.addEventListener("webglcontextrestored", stopWaiting, { signal });
  canvas.addEventListener("webglcontextrestored", onRestored, { signal });
  signal.addEventListener("abort", stopWaiting);
}

function screenPos({ layout }: BoardScene, id: string): { x: number; y: number } | undefined {
  const [kind, name = ""] = id.split("/", 2);
  const rects = { pod: layout.pods.get(name), node: layout.piers.get(name)?.deck };
  const found = kind === "pod" || kind === "node" ? rects[kind] : undefined;
  if (found !== undefined) return { x: found.x + found.w / 2, y: found.y + found.h / 2 };
  return kind === "app" ? layout.lanterns.find(({ app }) => app === name)?.lamp : undefined;
}
