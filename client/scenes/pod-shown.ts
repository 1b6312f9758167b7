import type { BoardLayout } from "../view/board-layout.ts";
import type { BoardModel, Ghosts } from "../view/board-model.ts";
import type { Rect } from "../view/geometry.ts";
import type { PodView } from "../view/pod-view.ts";

/** How a Pod is shown beside what its view says. */
export interface PodShown {
  readonly view: PodView;
  readonly place: Rect;
  readonly picked: boolean;
  /** Its Node is Ready: its lamp has power. */
  readonly powered: boolean;
  /** Not confirmed yet. */
  readonly ghost: boolean;
  /** Memory used of its limit, where it is shown: on the own machine. */
  readonly memory?: number;
}

/** What the Pods are drawn from. */
export interface PodScene {
  readonly model: BoardModel;
  readonly layout: BoardLayout;
  readonly picked: string | undefined;
  readonly ghosts: Ghosts;
  /** The Node that is shown large. */
  readonly focus: string | undefined;
}

/** Crates narrower than that have no room for a gauge. */
const LEAST_WITH_MEMORY = 34;

/** All Pods that have a place, in the order of the model. */
export function shownPods({ model, layout, picked, ghosts, focus }: PodScene): readonly PodShown[] {
  const ready = new Set(model.nodes.filter((node) => node.ready).map(({ name }) => name));
  return model.pods.flatMap((view) => {
    const place = layout.pods.get(view.name);
    if (place === undefined) return [];
    const { memoryUse: memory } = view;
    const hasMemory = view.node === focus && place.w >= LEAST_WITH_MEMORY && memory !== undefined;
    return [
      {
        view,
        place,
        picked: view.name === picked,
        powered: ready.has(view.node),
        ghost: ghosts.has(view.name),
        ...(hasMemory && { memory }),
      },
    ];
  });
}

const SHOWN = ["picked", "powered", "ghost", "memory"] as const;
const PLACED = ["x", "y", "w"] as const;
const VIEWED = ["look", "node", "style", "progress", "needsHand", "hung", "containers"] as const;

/** Nothing that can be seen differs. */
export const isSameShown = (a: PodShown, b: PodShown): boolean =>
  SHOWN.every((key) => a[key] === b[key]) &&
  PLACED.every((key) => a.place[key] === b.place[key]) &&
  VIEWED.every((key) => a.view[key] === b.view[key]);
