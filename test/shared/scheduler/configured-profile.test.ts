import { describe, expect, test } from "vitest";
import { setSchedulerProfile } from "../../../shared/commands/set-scheduler-profile.ts";
import { DEFAULT_PROFILE_SETTINGS, type ProfileSettings } from "../../../shared/model/profile-settings.ts";
import { kubeSchedulerConfiguration } from "../../../shared/scheduler/configuration.ts";
import { profileOf, SCORE_PLUGINS, weightOf } from "../../../shared/scheduler/configured-profile.ts";
import { explainPod } from "../../../shared/scheduler/explain.ts";
import { DEFAULT_PROFILE } from "../../../shared/scheduler/profile.ts";
import { node, pod, requests } from "../../builders.ts";
import { snapshotWith } from "./scheduling.ts";

const settings = (
  weights: ProfileSettings["weights"],
  strategy: ProfileSettings["strategy"] = { type: "LeastAllocated" },
): ProfileSettings => ({ weights, strategy });

describe("a profile of a cluster's settings", () => {
  test("is the default's own object where nothing is changed", () => {
    expect(profileOf(DEFAULT_PROFILE_SETTINGS)).toBe(DEFAULT_PROFILE);
  });

  test("is made once", () => {
    const own = settings({ ImageLocality: 20 });
    expect(profileOf(own)).toBe(profileOf(own));
  });

  test("has the weights that are given, the default's for the rest, and every filter", () => {
    const { plugins } = profileOf(settings({ ImageLocality: 20, PodTopologySpread: 0 }));
    expect(plugins.map(({ name }) => name)).toEqual(DEFAULT_PROFILE.plugins.map(({ name }) => name));
    expect(Object.fromEntries(plugins.map(({ name, weight }) => [name, weight]))).toMatchObject({
      ImageLocality: 20,
      PodTopologySpread: 0,
      TaintToleration: 3,
      NodeAffinity: 2,
      InterPodAffinity: 2,
      NodeResourcesFit: 1,
      NodeResourcesBalancedAllocation: 1,
    });
  });

  test("cannot place a Pod where there is no room or a taint, whatever it prefers", () => {
    const nodes = [
      node("full", { allocatable: { cpu: 100 } }),
      node("tainted", { spec: { taints: [{ key: "a", value: "", effect: "NoSchedule" }] } }),
      node("free"),
    ];
    const nothing = Object.fromEntries(SCORE_PLUGINS.map(({ name }) => [name, 0]));
    const snapshot = snapshotWith(nodes, []);
    const { best } = explainPod(
      pod("web", { requests: requests(500, 64) }),
      snapshot,
      profileOf(settings(nothing)),
    );
    expect(best).toEqual(["free"]);
  });

  const half = [
    node("busy", { allocatable: { cpu: 4000, memory: 4096 * 1024 ** 2 } }),
    node("idle", { allocatable: { cpu: 4000, memory: 4096 * 1024 ** 2 } }),
  ];
  const there = pod("there", { requests: requests(2000, 2048), spec: { nodeName: "busy" } });

  test.each([
    { strategy: { type: "LeastAllocated" } as const, best: ["idle"] },
    { strategy: { type: "MostAllocated" } as const, best: ["busy"] },
    {
      strategy: {
        type: "RequestedToCapacityRatio",
        shape: [
          { utilization: 0, score: 0 },
          { utilization: 100, score: 10 },
        ],
      } as const,
      best: ["busy"],
    },
  ])("$strategy.type chooses $best", ({ strategy, best }) => {
    const snapshot = snapshotWith(half, [there]);
    const own = profileOf(settings({ PodTopologySpread: 0 }, strategy));
    expect(explainPod(pod("web", { requests: requests(500, 512) }), snapshot, own).best).toEqual(best);
  });
});

test("the command names the plugins that score, and no others", () => {
  const names = SCORE_PLUGINS.map(({ name }) => name);
  const all = Object.fromEntries(names.map((name) => [name, 7]));
  const strategy = { type: "LeastAllocated" };
  const parse = (weights: object) =>
    setSchedulerProfile.schema.safeParse({ type: "setSchedulerProfile", weights, strategy }).success;
  expect(parse(all)).toBe(true);
  for (const name of names) expect(parse({ [name]: 1 })).toBe(true);
  expect(parse({ NodeName: 1 })).toBe(false);
  expect(parse({ ImageLocality: 101 })).toBe(false);
  expect(parse({ ImageLocality: 1.5 })).toBe(false);
});

test("the weights are upstream's", () => {
  // Source: pkg/scheduler/apis/config/v1/default_plugins.go, v1.35.
  expect(SCORE_PLUGINS.map((plugin) => [plugin.name, weightOf(DEFAULT_PROFILE_SETTINGS, plugin)])).toEqual([
    ["TaintToleration", 3],
    ["NodeAffinity", 2],
    ["NodeResourcesFit", 1],
    ["PodTopologySpread", 2],
    ["InterPodAffinity", 2],
    ["NodeResourcesBalancedAllocation", 1],
    ["ImageLocality", 1],
  ]);
});

describe("as a KubeSchedulerConfiguration", () => {
  const HEAD = [
    "apiVersion: kubescheduler.config.k8s.io/v1",
    "kind: KubeSchedulerConfiguration",
    "profiles:",
    "- schedulerName: default-scheduler",
  ];
  // Source: https://kubernetes.io/docs/reference/scheduling/config and .../config-api/kube-scheduler-config.v1, v1.35.
  test.each([
    { name: "the default changes nothing", own: DEFAULT_PROFILE_SETTINGS, lines: [] },
    {
      name: "another weight is disabled and enabled again",
      own: settings({ ImageLocality: 20 }),
      lines: [
        "  plugins:",
        "    score:",
        "      disabled:",
        "      - name: ImageLocality",
        "      enabled:",
        "      - name: ImageLocality",
        "        weight: 20",
      ],
    },
    {
      name: "weight 0 is only disabled, and a strategy has its arguments",
      own: settings({ PodTopologySpread: 0 }, { type: "MostAllocated" }),
      lines: [
        "  plugins:",
        "    score:",
        "      disabled:",
        "      - name: PodTopologySpread",
        "  pluginConfig:",
        "  - name: NodeResourcesFit",
        "    args:",
        "      scoringStrategy:",
        "        type: MostAllocated",
        "        resources:",
        "        - name: cpu",
        "          weight: 1",
        "        - name: memory",
        "          weight: 1",
      ],
    },
    {
      name: "a ratio has its shape",
      own: settings(
        {},
        {
          type: "RequestedToCapacityRatio",
          shape: [
            { utilization: 0, score: 0 },
            { utilization: 100, score: 10 },
          ],
        },
      ),
      lines: [
        "  pluginConfig:",
        "  - name: NodeResourcesFit",
        "    args:",
        "      scoringStrategy:",
        "        type: RequestedToCapacityRatio",
        "        resources:",
        "        - name: cpu",
        "          weight: 1",
        "        - name: memory",
        "          weight: 1",
        "        requestedToCapacityRatio:",
        "          shape:",
        "          - utilization: 0",
        "            score: 0",
        "          - utilization: 100",
        "            score: 10",
      ],
    },
  ])("$name", ({ own, lines }) => {
    expect(kubeSchedulerConfiguration(own).split("\n")).toEqual([...HEAD, ...lines]);
  });
});
