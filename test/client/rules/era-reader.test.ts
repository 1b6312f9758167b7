import { expect, test } from "vitest";
import { eraOf, eraReader } from "../../../client/rules/era-reader.ts";
import { byHand } from "../../../shared/chapters/by-hand.ts";
import { containers } from "../../../shared/chapters/containers.ts";
import { virtualMachines } from "../../../shared/chapters/virtual-machines.ts";
import type { Command } from "../../../shared/commands/registry.ts";
import { refusalOf } from "../../../shared/engine/command-pass.ts";
import { eraImages } from "../../../shared/eras/images.ts";
import { JOBS } from "../../../shared/eras/jobs/registry.ts";
import { appsOf } from "../../../shared/eras/software.ts";
import type { ClusterReader, ClusterState } from "../../../shared/model/cluster-state.ts";
import { type EraRules, LAYER_ORDERS } from "../../../shared/model/era.ts";
import { playAtRandom } from "../../play-at-random.ts";
import { storeOf } from "./store-of.ts";

/** Everything that somebody could do at a workbench. */
function commandsOf(era: EraRules): readonly Command[] {
  return [
    ...[...era.systems, ...era.software].map(
      ({ id }): Command => ({ type: "installSoftware", software: id }),
    ),
    { type: "wipeServer" },
    ...appsOf(era).flatMap(({ id }): Command[] => [
      { type: "saveImage", app: id },
      ...LAYER_ORDERS.map((order): Command => ({ type: "buildImage", app: id, order })),
    ]),
    ...[...eraImages(era).keys()].flatMap((image): Command[] => [
      { type: "pushImage", image },
      { type: "runInstances", image, count: 1 },
      { type: "runInstances", image, count: 4 },
    ]),
  ];
}

/** What may be done at every machine and why not, and how long work would take there. */
function opinions(cluster: ClusterReader, state: ClusterState, era: EraRules): readonly unknown[] {
  return [...state.nodes.keys()].flatMap((node) => {
    const seat = { id: node, role: "node", nodeName: node } as const;
    const refusals = commandsOf(era).map((command) => refusalOf(cluster, { seat, command }) ?? null);
    // Layers of an image that is half here are known to the machine alone.
    const isPulling = (state.machines.get(node)?.pulls.length ?? 0) > 0;
    const durations = isPulling
      ? []
      : [...eraImages(era).keys()].flatMap((what) =>
          (["build", "push", "save"] as const).map((job) =>
            JOBS[job].durationMs(cluster, { era, node, what }),
          ),
        );
    return [...refusals, ...durations];
  });
}

test.each([
  { chapter: byHand, people: 3 },
  { chapter: virtualMachines, people: 3 },
  { chapter: containers, people: 2 },
])("rows of $chapter.id are enough to say what the server will say", ({ chapter, people }) => {
  const { era } = chapter;
  const told = eraOf({ era: JSON.stringify(era) });
  expect(told).toEqual(era);
  if (told === undefined || era === undefined) return;
  let compared = 0;
  playAtRandom({
    chapter,
    people,
    seed: `era reader ${chapter.id}`,
    ticks: 1300,
    onTick: (state) => {
      if (state.tick % 100 !== 0) return;
      const store = storeOf(state);
      const client = opinions(eraReader(store.rows, store.round, told), state, told);
      compared += client.length;
      expect(client, `tick ${state.tick}`).toEqual(opinions(state, state, era));
    },
  });
  expect(compared).toBeGreaterThan(500);
});

test("there is no era where there is a cluster", () => {
  expect(eraOf({ era: "" })).toBeUndefined();
});
