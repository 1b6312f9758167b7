import { WATCHERS } from "../engine/passes.ts";
import type { ImageSpec } from "../model/catalogue.ts";
import { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import { makeMachine } from "../model/machine.ts";
import { emptyCluster } from "../model/new-cluster.ts";
import { Rng, seedRng } from "../util/rng.ts";
import { eraImageSpecs } from "./era-images.ts";
import { appSpecOf, type Chapter, type ChapterApp, type RoundOptions } from "./framework.ts";
import { newDeployment, newNode, newService } from "./objects.ts";

/**
 * The cluster of a chapter at tick 0: machines that are on, and what the company wants to run. Equal options make
 * equal rounds. `options.nodes` has to keep to the chapter's seat rules; see `seatPlan`.
 */
export function makeRound(chapter: Chapter, options: RoundOptions): ClusterState {
  const apps = chapter.apps(options.nodes.length);
  // The script has a generator of its own, so that a change of the rules does not change what happens when.
  const rng = new Rng(seedRng(`${options.seed} ${chapter.id} script`));
  const empty = emptyCluster({
    settings: {
      chapter: chapter.id,
      seed: options.seed,
      lengthMs: chapter.lengthMs,
      timings: options.timings,
      catalogue: { apps: apps.map(appSpecOf), images: imagesOf(chapter, apps) },
      sloBp: chapter.sloBp,
      stars: chapter.stars,
      ...(chapter.era && { era: chapter.era }),
    },
    automation: chapter.automation,
    script: chapter.script(options, rng),
  });
  // With watchers: controllers, scheduler and kubelet have to find these objects in their queues at the first tick.
  const draft = new ClusterDraft(empty, empty.tick, WATCHERS);
  for (const name of options.nodes) {
    draft.machines.set(name, makeMachine(name, chapter.machine));
    draft.put(newNode(draft.uid(), name, chapter.machine));
  }
  for (const { app, replicas } of apps) {
    draft.put(newService(draft.uid(), app));
    draft.put(newDeployment(draft.uid(), app, replicas));
  }
  const cluster = draft.finish();
  return chapter.fill?.(cluster, options) ?? cluster;
}

const imagesOf = ({ era }: Chapter, apps: readonly ChapterApp[]): readonly ImageSpec[] =>
  era === undefined ? apps.map(({ app }) => app.image) : eraImageSpecs(era, apps);
