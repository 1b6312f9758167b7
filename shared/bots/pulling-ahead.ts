import type { Command } from "../commands/registry.ts";
import { hasImage } from "../kubelet/disk.ts";
import { demandAt, orderAt } from "../model/catalogue.ts";
import type { Machine } from "../model/machine.ts";
import { DEFAULT_NAMESPACE, type GameMs, namespacedKey } from "../model/meta.ts";
import { FORECAST_MS } from "./forecast.ts";
import type { Situation } from "./framework.ts";

/** How much more people than now make it worth the bandwidth, in percent. */
const GROWTH_PERCENT = 130;
/** How far ahead each kind of player thinks of it. */
const HORIZON_MS: Readonly<Record<Situation["character"], GameMs>> = {
  clumsy: -1,
  average: 4000,
  perfect: FORECAST_MS,
};
/** How long after an order each kind of player thinks of its image. */
const THINKING_MS: Readonly<Record<Situation["character"], GameMs>> = {
  clumsy: Number.POSITIVE_INFINITY,
  average: 6000,
  perfect: 0,
};
/** How closely the curve is looked at. */
const STEP_MS = 2000;

/**
 * Pulls of images that no Pod asks for yet, those first whose app grows first: where the image is, a new Pod starts at
 * once. Only in chapters that offer it.
 */
export function pullsAhead(situation: Situation, machine: Machine): readonly Command[] {
  const { reader, character } = situation;
  if (reader.settings.tools?.includes("pullImage") !== true) return [];
  const { apps } = reader.settings.catalogue;
  const growing = apps.flatMap(({ name, demand }) => {
    const image = reader.deployments.get(namespacedKey(DEFAULT_NAMESPACE, name))?.spec.template.spec
      .containers[0]?.image;
    if (image === undefined) return [];
    const now = demandAt(demand, reader.now);
    for (let ahead = 0; ahead <= HORIZON_MS[character]; ahead += STEP_MS) {
      if (demandAt(demand, reader.now + ahead) * 100 > now * GROWTH_PERCENT) return [{ image, ahead }];
    }
    return [];
  });
  growing.sort((a, b) => a.ahead - b.ahead);
  const images = [...orderedImages(situation), ...growing.map(({ image }) => image)];
  return images.filter((image) => !hasImage(machine, image)).map((image) => ({ type: "pullImage", image }));
}

/** Versions that are ordered and not rolled out yet. */
function orderedImages({ reader, character }: Situation): readonly string[] {
  return reader.settings.catalogue.apps.flatMap((app): readonly string[] => {
    const order = orderAt(app, reader.now);
    const isKnown = order !== undefined && reader.now >= order.atMs + THINKING_MS[character];
    return isKnown && order.image !== undefined ? [order.image] : [];
  });
}
