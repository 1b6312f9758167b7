import type { BoardModel } from "./board-model.ts";
import { clamp, type Point, type Rect, rect, right } from "./geometry.ts";
import { type PierGrid, pierGrid } from "./pier-grid.ts";
import { type PierLayout, pierLayout } from "./pier-layout.ts";
import { type Crate, commonScale, gapAt, pileFirst, pileUp } from "./pile.ts";
import type { Viewport } from "./viewport.ts";
import { groupsOf, placeZones, ZONE_LETTERS, ZONE_LINE_LETTERS, type ZoneLayout } from "./zone-layout.ts";

/** An app's light on the far shore: where its requests come from. */
export interface LanternLayout {
  readonly app: string;
  readonly lamp: Point;
  /** Room for its name and figures, below the lamp. */
  readonly label: Rect;
  /** Where its name stands, if there is room for the names of all: beside the figures or above them. */
  readonly name: "beside" | "above" | "none";
}

/** Where everything stands. A pure function of what there is and of the space: nothing remembers where it was. */
export interface BoardLayout {
  readonly viewport: Viewport;
  /** Where the far shore meets the water, and where the water meets the quay. */
  readonly shoreY: number;
  readonly quayY: number;
  readonly quay: Rect;
  readonly warehouse: Rect;
  readonly office: Rect;
  /** The painted ground on which Pods wait, and the part of it for crates. */
  readonly queue: Rect;
  readonly bay: Rect;
  readonly lanterns: readonly LanternLayout[];
  readonly piers: ReadonlyMap<string, PierLayout>;
  readonly walkways: Pick<PierGrid, "jetties" | "gangways">;
  /** None where one Node is shown large: the others do not stand by zones then. */
  readonly zones: readonly ZoneLayout[];
  /** Where each Pod that is shown stands. */
  readonly pods: ReadonlyMap<string, Rect>;
  /** Pods that wait but found no room on the quay. */
  readonly hiddenPods: number;
}

export interface LayoutInput {
  readonly model: BoardModel;
  readonly viewport: Viewport;
  /** The Node that is shown large, the others small. */
  readonly focus?: string | undefined;
}

/** Least width of a waiting crate. A thumb finds it with its surroundings; the list beside the board has all of them. */
const LEAST_WAITING = { portrait: 16, laptop: 15, projector: 18 } as const;
/** How much of a yard the crates of a full machine take, so that they rarely have to be drawn smaller. */
const YARD_SHARE = 0.74;

export function boardLayout({ model, viewport, focus }: LayoutInput): BoardLayout {
  const bands = bandsOf(viewport, focus !== undefined);
  const ground = quayLayout(viewport, bands.quay);
  const region = waterRegion(viewport, bands.shoreY, bands.quayY, namePlace(model, viewport));
  const { piers, walkways } = placePiers(model, viewport, region, { focus, quayY: bands.quayY });
  const { pods, hidden } = placePods(model, piers, ground.bay, viewport);
  const lanterns = placeLanterns(model, viewport, bands.shoreY);
  const zones = focus === undefined ? placeZones(model.zones, piers, viewport.font) : [];
  return { viewport, ...bands, ...ground, lanterns, piers, walkways, zones, pods, hiddenPods: hidden };
}

function bandsOf({ class: kind, inner, whole }: Viewport, isFocused: boolean) {
  const shares = { portrait: [0.055, 0.2], laptop: [0.1, 0.21], projector: [0.105, 0.2] } as const;
  const [shore, land] = shares[kind];
  const shoreY = Math.round(inner.y + inner.h * shore);
  const quayY = Math.round(inner.y + inner.h * (1 - land * (isFocused ? 0.8 : 1)));
  return { shoreY, quayY, quay: rect(0, quayY, whole.w, whole.h - quayY) };
}

/** Height of the labels below the lanterns, in letters. */
const LABEL_LETTERS = { beside: 2.1, above: 3.2, none: 2.1 } as const;

function waterRegion(
  { inner, font, class: kind }: Viewport,
  shoreY: number,
  quayY: number,
  name: NamePlace,
): Rect {
  const margin = kind === "portrait" ? 6 : inner.w * 0.02;
  const top = shoreY + font * (LABEL_LETTERS[name] + (kind === "portrait" ? 0.1 : 0.3));
  const land = kind === "portrait" ? 6 : font * 0.9;
  return rect(inner.x + margin, top, inner.w - 2 * margin, Math.max(40, quayY - land - top));
}

function quayLayout({ class: kind, inner, font }: Viewport, quay: Rect) {
  const floor = inner.y + inner.h;
  const edge = quay.y + font * 0.7;
  const height = floor - edge - (kind === "portrait" ? 6 : font * 0.5);
  const sign = font * 1.95;
  if (kind === "portrait") {
    const side = inner.w * 0.24;
    const back = clamp(height * 0.36, 34, 64);
    const queue = rect(inner.x + 6, edge + back, inner.w - 12, height - back);
    return {
      warehouse: rect(inner.x + 6, edge - 4, side, back),
      office: rect(right(inner) - 6 - side, edge - 4, side, back),
      queue,
      bay: rect(queue.x + 6, queue.y + 5, queue.w - 12, queue.h - 9),
    };
  }
  const margin = font;
  const side = [clamp(inner.w * 0.15, 90, font * 13), clamp(inner.w * 0.27, 120, font * 19)] as const;
  const queue = rect(
    inner.x + 2 * margin + side[0],
    edge,
    Math.max(60, inner.w - side[0] - side[1] - 4 * margin),
    height,
  );
  return {
    warehouse: rect(inner.x + margin, edge - font * 1.2, side[0], height + font * 1.2),
    office: rect(right(inner) - margin - side[1], edge - font * 1.2, side[1], height + font * 1.2),
    queue,
    bay: rect(queue.x + 8, queue.y + sign, queue.w - 16, Math.max(20, queue.h - sign - 6)),
  };
}

