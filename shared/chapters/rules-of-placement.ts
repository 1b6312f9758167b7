import type { DemandPoint } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterState } from "../model/cluster-state.ts";
import type { Labels } from "../model/meta.ts";
import { fillCluster } from "../model/new-cluster.ts";
import { newMeta } from "../model/new-objects.ts";
import { LABEL_ZONE } from "../model/node.ts";
import { zoneOf } from "../model/node-name.ts";
import { GIB } from "../model/resources.ts";
import type { PriorityClass } from "../model/workload.ts";
import { Rng, seedRng } from "../util/rng.ts";
import { API, BATCH, type CompanyApp, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { WITHOUT_AUTOSCALING } from "./controllers.ts";
import { type ChapterApp, defineChapter, type RoundOptions } from "./framework.ts";
import { type Mishap, mishaps } from "./mishaps.ts";
import { placeApp } from "./place-app.ts";
import { at, curve, inOrder, shuffled } from "./script.ts";
import { ZONES } from "./seats.ts";
import { behaving, declaring } from "./variants.ts";

/*
 * A company that began in one zone, in seconds:
 *   0  web and api run in their home zone, because their Deployments say so; matchmaking runs anywhere
 *  20  the business grows beyond the zone: Pods are Pending while other zones have room; people notice from 30 on
 *  50  ranking is ordered, which needs Nodes with a fast disk, and all of their memory; people come from 62 on
 *  84  the cable of the home zone is cut, until 114
 * 112  some Nodes will be rebooted for a new kernel in a minute. Only their own seats know: drain in time
 * 172  the reboots; 186 the Nodes are back, and somebody has to let Pods in again
 * 188  the league begins: nearly as many Pods as there is room for
 * 200  the boss orders an urgent batch, which takes its room from whoever is less important
 * 252  it grows quiet
 */
const END_SECONDS = 262;

/** Pods for each Node that everybody may use: at first, when the business grows, and for the league. */
interface Sizes {
  readonly start: number;
  readonly growth: number;
  readonly league: number;
}

const SHARES = {
  web: { start: 1, growth: 3, league: 4 },
  api: { start: 0.6, growth: 2.2, league: 2.8 },
} as const satisfies Record<string, Sizes>;

/** How much of what the wanted Pods can serve is asked of them, in percent. */
const LOAD = { start: 60, growth: 84, league: 90 } as const satisfies Record<keyof Sizes, number>;

/** Label of Nodes with a fast disk, and how many of them ranking fills: two Pods each, if nobody else is there. */
const FAST_DISK: Labels = { disk: "ssd" };
const RANKING_PODS_PER_NODE = 2;
const fastNodeCount = (nodes: number): number => Math.round(nodes / 6);
const commonNodeCount = (nodes: number): number => nodes - fastNodeCount(nodes);

/** It keeps this year's tables in memory, and answers twice as many. */
const BIG_RANKING = declaring(
  behaving(RANKING, { rpsPerInstance: 200, memoryIdleBytes: 5 * GIB }),
  { cpuMilli: 2000, memoryMi: 7 * 1024 },
  { cpuMilli: 3000, memoryMi: 8 * 1024 },
);

/** Who comes first when there is not room for all. */
const PRIORITIES = [
  { name: "customers", value: 2000, policy: "PreemptLowerPriority" },
  { name: "urgent", value: 1000, policy: "PreemptLowerPriority" },
  { name: "standard", value: 0, policy: "PreemptLowerPriority" },
  { name: "whenever", value: -1000, policy: "Never" },
] as const;

/** Where a team's company began, and which of its Nodes have a fast disk: never one of the home zone. */
interface Place {
  readonly home: string;
  readonly fast: readonly string[];
  /** Nodes that everybody may use, outside of the home zone. */
  readonly others: readonly string[];
}

function placeOf({ seed, nodes }: RoundOptions): Place {
  const rng = new Rng(seedRng(`${seed} home`));
  const home = rng.pick(ZONES);
  const away = shuffled(
    nodes.filter((node) => zoneOf(node) !== home),
    rng,
  );
  // One zone after another, so that no zone has two before the other has one.
  const [first = "", ...rest] = away;
  const byTurns = [
    first,
    ...rest.filter((node) => zoneOf(node) !== zoneOf(first)),
    ...rest.filter((node) => zoneOf(node) === zoneOf(first)),
  ];
  const fast = byTurns.slice(0, fastNodeCount(nodes.length));
  return { home, fast, others: away.filter((node) => !fast.includes(node)) };
}

const podsOf = (nodes: number, app: keyof typeof SHARES, when: keyof Sizes): number =>
  Math.ceil(SHARES[app][when] * commonNodeCount(nodes));

function demandOf({ name, image }: CompanyApp, nodes: number): readonly DemandPoint[] {
  const load = (when: keyof Sizes): number =>
    (image.behaviour.rpsPerInstance * podsOf(nodes, name as keyof typeof SHARES, when) * LOAD[when]) / 100;
  return curve(
    [14, 0],
    [20, load("start")],
    [30, load("start")],
    [35, load("growth")],
    [194, load("growth")],
    [199, load("league")],
    [252, load("league")],
    [257, load("start")],
  );
}

export const rulesOfPlacement = defineChapter({
  id: "rules-of-placement",
  number: 9,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9000,
  stars: [{ sliBp: 7500 }, { sliBp: 9050 }, { sliBp: 9640 }],
  seats: { minNodes: 6, maxNodes: 12, nodeStep: 3, twoDesksFrom: 6 },
  automation: { scheduler: "auto", kubelet: "auto", controllers: WITHOUT_AUTOSCALING },
  tools: ["taintNode", "setPlacement", "createBudget", "uncordon", "pullImage"],
  machine: MACHINE,
  apps(nodes): readonly ChapterApp[] {
    const ranking = fastNodeCount(nodes) * RANKING_PODS_PER_NODE * 170;
    const batch = fastNodeCount(nodes) * 100;
    return [
      { app: WEB, replicas: podsOf(nodes, "web", "start"), demand: demandOf(WEB, nodes) },
      { app: API, replicas: podsOf(nodes, "api", "start"), demand: demandOf(API, nodes) },
      {
        app: MATCHMAKING,
        replicas: nodes,
        demand: curve(
          [14, 0],
          [20, nodes * 40],
          [30, nodes * 40],
          [35, nodes * 80],
          [252, nodes * 80],
          [257, nodes * 40],
        ),
      },
      { app: BIG_RANKING, replicas: 0, demand: curve([62, 0], [70, ranking], [252, ranking], [257, 0]) },
      { app: BATCH, replicas: 0, demand: curve([206, 0], [210, batch], [252, batch], [257, 0]) },
    ];
  },
  moments: [
    { atMs: 1000, id: "home" },
    { atMs: 20_000, id: "growth" },
    { atMs: 48_000, id: "ranking" },
    { atMs: 86_000, id: "outage" },
    { atMs: 113_000, id: "kernel" },
    { atMs: 187_000, id: "league" },
    { atMs: 201_000, id: "batch" },
    { atMs: 253_000, id: "calm" },
  ],
  script(options, rng) {
    const { nodes } = options;
    const { home, others } = placeOf(options);
    const order = (seconds: number, deployment: keyof typeof SHARES, when: keyof Sizes) =>
      at(seconds, {
        type: "scale",
        deployment,
        replicas: podsOf(nodes.length, deployment, when),
        atLeast: true,
      });
    const upgraded = shuffled(others, rng).slice(0, fastNodeCount(nodes.length));
    const fast = fastNodeCount(nodes.length);
    return inOrder([
      ...(["web", "api"] as const).flatMap((app, i) => [
        order(20 + i, app, "growth"),
        order(188 + i, app, "league"),
      ]),
      at(50, { type: "scale", deployment: "ranking", replicas: fast * RANKING_PODS_PER_NODE }),
      ...nodes
        .filter((node) => zoneOf(node) === home)
        .map((target) => at(84, { type: "startIncident", incident: "node-network-cut", target })),
      ...upgraded.map((target) => at(112, { type: "startIncident", incident: "kernel-upgrade", target })),
      at(200, { type: "scale", deployment: "batch", replicas: fast * 5 }),
      ...MISHAPS.flatMap((mishap) => mishaps(nodes.length, mishap, rng)),
    ]);
  },
  fill: (cluster, options) => fillCluster(cluster, (draft) => furnish(draft, cluster, options)),
});

/** When single containers misbehave, and how. */
const MISHAPS: readonly Mishap[] = [
  [46, "hung-container"],
  [66, "hung-container"],
  [104, "memory-leak"],
  [126, "hung-container"],
  [146, "noisy-neighbour"],
  [164, "hung-container"],
  [214, "hung-container"],
];

/** What the cluster has grown into by the time of this chapter. */
function furnish(draft: ClusterDraft, cluster: ClusterState, options: RoundOptions): void {
  const { home, fast } = placeOf(options);
  for (const name of fast) {
    const node = cluster.nodes.get(name);
    if (node === undefined) continue;
    const labels = { ...node.metadata.labels, ...FAST_DISK };
    draft.put({ ...node, metadata: { ...node.metadata, labels } });
  }
  for (const { name, value, policy } of PRIORITIES) {
    const priorityClass: PriorityClass = {
      kind: "PriorityClass",
      metadata: newMeta({ name, namespace: "", uid: draft.uid(), creationTimestamp: 0 }),
      value,
      globalDefault: name === "standard",
      preemptionPolicy: policy,
    };
    draft.put(priorityClass);
  }
  for (const app of ["web", "api"]) placeApp(draft, app, { nodeSelector: { [LABEL_ZONE]: home } });
  placeApp(draft, "ranking", { nodeSelector: FAST_DISK });
  placeApp(draft, "batch", { priorityClassName: "urgent" });
}
