import type { BoardLayout } from "./board-layout.ts";
import { centre, hasPoint, type Point, type Rect, shrink } from "./geometry.ts";

/** What is under a finger. */
export interface Hit {
  readonly kind: "pod" | "node" | "app" | "registry" | "queue" | "office";
  /** Of the Pod, Node or app; empty for the others. */
  readonly name: string;
}

/** A finger is as wide as that. */
const FINGER = 44;

const grown = (r: Rect, least: number): Rect =>
  shrink(r, -Math.max(0, (least - r.w) / 2), -Math.max(0, (least - r.h) / 2));

/**
 * What a point hits. Pods first, the nearest one within a finger's width; then Nodes and the rest.
 * With `placing`, Nodes come first: the whole pier is the target, whatever stands on it.
 */
export function hitTest(layout: BoardLayout, point: Point, placing: boolean): Hit | undefined {
  const node = [...layout.piers.values()].find(({ outer }) => hasPoint(outer, point));
  if (placing && node !== undefined) return { kind: "node", name: node.name };
  const pod = nearestPod(layout, point);
  if (pod !== undefined) return { kind: "pod", name: pod };
  if (node !== undefined) return { kind: "node", name: node.name };
  for (const { app, label, lamp } of layout.lanterns) {
    const sign = { x: label.x, y: lamp.y - label.h, w: label.w, h: label.y + label.h - lamp.y + label.h };
    if (hasPoint(sign, point)) return { kind: "app", name: app };
  }
  if (hasPoint(layout.queue, point)) return { kind: "queue", name: "" };
  if (hasPoint(layout.warehouse, point)) return { kind: "registry", name: "" };
  if (hasPoint(layout.office, point)) return { kind: "office", name: "" };
  return undefined;
}

function nearestPod(layout: BoardLayout, point: Point): string | undefined {
  let [best, distance] = [undefined as string | undefined, Number.POSITIVE_INFINITY];
  for (const [name, place] of layout.pods) {
    if (!hasPoint(grown(place, FINGER), point)) continue;
    const middle = centre(place);
    const away = hasPoint(place, point) ? 0 : Math.hypot(middle.x - point.x, middle.y - point.y);
    if (away < distance) [best, distance] = [name, away];
  }
  return best;
}
