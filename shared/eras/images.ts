import type { ImageLayer } from "../model/catalogue.ts";
import { type EraRules, LAYER_ORDERS, type LayerOrder, type Software } from "../model/era.ts";
import { CPU, EPHEMERAL_STORAGE, MEMORY, type ResourceList } from "../model/resources.ts";
import { recipeOf } from "./software.ts";

/** An image that can be made in an era. */
export interface EraImage {
  /** As in "web:v1", with an ending for an unusual system or order of layers: "web:v1-code-first". */
  readonly name: string;
  readonly app: Software;
  readonly system: Software;
  readonly order: LayerOrder;
  /** Lowest first. None where apps are installed on the server itself. */
  readonly layers: readonly EraLayer[];
}

/** A layer and what making it takes. */
export interface EraLayer extends ImageLayer {
  readonly software: Software;
}

const imagesOf = new WeakMap<EraRules, ReadonlyMap<string, EraImage>>();

/** Every image that can be made in an era, by name. */
export function eraImages(era: EraRules): ReadonlyMap<string, EraImage> {
  const known = imagesOf.get(era);
  if (known !== undefined) return known;
  const orders = era.layered ? LAYER_ORDERS : LAYER_ORDERS.slice(0, 1);
  const images = era.software
    .filter(({ kind }) => kind === "app")
    .flatMap((app) =>
      era.systems.flatMap((system) => orders.map((order) => makeImage(era, app, system, order))),
    );
  const byName = new Map(images.map((image) => [image.name, image]));
  imagesOf.set(era, byName);
  return byName;
}

export const findEraImage = (era: EraRules, name: string): EraImage | undefined => eraImages(era).get(name);

/** The name of an app's image by what it is made with. */
export const imageName = (app: Software, system: Software, order: LayerOrder): string =>
  app.id + (system.suffix ?? "") + (order === "code-first" ? "-code-first" : "");

function makeImage(era: EraRules, app: Software, system: Software, order: LayerOrder): EraImage {
  const name = imageName(app, system, order);
  const stack = inOrder(recipeOf(era, app, system), order);
  return { name, app, system, order, layers: era.workplace === "server" ? [] : layersOf(era, name, stack) };
}

/** A beginner copies the code in right after the system, and everything above it has to be made anew with every change. */
function inOrder(recipe: readonly Software[], order: LayerOrder): readonly Software[] {
  const [system, ...rest] = recipe;
  const app = rest.at(-1);
  if (order === "code-last" || system === undefined || app === undefined) return recipe;
  return [system, app, ...rest.slice(0, -1)];
}

/** A layer is what it adds to the layers below it: below another one, the same step makes another layer. */
function layersOf(era: EraRules, name: string, stack: readonly Software[]): readonly EraLayer[] {
  const top = stack.at(-1);
  if (era.layered) {
    return stack.map((software, i) => ({
      digest: `sha256:${stack
        .slice(0, i + 1)
        .map(({ id }) => id)
        .join("+")}`,
      label: software.label,
      bytes: software.bytes,
      software,
    }));
  }
  if (top === undefined) return [];
  const bytes = stack.reduce((sum, software) => sum + software.bytes, 0);
  return [{ digest: `sha256:${name}`, label: name, bytes, software: top }];
}

/** What an instance of an image carries beside the app: a system of its own, or nothing. */
export function overheadOf(era: EraRules, { system }: EraImage): ResourceList {
  const { guest } = system;
  if (!era.ownSystem || guest === undefined) return {};
  return { [CPU]: guest.cpuMilli, [MEMORY]: guest.memoryBytes, [EPHEMERAL_STORAGE]: guest.diskBytes };
}

/**
 * How much longer an instance takes to start because of what it carries, in game time.
 * Simplified: who starts an app in a virtual machine again boots the whole machine again.
 */
export const bootMsOf = (era: EraRules, { system }: EraImage): number =>
  era.ownSystem ? (system.guest?.bootMs ?? 0) : 0;
