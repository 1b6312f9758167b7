import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { CONTROLLERS } from "../../../shared/controllers/registry.ts";
import { replay } from "../../../shared/engine/journal.ts";
import { makeSnapshot, restoreSnapshot, stateHash } from "../../../shared/engine/snapshot.ts";
import { step } from "../../../shared/engine/step.ts";
import { ClusterDraft, TABLE_NAMES } from "../../../shared/model/cluster-draft.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import type { ObjectChange } from "../../../shared/model/object-change.ts";
import { isPodActive } from "../../../shared/model/pod.ts";
import { deepFreeze } from "../../deep-freeze.ts";
import { Laws } from "../../laws.ts";
import { type ClusterPlan, calm, clusterPlans, playRandomly, randomCluster } from "../../random-cluster.ts";

const TICKS = 320;
/** Long enough for the slowest back-off, eviction and stabilization window in a classroom's time. */
const UNTIL_CALM = 1600;

/** Equal runs on every machine; a longer, freer hunt is one environment variable away in fast-check. */
const RUNS = { seed: 20_351, numRuns: 24, endOnFailure: true } as const;

/** What the random runs really did: a law that is never tested is no law. */
const done = {
  bound: 0,
  ended: 0,
  evicted: 0,
  lost: 0,
  back: 0,
  pulled: 0,
  incidents: 0,
  accepted: new Set<string>(),
  refused: 0,
  waiting: 0,
  served: 0,
};

function runOn(state: ClusterState, ticks: number, onState?: (state: ClusterState) => void): ClusterState {
  let current = state;
  for (let i = 0; i < ticks; i++) {
    current = step(current, []).state;
    onState?.(current);
  }
  return current;
}

describe("whatever anybody does, wherever", () => {
  property.prop([clusterPlans], RUNS)(
    "the laws hold in every tick, and a step only reads its input",
    (plan) => {
      const laws = new Laws();
      const { recorder, accepted, refused } = playRandomly(plan, TICKS, ({ state, events }) => {
        laws.check(deepFreeze(state));
        for (const event of events) {
          if (event.type === "PodBound") done.bound += 1;
          if (event.type === "ContainerEnded") done.ended += 1;
          if (event.type === "PodDeleted" && event.why !== "") done.evicted += 1;
          if (event.type === "NodeNotReady") done.lost += 1;
          if (event.type === "NodeReady") done.back += 1;
          if (event.type === "ImagePulled") done.pulled += 1;
          if (event.type === "IncidentBegan") done.incidents += 1;
        }
      });
      for (const { command } of accepted) done.accepted.add(command.type);
      done.refused += refused;
      done.waiting += recorder.state.queue.size;
      done.served += recorder.state.totals.served;
    },
  );

  property.prop([clusterPlans, fc.nat({ max: TICKS - 1 })], { ...RUNS, numRuns: 10 })(
    "live, replay, a second time and resumed from a snapshot are the same",
    (plan, at) => {
      let middle: ClusterState | undefined;
      const { recorder } = playRandomly(plan, TICKS, ({ state }) => {
        if (state.tick === at + 1) middle = state;
      });
      const hash = stateHash(recorder.state);
      expect(stateHash(playRandomly(plan, TICKS).recorder.state)).toBe(hash);
      const journal = JSON.parse(JSON.stringify(recorder.journal()));
      expect(replay(journal)).toMatchObject({ divergedAt: undefined });
      let state = restoreSnapshot(JSON.parse(JSON.stringify(makeSnapshot(middle as ClusterState))));
      expect(stateHash(state)).toBe(stateHash(middle as ClusterState));
      const { entries } = recorder.journal();
      while (state.tick < TICKS) {
        state = step(
          state,
          entries.filter(({ tick }) => tick === state.tick + 1),
        ).state;
      }
      expect(stateHash(state)).toBe(hash);
    },
  );

  property.prop([clusterPlans, fc.nat({ max: TICKS - 1 })], { ...RUNS, numRuns: 8 })(
    "a state stays what it was, however often and with whatever it is stepped",
    (plan, at) => {
      let kept: { state: ClusterState; hash: string } | undefined;
      playRandomly(plan, TICKS, (_result, before) => {
        if (before.tick === at) kept = { state: before, hash: stateHash(before) };
      });
      const { state, hash } = kept ?? { state: randomCluster(plan), hash: "" };
      runOn(state, 30);
      expect(stateHash(state)).toBe(hash);
    },
  );
});

/** Autoscalers look every 15 seconds, for ever; everything else waits until it is told. */
const withoutLoops = (plan: ClusterPlan): ClusterPlan => ({
  ...plan,
  apps: plan.apps.map((app) => ({ ...app, isScaled: false })),
});

describe("a cluster that is left in peace", () => {
  property.prop([clusterPlans], { ...RUNS, numRuns: 10 })("comes to rest: nothing at all happens", (plan) => {
    const settled = runOn(randomCluster(withoutLoops(calm(plan))), UNTIL_CALM);
    const later = runOn(settled, 300);
    const moved = TABLE_NAMES.filter((name) => later[name] !== settled[name]);
    // The scheduler tries what fits nowhere again every five minutes, and says so.
    const mayMove = settled.queue.size > 0 ? ["kubeEvents", "queue", "queueOrder"] : [];
    expect(moved.filter((name) => !mayMove.includes(name))).toEqual([]);
    expect(later.queue.size).toBe(settled.queue.size);
    expect(settled.work.size).toBe(0);
  });

  property.prop([clusterPlans], { ...RUNS, numRuns: 6 })("gathers nothing while its loops go on", (plan) => {
    const settled = runOn(randomCluster(calm(plan)), UNTIL_CALM);
    const sizes = ({ timers, memory, work, kubeEvents }: ClusterState): Record<string, number> => ({
      timers: timers.size,
      memory: memory.size,
      work: work.size,
      events: kubeEvents.size,
    });
    expect(sizes(runOn(settled, 900))).toEqual(sizes(settled));
  });

  property.prop([clusterPlans], { ...RUNS, numRuns: 10 })(
    "has what was declared, and no controller has anything left to do",
    (plan) => {
      const settled = runOn(randomCluster(calm(plan)), UNTIL_CALM);
      for (const { metadata, spec } of settled.replicaSets.values()) {
        const own = [...settled.pods.values()].filter(
          (pod) => pod.metadata.ownerReferences[0]?.uid === metadata.uid && isPodActive(pod),
        );
        expect(own).toHaveLength(spec.replicas);
      }
      const writes: ObjectChange[] = [];
      const draft = new ClusterDraft(settled, settled.tick, [(_draft, change) => writes.push(change)]);
      for (const controller of CONTROLLERS) {
        for (const key of [...controller.allKeys(draft)]) controller.reconcile(draft, key);
      }
      expect(writes.map(({ kind, key }) => `${kind} ${key}`)).toEqual([]);
    },
  );
});

test("the random runs did real work", () => {
  const { accepted, ...counts } = done;
  for (const [what, count] of Object.entries(counts)) expect.soft(count, what).toBeGreaterThan(3);
  expect(accepted.size).toBeGreaterThan(20);
});
