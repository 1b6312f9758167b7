import type { BoardModel } from "./board-model.ts";
import { right } from "./geometry.ts";
import type { PierLayout } from "./pier-layout.ts";
import type { ZoneView } from "./zones.ts";

/** The line of floats in front of a zone's piers, with its sign and name in the middle. */
export interface ZoneLayout {
  readonly zone: ZoneView;
  readonly line: { readonly x: number; readonly w: number; readonly y: number };
}

/** Letters that a zone's sign takes beside the name of a Node. */
export const ZONE_LETTERS = 2;
/** Height in letters of the line in front of a zone. */
export const ZONE_LINE_LETTERS = 1.5;

/** Names of Nodes that stand together: those of a zone, where zones play a part. */
export const groupsOf = ({ nodes, zones }: BoardModel): readonly (readonly string[])[] =>
  zones.length > 0 ? zones.map((zone) => zone.nodes) : [nodes.map(({ name }) => name)];

/** All lines are on one height, in front of the nearest piers. */
export function placeZones(
  zones: readonly ZoneView[],
  piers: ReadonlyMap<string, PierLayout>,
  font: number,
): readonly ZoneLayout[] {
  const front = Math.max(0, ...[...piers.values()].map(({ outer }) => outer.y + outer.h));
  return zones.map((zone) => {
    const outers = zone.nodes.flatMap((node) => piers.get(node)?.outer ?? []);
    const x = Math.min(...outers.map((outer) => outer.x));
    return { zone, line: { x, w: Math.max(...outers.map(right)) - x, y: front + font } };
  });
}
