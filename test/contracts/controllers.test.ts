import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { setCordon } from "../../shared/controllers/drain/cordon.ts";
import { beginDrain } from "../../shared/controllers/drain.ts";
import { controllerPass } from "../../shared/controllers/pass.ts";
import { CONTROLLERS } from "../../shared/controllers/registry.ts";
import { SWITCHABLE_CONTROLLERS, switchController } from "../../shared/controllers/switch.ts";
import { ClusterDraft } from "../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../shared/model/cluster-state.ts";
import type { ObjectChange } from "../../shared/model/object-change.ts";
import { hashValue } from "../../shared/util/hash.ts";
import { budget, deployment, machine, node, pod, service } from "../builders.ts";
import { controlled, instantMachines, play, running } from "../shared/controllers/play.ts";
import { autoscaler, job } from "../workload-builders.ts";

const FOLDER = join(import.meta.dirname, "../../shared/controllers");

/** Whether a file of the folder is a controller; the others help them. */
const isController = (file: string): boolean =>
  readFileSync(join(FOLDER, file), "utf8").includes(": Controller = {");

/** Something for every controller: a lost Node, a drain that is held back, rollouts, strays. */
function busyCluster(controllers: readonly string[]): ClusterState {
  const state = controlled(
    {
      nodes: ["node-1", "node-2", "node-3", "node-4"].map((name) => node(name)),
      objects: [
        deployment("web", { spec: { replicas: 4 } }),
        deployment("api", { spec: { replicas: 2, strategy: { type: "Recreate" } } }),
        service("web"),
        budget("web", { minAvailable: "100%" }),
        autoscaler("web"),
        job("sum", { parallelism: 2, completions: 2 }),
      ],
      pods: [
        running(pod("stray", { metadata: { labels: { app: "web" } } }), 0, "node-9"),
        running(pod("held", { metadata: { labels: { app: "web" } } }), 0, "node-1"),
        running(pod("cut-off"), 0, "node-4"),
        pod("waiting"),
      ],
    },
    controllers,
  );
  const draft = new ClusterDraft(state, 0, []);
  for (const name of ["node-1", "node-2", "node-3"]) draft.machines.set(name, machine(name));
  draft.machines.set("node-4", machine("node-4", { network: "cut", silentSince: 0 }));
  setCordon(draft, "node-1", true);
  beginDrain(draft, { node: "node-1", by: "test", force: true });
  return draft.finish();
}

/** The objects without what is drawn by chance or told by the clock. */
const shapeOf = (state: ClusterState) => ({
  deployments: [...state.deployments.values()].map(({ spec, status: { conditions, ...counts } }) => ({
    replicas: spec.replicas,
    counts,
    conditions: conditions.map(({ type, status }) => [type, status]).sort(),
  })),
  sets: [...state.replicaSets.values()].map(({ spec, status }) => [spec.replicas, status.readyReplicas]),
  taints: [...state.nodes.values()].map(({ spec }) => spec.taints.map(({ key, effect }) => [key, effect])),
  budgets: [...state.podDisruptionBudgets.values()].map(({ status }) => [
    status.disruptionsAllowed,
    status.currentHealthy,
    status.desiredHealthy,
  ]),
  endpoints: [...state.endpointSlices.values()].map(
    ({ endpoints }) => endpoints.filter(({ conditions }) => conditions.ready).length,
  ),
  pods: state.pods.size,
});

const settled = play(busyCluster(SWITCHABLE_CONTROLLERS), 1_200, instantMachines).state;

test("the registry holds every controller of the folder once", () => {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts") && isController(file))
    .map((file) => file.slice(0, -".ts".length));
  expect(CONTROLLERS.map(({ name }) => name).sort()).toEqual(files.sort());
});

test("only loops of clients cannot be switched off", () => {
  expect(CONTROLLERS.filter(({ alwaysOn }) => alwaysOn).map(({ name }) => name)).toEqual(["drain"]);
});

describe.each(CONTROLLERS.map((controller) => ({ name: controller.name, controller })))(
  "$name",
  ({ name, controller }) => {
    /** Reconciles every key and some that do not exist, and says what was written. */
    function reconcileAll(state: ClusterState): {
      writes: ObjectChange[];
      after: ClusterState;
      draft: ClusterDraft;
    } {
      const writes: ObjectChange[] = [];
      const draft = new ClusterDraft(state, state.tick, [(_draft, change) => writes.push(change)]);
      for (const key of [...controller.allKeys(draft), "default/nothing", "nothing", ""])
        controller.reconcile(draft, key);
      return { writes, after: draft.finish(), draft };
    }

    test("writes nothing when nothing is left to do", () => {
      const { writes, after, draft } = reconcileAll(settled);
      expect(writes).toEqual([]);
      expect(draft.events).toEqual([]);
      expect(after.kubeEvents).toBe(settled.kubeEvents);
      expect(after.rng).toEqual(settled.rng);
      expect(hashValue([...after.memory.entries()])).toBe(hashValue([...settled.memory.entries()]));
      expect(hashValue([...after.drains.entries()])).toBe(hashValue([...settled.drains.entries()]));
    });

    test("names keys of a change without touching anything", () => {
      const { writes } = reconcileAll(settled);
      const created = [...settled.pods.entries()].map(
        ([key, after]) => ({ kind: "Pod", key, before: undefined, after }) as const,
      );
      const deleted = [...settled.nodes.entries()].map(
        ([key, before]) => ({ kind: "Node", key, before, after: undefined }) as const,
      );
      const draft = new ClusterDraft(settled, settled.tick, []);
      for (const change of [...writes, ...created, ...deleted]) {
        for (const key of controller.keysFor(draft, change)) expect(typeof key).toBe("string");
      }
      const after = draft.finish();
      expect(after.work).toBe(settled.work);
      expect(after.timers).toBe(settled.timers);
      expect(after.memory).toBe(settled.memory);
    });

    test("catches up with what happened while it was off", () => {
      if (controller.alwaysOn) return;
      const others = SWITCHABLE_CONTROLLERS.filter((other) => other !== name);
      const without = play(busyCluster(others), 300, instantMachines).state;
      let isOn = false;
      const { state } = play(without, 1_200, (draft) => {
        if (!isOn) switchController(draft, name, true);
        isOn = true;
        instantMachines(draft);
      });
      expect(shapeOf(state)).toEqual(shapeOf(settled));
    });
  },
);

test("a quiet cluster makes no work, however long it stays so", () => {
  expect(settled.work.size).toBe(0);
  const later = play(settled, 300, instantMachines).state;
  expect(later.pods).toBe(settled.pods);
  expect(later.nodes).toBe(settled.nodes);
  expect(later.deployments).toBe(settled.deployments);
});

test("a pass without work touches nothing", () => {
  const draft = new ClusterDraft(settled, settled.tick + 1, [controllerPass.watcher ?? (() => undefined)]);
  controllerPass.run(draft);
  expect(draft.finish().work).toBe(settled.work);
});
