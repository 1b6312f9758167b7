import type { ReadonlySignal } from "@preact/signals";
import type { GameEvent } from "../../shared/model/game-event.ts";
import type { ClusterStore } from "../net/session.ts";
import type { BoardLayout } from "../view/board-layout.ts";
import type { BoardModel } from "../view/board-model.ts";
import type { BoardWords } from "../view/board-words.ts";

/**
 * Whose eyes the board is for. `node` shows one machine large and the others small; `screen` takes no input and is
 * read from the back row; `practice` is `control-plane` with everything visible.
 */
export type BoardMode = "control-plane" | "node" | "screen" | "practice";

/** May this Pod go to this Node? `unknown` while the rules have not answered. */
export type Verdict = "ok" | "refused" | "unknown";

/** What can be tapped. `office` is the Control Plane's; registry, queue and office have no name. */
export type BoardThing = "pod" | "node" | "app" | "registry" | "queue" | "office";

/** Parts of the board's element that other things cover, in CSS pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface BoardOptions {
  readonly store: ClusterStore;
  readonly mode: BoardMode;
  /** The seat's own machine; only with `node`. */
  readonly nodeName?: string;
  /** Name of the Pod that is picked. The board shows it and asks to change it; it never sets it. */
  readonly picked: ReadonlySignal<string | undefined>;
  readonly reducedMotion: boolean;
  readonly words?: BoardWords;
  readonly insets?: Insets;
  /** A Pod was chosen (`undefined`: put back). Only with modes that place. */
  onPick(pod: string | undefined): void;
  /** The picked Pod was given to a Node, by a second tap or by dropping it there. */
  onPlace(pod: string, node: string): void;
  /** Something was tapped that is not a move: show what it is. */
  onInspect(kind: BoardThing, name: string): void;
  /** Asked for each Node when a Pod is picked and when the rows changed. */
  verdict(pod: string, node: string): Verdict;
  /** There is no WebGL here, or it was lost for good: show the list instead. The board has removed itself. */
  onUnavailable(): void;
  /** For tests: the board's clock stands still and is handed over, once it is there. */
  readonly onTestClock?: (clock: BoardTestClock) => void;
}

/** Drives a board whose clock stands still. */
export interface BoardTestClock {
  /** Draws so many frames of a sixtieth of a second. */
  step(frames: number): void;
  /** What the board shows, as plain values. */
  snapshot(): { readonly model: BoardModel; readonly layout: BoardLayout };
}

/** A board that is shown. */
export interface Board {
  /** What just happened, for what is felt rather than read: drops, failures, lamps. */
  events(events: readonly GameEvent[]): void;
  /** Shows a Pod at a Node before the server answered; ends by itself when the row agrees, or with `undefined`. */
  ghost(pod: string, node: string | undefined): void;
  setInsets(insets: Insets): void;
  setWords(words: BoardWords): void;
  setReducedMotion(reduced: boolean): void;
  /** Where a Pod (`pod/NAME`), a Node (`node/NAME`) or an app (`app/NAME`) is, in CSS pixels of the board's element. */
  screenPos(id: string): { readonly x: number; readonly y: number } | undefined;
  destroy(): void;
}
