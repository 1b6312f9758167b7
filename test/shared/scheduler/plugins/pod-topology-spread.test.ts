import { describe, expect, test } from "vitest";
import type { ClusterNode } from "../../../../shared/model/node.ts";
import type { Pod, TopologySpreadConstraint } from "../../../../shared/model/pod.ts";
import { makeProfile } from "../../../../shared/scheduler/profile.ts";
import { Table } from "../../../../shared/util/table.ts";
import { matchLabels, node, owned, pod, replicaSet, service } from "../../../builders.ts";
import { answers, profileOf, scores, snapshotWith } from "../scheduling.ts";

// Filter, score and policies are held to upstream's tables by the conformance cases; here is what those leave out.
const profile = profileOf({ name: "PodTopologySpread" });
const TOO_MANY = "Unschedulable: node(s) didn't match pod topology spread constraints";

const inZone = (name: string, zone: string): ClusterNode =>
  node(name, {
    metadata: { labels: { "topology.kubernetes.io/zone": zone, "kubernetes.io/hostname": name } },
  });
const NODES = [inZone("a", "east"), inZone("b", "west")];

const spread = (constraint: Partial<TopologySpreadConstraint>, labels = {}): Pod =>
  pod("new", {
    metadata: { labels: { app: "web", ...labels } },
    spec: {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: "topology.kubernetes.io/zone",
          whenUnsatisfiable: "DoNotSchedule",
          labelSelector: matchLabels({ app: "web" }),
          matchLabelKeys: [],
          ...constraint,
        },
      ],
    },
  });
const running = (name: string, on: string, labels = {}): Pod =>
  pod(name, { node: on, metadata: { labels: { app: "web", ...labels } } });

describe("matchLabelKeys", () => {
  const olds = [running("old-1", "a", { version: "1" }), running("old-2", "a", { version: "1" })];
  test("counts only Pods with the same value: a rollout does not count the old version", () => {
    const asked = spread({ matchLabelKeys: ["version"] }, { version: "2" });
    expect(answers(profile, asked, snapshotWith(NODES, olds))).toEqual({ a: "ok", b: "ok" });
  });
  test("a key that the Pod itself has not asks for nothing", () => {
    const asked = spread({ matchLabelKeys: ["version"] });
    expect(answers(profile, asked, snapshotWith(NODES, olds))).toEqual({ a: TOO_MANY, b: "ok" });
  });
});

test("Pods of other namespaces, finished and terminating ones do not count", () => {
  const others = [
    pod("elsewhere", { node: "a", metadata: { namespace: "other", labels: { app: "web" } } }),
    pod("going", { node: "a", metadata: { labels: { app: "web" }, deletionTimestamp: 1 } }),
  ];
  expect(answers(profile, spread({}), snapshotWith(NODES, others))).toEqual({ a: "ok", b: "ok" });
});

describe("Pods without constraints", () => {
  const parts = (objects: { readonly services?: boolean; readonly replicaSets?: boolean }) => {
    const set = replicaSet("web");
    const web = service("web");
    return {
      cluster: {
        services: objects.services ? Table.of([["default/web", web]]) : Table.empty<typeof web>(),
        replicaSets: objects.replicaSets ? Table.of([["default/web", set]]) : Table.empty<typeof set>(),
        podDisruptionBudgets: Table.empty<never>(),
      },
    };
  };
  const plain = pod("new", {
    metadata: { labels: { app: "web" }, ownerReferences: owned(replicaSet("web")) },
  });
  const crowd = [running("one", "a"), running("two", "a"), running("three", "a")];

  test.each([
    { name: "spread if a Service selects them", objects: { services: true }, want: { a: 50, b: 100 } },
    { name: "spread if a ReplicaSet owns them", objects: { replicaSets: true }, want: { a: 50, b: 100 } },
    { name: "are not scored if nothing selects or owns them", objects: {}, want: {} },
  ])("$name", ({ objects, want }) => {
    const found = scores(profile, plain, snapshotWith(NODES, crowd, parts(objects)));
    if (want.a === undefined) expect(found).toEqual({});
    else expect((found["b"] ?? 0) > (found["a"] ?? 0)).toBe(true);
  });

  test("can be given constraints by configuration, which then filter as well", () => {
    const strict = profileOf({
      name: "PodTopologySpread",
      args: {
        defaultingType: "List",
        defaultConstraints: [
          { maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" },
        ],
      },
    });
    const snapshot = snapshotWith(NODES, crowd, parts({ services: true }));
    expect(answers(strict, plain, snapshot)).toEqual({ a: TOO_MANY, b: "ok" });
  });
});

// Source: pkg/scheduler/apis/config/validation/validation_pluginargs_test.go, v1.35.
const ZONE = { maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway" };
test.each([
  { name: "constraints next to the system's", args: { defaultConstraints: [ZONE] }, field: "defaultingType" },
  {
    name: "no skew",
    args: { defaultingType: "List", defaultConstraints: [{ ...ZONE, maxSkew: 0 }] },
    field: "defaultConstraints[0].maxSkew",
  },
  {
    name: "no topology key",
    args: { defaultingType: "List", defaultConstraints: [{ ...ZONE, topologyKey: "" }] },
    field: "defaultConstraints[0].topologyKey",
  },
  {
    name: "the same twice",
    args: { defaultingType: "List", defaultConstraints: [ZONE, { ...ZONE, maxSkew: 2 }] },
    field: "defaultConstraints[1]",
  },
  {
    name: "a selector, which is deduced for each Pod",
    args: { defaultingType: "List", defaultConstraints: [{ ...ZONE, labelSelector: {} }] },
    field: "defaultConstraints[0].labelSelector",
  },
])("configuration refused: $name", ({ args, field }) => {
  const made = makeProfile([{ name: "PodTopologySpread", args }]);
  expect(made).toMatchObject({ ok: false, refusal: { params: { field } } });
});
