import type { AppBehaviour, ImageSpec } from "../model/catalogue.ts";
import { MIB } from "../model/resources.ts";
import type { CompanyApp } from "./company.ts";

/** A further version of an app: the same layers but for the last one, which is new and so large. */
export function versionOf(
  { name, image }: CompanyApp,
  version: number,
  mebibytes: number,
  behaviour: Partial<AppBehaviour> = {},
): ImageSpec {
  const tag = `v${version}`;
  const own = { digest: `sha256:${name}-${tag}`, label: `${name} ${tag}`, bytes: mebibytes * MIB };
  return {
    ...image,
    name: `${name}:${tag}`,
    layers: [...image.layers.slice(0, -1), own],
    behaviour: { ...image.behaviour, ...behaviour },
  };
}
