import { findEraImage } from "../eras/images.ts";
import { findSoftware, missingNeed } from "../eras/software.ts";
import type { EraRules, PublishedImage, Workbench } from "../model/era.ts";
import { MIB } from "../model/resources.ts";
import { TICK_MS } from "../model/timings.ts";
import type { PublishedImageRow, WorkbenchRow } from "./rows.ts";

/** What a seat has on its workbench. */
export function workbenchRow(era: EraRules, { nodeName, installed, job }: Workbench): WorkbenchRow {
  const items = installed.map((id) => {
    const software = findSoftware(era, id);
    return { id, missing: (software && missingNeed(era, software, installed)) ?? "" };
  });
  return {
    node: nodeName,
    installed: JSON.stringify(items),
    job: job?.type ?? "",
    what: job?.what ?? "",
    beganTick: (job?.beganAt ?? 0) / TICK_MS,
    endsTick: Math.ceil((job?.endsAt ?? 0) / TICK_MS),
  };
}

export function publishedImageRow(era: EraRules, { image, nodeName, at }: PublishedImage): PublishedImageRow {
  const made = findEraImage(era, image);
  const bytes = made?.layers.reduce((sum, layer) => sum + layer.bytes, 0) ?? 0;
  return {
    image,
    app: made?.app.id ?? "",
    node: nodeName,
    sizeMi: Math.round(bytes / MIB),
    tick: Math.floor(at / TICK_MS),
  };
}
