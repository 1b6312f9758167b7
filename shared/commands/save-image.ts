import { z } from "zod";
import { imageName } from "../eras/images.ts";
import { findSoftware, missingNeed } from "../eras/software.ts";
import { beginJob } from "../eras/work.ts";
import type { Software, Workbench } from "../model/era.ts";
import { imageSchema } from "./arguments.ts";
import { type EraPlace, freeHands } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";

/**
 * Keeps the virtual machine that was set up here as an image that everybody can clone. What is installed stays, so that
 * the next image can be made from it.
 * Refused with what `freeHands` says, `SoftwareUnknown` {software}, `NeedsFirst` {software, needs}, `ImagePublished`
 * {image}.
 */
export const saveImage = defineCommand({
  type: "saveImage",
  /** `app` is the id of an app, as in "web:v1". */
  schema: z.strictObject({ type: z.literal("saveImage"), app: imageSchema }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { type, app: id }) {
    const place = freeHands(cluster, seat, type);
    if (!place.ok) return place.refusal;
    const { era, bench } = place.value;
    const app = findSoftware(era, id);
    if (app?.kind !== "app") return { code: "SoftwareUnknown", params: { software: id } };
    const needs = bench.installed.includes(id) ? missingNeed(era, app, bench.installed) : id;
    if (needs !== undefined) return { code: "NeedsFirst", params: { software: id, needs } };
    const image = savedName(place.value, app);
    return cluster.publishedImages.has(image) ? { code: "ImagePublished", params: { image } } : undefined;
  },
  apply(draft, seat, { app: id }) {
    const { era } = draft.settings;
    const node = seat.nodeName ?? "";
    const bench = draft.workbenches.get(node);
    const app = era && findSoftware(era, id);
    if (era === undefined || bench === undefined || app === undefined) return;
    beginJob(draft, era, node, "save", savedName({ era, bench }, app));
  },
});

/** The system that is installed decides what the image is called, because it decides what every copy costs. */
function savedName(
  { era, bench }: Pick<EraPlace, "era"> & { readonly bench: Workbench },
  app: Software,
): string {
  const system = era.systems.find(({ id }) => bench.installed.includes(id));
  return system === undefined ? app.id : imageName(app, system, "code-last");
}
