import type { Command } from "../commands/registry.ts";
import { eraImages } from "../eras/images.ts";
import type { LayerOrder } from "../model/era.ts";
import { imagesToMake, runningWork } from "./era-images.ts";
import type { Order } from "./era-orders.ts";
import type { EraSituation } from "./era-situation.ts";

/** Runs what there is; builds and pushes the next image. */
export function containerWork(situation: EraSituation): readonly Command[] {
  const { era, reader, character } = situation;
  const toMake = imagesToMake(situation).flatMap((order) => make(situation, order));
  // Who is alone and runs what was built here has nobody to share with: what has to be built comes first.
  const isAlone = reader.nodes.size === 1 && era.commands.includes("runInstances");
  const builds =
    isAlone && character === "perfect"
      ? toMake.toSorted((a, b) => (a.type < b.type ? -1 : 0))
      : toMake.slice(0, 1);
  return [...runningWork(situation), ...builds];
}

function make(situation: EraSituation, { app }: Order): readonly Command[] {
  const { era, machine } = situation;
  const built = [...eraImages(era).values()].find(
    (image) => image.app.id === app.id && machine.images[image.name] !== undefined,
  );
  if (built !== undefined) return [{ type: "pushImage", image: built.name }];
  return [{ type: "buildImage", app: app.id, order: orderOf(situation) }];
}

/** Whoever has not built many images copies the code in first. */
function orderOf({ character, slips, rng }: EraSituation): LayerOrder {
  if (character === "perfect") return "code-last";
  if (character === "clumsy") return rng.chanceBp(7000) ? "code-first" : "code-last";
  return slips ? "code-first" : "code-last";
}
