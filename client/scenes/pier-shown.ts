import type { BoardWords } from "../view/board-words.ts";
import type { NodeView } from "../view/node-view.ts";
import type { PierLayout } from "../view/pier-layout.ts";
import type { ZoneView } from "../view/zones.ts";
import type { Verdict } from "./board-api.ts";

/** What a Node would take on with the Pod that is picked. */
export interface Offer {
  readonly verdict: Verdict;
  readonly cpuMilli: number;
  readonly memoryMi: number;
}

/** How a Node is shown. */
export interface PierShown {
  readonly view: NodeView;
  readonly pier: PierLayout;
  readonly font: number;
  /** Where zones play a part. */
  readonly zone?: ZoneView;
  readonly words: BoardWords;
  /** Water in front of it, for reflections. */
  readonly waterBelow: number;
  /** While a Pod is picked. */
  readonly offer?: Offer;
}
