import { WATCHERS } from "../engine/passes.ts";
import type { ImageSpec } from "../model/catalogue.ts";
import { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import { makeMachine } from "../model/machine.ts";
import { emptyCluster } from "../model/new-cluster.ts";
import { putMachine } from "../model/reachability.ts";
import { Rng, seedRng } from "../util/rng.ts";
import { eraImageSpecs } from "./era-images.ts";
import { appSpecOf, type Chapter, type ChapterApp, type RoundOptions } from "./framework.ts";
import { newDeployment, newNode, newService } from "./objects.ts";

/**
 * The cluster of a chapter at tick 0: machines that are on, and what the company wants to run. Equal options make
 * equal rounds. `options.nodes` has to keep to the chapter's seat rules; see `seatPlan`.
 */
export function makeRound(chapter: Chapter, options: RoundOptions): ClusterState {
  // Both have generators of their own, so that a change of the rules does not change what happens when.
  const rngFor = (part: string): Rng => new Rng(seedRng(`${options.seed} ${chapter.id} ${part}`));
  const apps = chapter.apps(options.nodes.length, rngFor("apps"));
  const empty = emptyCluster({
    settings: {
      chapter: chapter.id,
      seed: options.seed,
      lengthMs: chapter.lengthMs,
      timings: options.timings,
      catalogue: { apps: apps.map(appSpecOf), images: imagesOf(chapter, apps) },
      sloBp: chapter.sloBp,
      stars: chapter.stars,
      ...(chapter.segments && { segments: chapter.segments }),
      ...(chapter.tools && { tools: chapter.tools }),
      ...(chapter.era && { era: chapter.era }),
    },
    automation: chapter.automation,
    script: chapter.script(options, rngFor("script")),
  });
  // With watchers: controllers, scheduler and kubelet have to find these objects in their queues at the first tick.
  const draft = new ClusterDraft(empty, empty.tick, WATCHERS);
  const reserve = chapter.reserve?.(options.nodes) ?? [];
  for (const name of options.nodes) {
    const machine = makeMachine(name, chapter.machine);
    if (reserve.includes(name)) putMachine(draft, { ...machine, power: "off" });
    else {
      draft.machines.set(name, machine);
      draft.put(newNode(draft.uid(), name, chapter.machine));
    }
  }
  for (const app of apps) {
    draft.put(newService(draft.uid(), app.app));
    draft.put(newDeployment(draft.uid(), app));
  }
  const cluster = draft.finish();
  return chapter.fill?.(cluster, options) ?? cluster;
}

const imagesOf = ({ era }: Chapter, apps: readonly ChapterApp[]): readonly ImageSpec[] =>
  era === undefined
    ? apps.flatMap(({ app, versions = [] }) => [app.image, ...versions])
    : eraImageSpecs(era, apps);
