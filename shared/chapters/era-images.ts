import { bootMsOf, eraImages } from "../eras/images.ts";
import type { ImageSpec } from "../model/catalogue.ts";
import type { EraRules } from "../model/era.ts";
import type { ChapterApp } from "./framework.ts";

/** Every image that can be made in an era. An app behaves the same in all of them, but for what has to boot first. */
export function eraImageSpecs(era: EraRules, apps: readonly ChapterApp[]): readonly ImageSpec[] {
  return [...eraImages(era).values()].flatMap((image): readonly ImageSpec[] => {
    const behaviour = apps.find(({ app }) => app.name === image.app.family)?.app.image.behaviour;
    if (behaviour === undefined) return [];
    const layers = image.layers.map(({ digest, label, bytes }) => ({ digest, label, bytes }));
    const startMs = behaviour.startMs + bootMsOf(era, image);
    return [{ name: image.name, layers, behaviour: { ...behaviour, startMs }, missing: false }];
  });
}
