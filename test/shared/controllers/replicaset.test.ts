import { describe, expect, test } from "vitest";
import {
  compareForDeletion,
  type DeletionCandidate,
} from "../../../shared/controllers/replicaset/ranking.ts";
import type { ClusterState } from "../../../shared/model/cluster-state.ts";
import { controllerOf } from "../../../shared/model/meta.ts";
import { type ClusterOptions, owned, pod, ready, replicaSet } from "../../builders.ts";
import { controlled, instantMachines, messagesOf, play, running, ticksOf } from "./play.ts";

const set = replicaSet("web", { spec: { replicas: 3 } });
const labels = { app: "web" };
const begin = (options: ClusterOptions): ClusterState => controlled(options, ["replicaset"]);
const mine = (name: string, node?: string) =>
  pod(name, { metadata: { labels, ownerReferences: owned(set) }, ...(node === undefined ? {} : { node }) });

describe("a ReplicaSet with too few Pods", () => {
  test("creates them in batches of 1, 2, 4 ..., a batch a tick", () => {
    const sizes: number[] = [];
    let state = begin({ objects: [replicaSet("web", { spec: { replicas: 10 } })] });
    for (let i = 0; i < 6; i++) {
      state = play(state, 1).state;
      sizes.push(state.pods.size);
    }
    expect(sizes).toEqual([1, 3, 7, 10, 10, 10]);
  });

  test("names and owns them, and says so", () => {
    const { state, events } = play(begin({ objects: [replicaSet("web")] }), 5);
    const [created] = [...state.pods.values()];
    expect(created?.metadata.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(created?.metadata).toMatchObject({ labels, creationTimestamp: 100 });
    expect(created && controllerOf(created.metadata)).toMatchObject({
      kind: "ReplicaSet",
      name: "web",
      uid: "web",
    });
    expect(messagesOf(state, "default/web")).toEqual([`Created pod: ${created?.metadata.name}`]);
    expect(events).toEqual([{ type: "PodCreated", pod: created?.metadata.name, app: "web" }]);
  });

  test.each([
    {
      name: "a failed one",
      web: { ...mine("old"), status: { ...mine("old").status, phase: "Failed" as const } },
    },
    {
      name: "one that is being deleted",
      web: pod("old", { node: "n", metadata: { labels, ownerReferences: owned(set), deletionTimestamp: 9 } }),
    },
  ])("replaces $name, which stays", ({ web }) => {
    const { state } = play(begin({ objects: [set], pods: [web] }), 5);
    expect(state.pods.has("default/old")).toBe(true);
    expect(state.pods.size).toBe(4);
    expect(state.replicaSets.get("default/web")?.status.replicas).toBe(3);
  });

  test("adopts Pods that belong to nobody", () => {
    const orphan = pod("orphan", { metadata: { labels } });
    const { state } = play(begin({ objects: [replicaSet("web")], pods: [orphan] }), 5);
    expect([...state.pods.keys()]).toEqual(["default/orphan"]);
    expect(state.pods.get("default/orphan")?.metadata.ownerReferences).toHaveLength(1);
  });

  test("lets a Pod go whose labels were changed, and makes another", () => {
    const strayed = pod("strayed", { metadata: { labels: { app: "debug" }, ownerReferences: owned(set) } });
    const { state } = play(begin({ objects: [replicaSet("web")], pods: [strayed] }), 5);
    expect(state.pods.get("default/strayed")?.metadata.ownerReferences).toEqual([]);
    expect(state.pods.size).toBe(2);
  });
});

describe("a ReplicaSet with too many Pods", () => {
  const five = ["a", "b", "c", "d"].map((name) => running(mine(name), 0)).concat(mine("waiting"));

  test("deletes the one without a Node first", () => {
    const { state } = play(begin({ objects: [replicaSet("web", { spec: { replicas: 4 } })], pods: five }), 3);
    expect(state.pods.has("default/waiting")).toBe(false);
    expect(messagesOf(state, "default/web")).toEqual(["Deleted pod: waiting"]);
  });

  test("thins out the Node where most of the Deployment's Pods are", () => {
    const pods = [
      running(mine("alone"), 0, "node-2"),
      running(mine("together-1"), 0),
      running(mine("together-2"), 0),
    ];
    const { state } = play(begin({ objects: [replicaSet("web", { spec: { replicas: 2 } })], pods }), 3);
    const left = [...state.pods.values()].filter((one) => one.metadata.deletionTimestamp === undefined);
    expect(left.map((one) => one.spec.nodeName).sort()).toEqual(["node-1", "node-2"]);
  });
});

test("a Pod counts as available when it was ready for long enough", () => {
  const patient = replicaSet("web", { spec: { minReadySeconds: 10 } });
  const pods = [running(mine("a"), 0)];
  const counts = (ticks: number) =>
    play(begin({ objects: [patient], pods }), ticks).state.replicaSets.get("default/web")?.status;
  expect(counts(ticksOf(10) - 1)).toMatchObject({ readyReplicas: 1, availableReplicas: 0 });
  expect(counts(ticksOf(10) + 1)).toMatchObject({ readyReplicas: 1, availableReplicas: 1 });
});

test("a ReplicaSet comes to rest at its size, whatever it began with", () => {
  for (const count of [0, 1, 3, 7]) {
    const pods = Array.from({ length: count }, (_, i) => running(mine(`p${i}`), 0));
    const { state } = play(begin({ objects: [set], pods }), 20, instantMachines);
    expect(state.replicaSets.get("default/web")?.status).toEqual({
      replicas: 3,
      fullyLabeledReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      observedGeneration: 1,
    });
  }
});

describe("who is deleted first", () => {
  const base: DeletionCandidate = {
    uid: "a",
    hasNode: true,
    phase: "Running",
    ready: true,
    deletionCost: 0,
    podsOnSameNode: 1,
    readyForNs: 1e12,
    restarts: 0,
    sidecarRestarts: 0,
    ageNs: 1e12,
  };
  // Each row beats everything below it: what is first decides, whatever the later criteria say.
  const order: readonly (readonly [string, Partial<DeletionCandidate>])[] = [
    ["without a Node", { hasNode: false, phase: "Pending", ready: false, readyForNs: undefined }],
    ["pending", { phase: "Pending", ready: false, readyForNs: undefined }],
    ["in phase Unknown", { phase: "Unknown", ready: false, readyForNs: undefined }],
    ["not ready", { ready: false, readyForNs: undefined }],
    ["cheap to delete", { deletionCost: -5 }],
    ["on a crowded Node", { podsOnSameNode: 3 }],
    ["ready for an unknown time", { readyForNs: undefined }],
    ["ready for a short time", { readyForNs: 1e10 }],
    ["restarted often", { restarts: 9 }],
    ["with a sidecar that restarted", { sidecarRestarts: 2 }],
    ["of unknown age", { ageNs: undefined }],
    ["young", { ageNs: 1e10 }],
    ["of about the same age, by uid", { uid: "0", ageNs: 0.9e12 }],
    ["everyone else", {}],
  ];
  test.each(order.slice(0, -1).map(([name, change], i) => ({ name, change, i })))(
    "$name",
    ({ change, i }) => {
      for (const [, other] of order.slice(i + 1)) {
        expect(compareForDeletion({ ...base, ...change }, { ...base, ...other })).toBeLessThan(0);
        expect(compareForDeletion({ ...base, ...other }, { ...base, ...change })).toBeGreaterThan(0);
      }
    },
  );
});

test("an unready Pod is counted as a replica only", () => {
  const web = { ...running(mine("a"), 0) };
  const pods = [{ ...web, status: { ...web.status, conditions: [ready(false)] } }];
  const { state } = play(begin({ objects: [replicaSet("web")], pods }), 2);
  expect(state.replicaSets.get("default/web")?.status).toMatchObject({ replicas: 1, readyReplicas: 0 });
});
