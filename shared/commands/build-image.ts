import { z } from "zod";
import { imageName } from "../eras/images.ts";
import { findSoftware } from "../eras/software.ts";
import { beginJob } from "../eras/work.ts";
import { type EraRules, LAYER_ORDERS, type LayerOrder } from "../model/era.ts";
import { imageSchema } from "./arguments.ts";
import { freeHands } from "./era-seat.ts";
import { defineCommand } from "./framework.ts";

/**
 * Builds the image of an app on the own machine: `docker build`. The order of the layers decides what the next version
 * will cost: a layer that changed is made anew with all that is above it.
 * Refused with what `freeHands` says, `SoftwareUnknown` {software}, `ImageBuilt` {image}.
 */
export const buildImage = defineCommand({
  type: "buildImage",
  schema: z.strictObject({
    type: z.literal("buildImage"),
    /** Id of an app, as in "web:v1". */
    app: imageSchema,
    order: z.enum(LAYER_ORDERS),
  }),
  roles: ["node"],
  isWork: true,
  refusal(cluster, seat, { type, app, order }) {
    const place = freeHands(cluster, seat, type);
    if (!place.ok) return place.refusal;
    const { era, machine } = place.value;
    const image = builtName(era, app, order);
    if (image === undefined) return { code: "SoftwareUnknown", params: { software: app } };
    return machine.images[image] === undefined ? undefined : { code: "ImageBuilt", params: { image } };
  },
  apply(draft, seat, { app, order }) {
    const { era } = draft.settings;
    const image = era && builtName(era, app, order);
    if (era && image !== undefined) beginJob(draft, era, seat.nodeName ?? "", "build", image);
  },
});

/** Where layers are built there is one ready-made system to build on. */
function builtName(era: EraRules, id: string, order: LayerOrder): string | undefined {
  const app = findSoftware(era, id);
  const [system] = era.systems;
  return app?.kind === "app" && system !== undefined ? imageName(app, system, order) : undefined;
}
