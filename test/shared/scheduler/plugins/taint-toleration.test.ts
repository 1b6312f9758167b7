import { describe, expect, test } from "vitest";
import type { Taint } from "../../../../shared/model/node.ts";
import type { Toleration } from "../../../../shared/model/pod.ts";
import { node, pod } from "../../../builders.ts";
import { answers, profileOf, scores, snapshotWith } from "../scheduling.ts";

const profile = profileOf({ name: "TaintToleration" });
const taint = (effect: Taint["effect"], key = "dedicated", value = "user1"): Taint => ({
  key,
  value,
  effect,
});
const tolerate = (given: Toleration): Toleration => given;

describe("the filter", () => {
  const refused = (what: string): string =>
    `UnschedulableAndUnresolvable: node(s) had untolerated taint {${what}}`;

  // Source: pkg/scheduler/framework/plugins/tainttoleration/taint_toleration_test.go, v1.35.
  test.each<{ name: string; taints: Taint[]; tolerations: Toleration[]; want: string }>([
    {
      name: "no toleration",
      taints: [taint("NoSchedule")],
      tolerations: [],
      want: refused("dedicated: user1"),
    },
    {
      name: "the same value is tolerated",
      taints: [taint("NoSchedule")],
      tolerations: [tolerate({ key: "dedicated", operator: "Equal", value: "user1", effect: "NoSchedule" })],
      want: "ok",
    },
    {
      name: "another value is not",
      taints: [taint("NoSchedule")],
      tolerations: [tolerate({ key: "dedicated", operator: "Equal", value: "user2", effect: "NoSchedule" })],
      want: refused("dedicated: user1"),
    },
    {
      name: "Exists tolerates every value",
      taints: [taint("NoSchedule")],
      tolerations: [tolerate({ key: "dedicated", operator: "Exists" })],
      want: "ok",
    },
    {
      name: "Exists without a key tolerates everything",
      taints: [taint("NoSchedule"), taint("NoExecute", "foo", "bar")],
      tolerations: [tolerate({ operator: "Exists" })],
      want: "ok",
    },
    {
      name: "the first taint that is not tolerated is named",
      taints: [taint("NoSchedule"), taint("NoSchedule", "foo", "bar"), taint("NoSchedule", "baz", "")],
      tolerations: [tolerate({ key: "dedicated", value: "user1" })],
      want: refused("foo: bar"),
    },
    {
      name: "another effect is not tolerated",
      taints: [taint("NoSchedule", "foo", "bar")],
      tolerations: [tolerate({ key: "foo", value: "bar", effect: "PreferNoSchedule" })],
      want: refused("foo: bar"),
    },
    { name: "a soft taint refuses nobody", taints: [taint("PreferNoSchedule")], tolerations: [], want: "ok" },
  ])("$name", ({ taints, tolerations, want }) => {
    const snapshot = snapshotWith([node("a", { spec: { taints } })]);
    expect(answers(profile, pod("web", { spec: { tolerations } }), snapshot)).toEqual({ a: want });
  });
});

describe("the score", () => {
  const soft = (key: string): Taint => taint("PreferNoSchedule", key, "bar");

  test("counts soft taints that are not tolerated, the most of them 0", () => {
    const snapshot = snapshotWith([
      node("a"),
      node("b", { spec: { taints: [soft("x")] } }),
      node("c", { spec: { taints: [soft("x"), soft("y"), soft("z")] } }),
    ]);
    expect(scores(profile, pod("web"), snapshot)).toEqual({ a: 100, b: 67, c: 0 });
  });

  test("a toleration without effect counts for soft taints, one for hard taints does not", () => {
    const snapshot = snapshotWith([
      node("a", { spec: { taints: [soft("x")] } }),
      node("b", { spec: { taints: [soft("y")] } }),
    ]);
    const tolerations = [
      tolerate({ key: "x", value: "bar" }),
      tolerate({ key: "y", value: "bar", effect: "NoSchedule" }),
    ];
    expect(scores(profile, pod("web", { spec: { tolerations } }), snapshot)).toEqual({ a: 100, b: 0 });
  });
});
