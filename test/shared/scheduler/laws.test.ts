import { fc, test as property } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { makeSnapshot, restoreSnapshot } from "../../../shared/engine/snapshot.ts";
import { ClusterDraft } from "../../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { ClusterNode } from "../../../shared/model/node.ts";
import type { Pod } from "../../../shared/model/pod.ts";
import { explainPod } from "../../../shared/scheduler/explain.ts";
import { schedulePending, schedulerPass } from "../../../shared/scheduler/pass.ts";
import { clusterSnapshot } from "../../../shared/scheduler/snapshot.ts";
import { cluster, draftOf, node, pod, requests, service } from "../../builders.ts";
import { SchedulerRun } from "./scheduling.ts";

/** Equal runs on every machine. */
const SEED = { seed: 20_351 };

const zones = fc.constantFrom("a", "b");

const nodes: fc.Arbitrary<ClusterNode[]> = fc
  .array(
    fc.record({
      cpu: fc.integer({ min: 0, max: 4000 }),
      memory: fc.integer({ min: 0, max: 4000 }),
      slots: fc.integer({ min: 0, max: 4 }),
      zone: zones,
      tainted: fc.boolean(),
      cordoned: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((list) =>
    list.map(({ cpu, memory, slots, zone, tainted, cordoned }, i) =>
      node(`n${i}`, {
        metadata: { labels: { zone } },
        spec: {
          unschedulable: cordoned,
          taints: tainted ? [{ key: "dedicated", value: "batch", effect: "NoSchedule" }] : [],
        },
        allocatable: { ...requests(cpu, memory), pods: slots },
      }),
    ),
  );

const pods: fc.Arbitrary<Pod[]> = fc
  .array(
    fc.record({
      cpu: fc.integer({ min: 0, max: 2000 }),
      memory: fc.integer({ min: 0, max: 2000 }),
      priority: fc.integer({ min: -1, max: 2 }),
      zone: fc.option(zones, { nil: undefined }),
      tolerates: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ cpu, memory, priority, zone, tolerates }, i) =>
      pod(`p${i}`, {
        requests: requests(cpu, memory),
        priority,
        spec: {
          nodeSelector: zone === undefined ? {} : { zone },
          tolerations: tolerates ? [{ key: "dedicated", operator: "Exists" }] : [],
        },
      }),
    ),
  );

/** What happens in a tick: a Pod is removed for good, or a Node is uncordoned. */
const happenings = fc.array(
  fc.record({ kind: fc.constantFrom("finish", "uncordon"), index: fc.nat({ max: 11 }) }),
  { maxLength: 20 },
);

function happen(draft: ClusterDraft, { kind, index }: { kind: string; index: number }): void {
  if (kind === "finish") draft.remove("Pod", `default/p${index}`);
  const found = draft.nodes.get(`n${index}`);
  if (kind === "uncordon" && found) draft.put({ ...found, spec: { ...found.spec, unschedulable: false } });
}

/** Victims leave at once, so that preemption comes to its end. */
function buryTerminating(draft: ClusterDraft): void {
  for (const [key, { metadata }] of [...draft.pods.entries()]) {
    if (metadata.deletionTimestamp !== undefined) draft.remove("Pod", key);
  }
}

describe("whatever waits and whatever happens", () => {
  property.prop([nodes, pods, happenings], SEED)(
    "no Node is promised more than it has, and no bound Pod moves",
    (someNodes, somePods, changes) => {
      const run = new SchedulerRun(
        cluster({ nodes: someNodes, pods: somePods, automation: { scheduler: "auto" } }),
      );
      const boundTo = new Map<string, string>();
      for (const change of changes) {
        run.tick((draft) => {
          buryTerminating(draft);
          happen(draft, change);
        });
        for (const info of run.state.nodeInfos.values()) {
          expect(info.requested.cpuMilli).toBeLessThanOrEqual(info.allocatable.cpuMilli);
          expect(info.requested.memoryBytes).toBeLessThanOrEqual(info.allocatable.memoryBytes);
          expect(info.pods.length).toBeLessThanOrEqual(info.allocatablePods);
        }
        for (const [key, { spec }] of run.state.pods.entries()) {
          if (spec.nodeName === undefined) continue;
          expect(boundTo.get(key) ?? spec.nodeName).toBe(spec.nodeName);
          boundTo.set(key, spec.nodeName);
        }
      }
    },
  );

  property.prop([nodes, pods], SEED)("in the end only Pods wait that fit nowhere", (someNodes, somePods) => {
    const run = new SchedulerRun(
      cluster({ nodes: someNodes, pods: somePods, automation: { scheduler: "auto" } }),
    );
    for (let i = 0; i < 300; i++) run.tick(buryTerminating);
    const snapshot = clusterSnapshot(run.state);
    for (const key of run.state.queue.keys()) {
      const waiting = run.state.pods.get(key) as Pod;
      expect(explainPod(waiting, snapshot).best).toEqual([]);
      expect(run.state.queue.get(key)?.where).not.toBe("active");
    }
  });

  property.prop([nodes, pods, happenings], SEED)(
    "the queue holds exactly the Pods that wait, and each once",
    (someNodes, somePods, changes) => {
      const run = new SchedulerRun(
        cluster({ nodes: someNodes, pods: somePods, automation: { scheduler: "auto" } }),
      );
      run.tick();
      for (const change of changes) run.tick((draft) => happen(draft, change));
      const waiting = [...run.state.pods.values()].filter(({ spec }) => spec.nodeName === undefined);
      expect([...run.state.queue.keys()]).toEqual(waiting.map(({ metadata }) => `default/${metadata.name}`));
      const ordered = [...run.state.queueOrder.entries()].filter(([key]) => !key.startsWith("nominated"));
      expect(ordered.map(([, podKey]) => podKey).sort()).toEqual([...run.state.queue.keys()]);
    },
  );

  property.prop([nodes, pods], SEED)(
    "what a pass remembers from Pod to Pod changes nothing",
    (someNodes, somePods) => {
      const begin = cluster({
        nodes: someNodes,
        objects: [
          service("even", { selector: { parity: "even" } }),
          service("odd", { selector: { parity: "odd" } }),
        ],
        pods: somePods.map((one, i) => ({
          ...one,
          metadata: { ...one.metadata, labels: { parity: i % 2 === 0 ? "even" : "odd" } },
        })),
        automation: { scheduler: "auto" },
      });
      const watchers = schedulerPass.watcher ? [schedulerPass.watcher] : [];
      const queued = draftOf(
        { ...begin, automation: { ...begin.automation, scheduler: "player" } },
        watchers,
      );
      schedulerPass.run(queued);
      const waiting = queued.finish();
      const atOnce = draftOf(waiting, watchers);
      schedulePending(atOnce, Number.POSITIVE_INFINITY);
      let oneByOne = waiting;
      for (let i = 0; i < somePods.length; i++) {
        // A cluster from a snapshot has nothing in it that anything was remembered of.
        const draft = new ClusterDraft(restoreSnapshot(makeSnapshot(oneByOne)), waiting.tick + 1, watchers);
        schedulePending(draft, 1);
        oneByOne = draft.finish();
      }
      const placesOf = (state: ClusterState): (string | undefined)[] =>
        [...state.pods.values()].map(({ spec }) => spec.nodeName);
      expect(placesOf(atOnce.finish())).toEqual(placesOf(oneByOne));
    },
  );
});