function placePiers(
  model: BoardModel,
  viewport: Viewport,
  region: Rect,
  { focus, quayY }: { focus: string | undefined; quayY: number },
): Pick<BoardLayout, "piers" | "walkways"> {
  const names = model.nodes.map(({ name }) => name);
  const sign = model.zones.length > 0 ? ZONE_LETTERS : 0;
  const mostWidth =
    viewport.class === "portrait" ? region.w * 0.62 : Math.min(region.w * 0.29, viewport.font * 30);
  if (focus === undefined || !names.includes(focus)) {
    const groups = groupsOf(model);
    const lines = model.zones.length > 0 ? viewport.font * ZONE_LINE_LETTERS : 0;
    const water = rect(region.x, region.y, region.w, Math.max(40, region.h - lines));
    const grid = pierGrid(
      groups.map(({ length }) => length),
      water,
      mostWidth,
      quayY,
    );
    return { piers: named(groups.flat(), grid.piers, viewport.font, sign), walkways: grid };
  }
  // The own machine in front, large; the others small in a row behind it.
  const others = names.filter((name) => name !== focus);
  const far = others.length === 0 ? 0 : Math.min(region.h * 0.24, viewport.font * 9);
  const back = pierGrid(
    [others.length],
    rect(region.x, region.y, region.w, far),
    mostWidth * 0.5,
    region.y + far,
  );
  const front = rect(region.x, region.y + far, region.w, region.h - far);
  const own = pierGrid([1], front, Math.min(region.w * 0.94, front.h * 1.3), quayY);
  return {
    piers: new Map([
      ...named(others, back.piers, viewport.font, sign),
      ...named([focus], own.piers, viewport.font, sign),
    ]),
    walkways: { jetties: [], gangways: own.gangways },
  };
}

function named(
  names: readonly string[],
  rects: readonly Rect[],
  font: number,
  more: number,
): Map<string, PierLayout> {
  const letters = Math.max(0, ...names.map(({ length }) => length)) + more;
  return new Map(
    rects.map((outer, at) => [names[at] ?? "", pierLayout(names[at] ?? "", outer, font, letters)]),
  );
}

const asCrate = ({ name, share }: { name: string; share: number }): Crate => ({ name, share });

function placePods(
  model: BoardModel,
  piers: ReadonlyMap<string, PierLayout>,
  bay: Rect,
  viewport: Viewport,
): { pods: ReadonlyMap<string, Rect>; hidden: number } {
  const gap = viewport.class === "projector" ? 7 : 4;
  const heaps = new Map<string, Crate[]>();
  const waiting: Crate[] = [];
  for (const pod of model.pods) {
    // A Pod whose Node is gone has nowhere to stand.
    if (pod.node === "") waiting.push(asCrate(pod));
    else if (piers.has(pod.node)) heaps.set(pod.node, [...(heaps.get(pod.node) ?? []), asCrate(pod)]);
  }
  const pods = new Map<string, Rect>();
  let largest = 0;
  for (const [size, group] of bySize([...piers.values()])) {
    const yards = group.map(({ yard }) => yard);
    const crates = group.map(({ name }) => heaps.get(name) ?? []);
    const scale = commonScale(crates, yards, size, gap);
    largest = Math.max(largest, scale);
    for (const [at, yard] of yards.entries()) {
      const pile = pileUp(crates[at] ?? [], yard, scale, gapAt(scale, gap));
      for (const [name, place] of pile?.places ?? []) pods.set(name, place);
    }
  }
  const pile = pileFirst(waiting, bay, {
    scale: largest || bay.h,
    gap: gap + 2,
    least: LEAST_WAITING[viewport.class],
  });
  for (const [name, place] of pile.places) pods.set(name, place);
  return { pods, hidden: pile.hidden };
}

/** Piers of the same size share a scale, so that their crates compare. */
function bySize(piers: readonly PierLayout[]): ReadonlyMap<number, readonly PierLayout[]> {
  const groups = new Map<number, PierLayout[]>();
  for (const pier of piers) {
    const scale = YARD_SHARE * Math.sqrt(pier.yard.w * pier.yard.h);
    groups.set(scale, [...(groups.get(scale) ?? []), pier]);
  }
  return groups;
}

/** Letters are about this wide by their size. */
const LETTER = 0.62;
/** Letters that the figures beside a name take. */
const FIGURES = 6;

type NamePlace = LanternLayout["name"];

/** The same for all, or those without a name would look like something else. */
function namePlace(model: BoardModel, { inner, font, class: kind }: Viewport): NamePlace {
  const apps = model.apps.filter(({ hasUsers }) => hasUsers);
  const letters = Math.max(0, ...apps.map(({ name }) => name.length));
  const cell = inner.w / Math.max(1, apps.length);
  if (kind === "portrait") return "none";
  if ((letters + FIGURES) * font * LETTER < cell) return "beside";
  return (letters + 1) * font * LETTER < cell ? "above" : "none";
}

function placeLanterns(model: BoardModel, viewport: Viewport, shoreY: number): LanternLayout[] {
  const { inner, font } = viewport;
  const apps = model.apps.filter(({ hasUsers }) => hasUsers);
  const name = namePlace(model, viewport);
  const cell = inner.w / Math.max(1, apps.length);
  return apps.map((app, at) => ({
    app: app.name,
    lamp: { x: Math.round(inner.x + cell * (at + 0.5)), y: shoreY },
    label: rect(inner.x + cell * at, shoreY + font * 0.5, cell, font * (name === "above" ? 2.6 : 1.5)),
    name,
  }));
}
