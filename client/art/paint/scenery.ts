import type { BoardLayout } from "../../view/board-layout.ts";
import type { OfficeLayout } from "../../view/office-layout.ts";
import { attempt } from "./attempt.ts";
import type { Brush } from "./brush.ts";
import { paintWarehouse } from "./buildings.ts";
import { paintOffice } from "./office.ts";
import { paintPier } from "./pier.ts";
import { paintQuay, paintWalkway } from "./quay.ts";
import { paintSky } from "./sky.ts";
import { paintWater } from "./water.ts";

/** Everything that stands still, as one picture. Painted once for each layout, far things first. */
export function paintScenery(brush: Brush, layout: BoardLayout, office: OfficeLayout): void {
  const { viewport, shoreY, quayY } = layout;
  const add = (name: string, paint: () => void): void => attempt(brush, name, paint);
  add("sky", () => paintSky(brush, viewport, shoreY));
  add("water", () => paintWater(brush, viewport, shoreY, quayY));
  for (const way of layout.walkways.jetties) add("jetty", () => paintWalkway(brush, way));
  for (const way of layout.walkways.gangways) add("gangway", () => paintWalkway(brush, way));
  const piers = [...layout.piers.values()].sort((a, b) => a.outer.y - b.outer.y);
  for (const pier of piers) add("pier", () => paintPier(brush, pier));
  add("quay", () => paintQuay(brush, layout));
  add("warehouse", () => paintWarehouse(brush, layout.warehouse));
  add("office", () => paintOffice(brush, office));
}

/** Changes when the scenery has to be painted again. */
export function sceneryKey({ viewport, piers, queue }: BoardLayout, office: OfficeLayout): string {
  const { whole, inner, font } = viewport;
  const piersKey = [...piers.values()].map(({ outer }) => `${outer.x},${outer.y},${outer.w},${outer.h}`);
  return [
    whole.w,
    whole.h,
    inner.x,
    inner.y,
    inner.w,
    inner.h,
    font,
    queue.y,
    office.lines.length > 0,
    ...piersKey,
  ].join(" ");
}
