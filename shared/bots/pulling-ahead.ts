import type { Command } from "../commands/registry.ts";
import { hasImage } from "../kubelet/disk.ts";
import { demandAt } from "../model/catalogue.ts";
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
/** How closely the curve is looked at. */
const STEP_MS = 2000;

/**
 * Pulls of images that no Pod asks for yet, those first whose app grows first: where the image is, a new Pod starts at
 * once. Only in chapters that offer it.
 */
export function pullsAhead({ reader, character }: Situation, machine: Machine): readonly Command[] {
  if (reader.settings.tools?.includes("pullImage") !== true) return [];
  const { apps } = reader.settings.catalogue;
  const growing = apps.flatMap(({ name, demand }) => {
    const image = reader.deployments.get(namespacedKey(DEFAULT_NAMESPACE, name))?.spec.template.spec
      .containers[0]?.image;
    if (image === undefined || hasImage(machine, image)) return [];
    const now = demandAt(demand, reader.now);
    for (let ahead = 0; ahead <= HORIZON_MS[character]; ahead += STEP_MS) {
      if (demandAt(demand, reader.now + ahead) * 100 > now * GROWTH_PERCENT) return [{ image, ahead }];
    }
    return [];
  });
  growing.sort((a, b) => a.ahead - b.ahead);
  return growing.map(({ image }) => ({ type: "pullImage", image }));
}
