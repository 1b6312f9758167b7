import type { DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import { API, BATCH, CHAT, type CompanyApp, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { WITHOUT_AUTOSCALING } from "./controllers.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { mishaps } from "./mishaps.ts";
import { at, curve, forTeam, inOrder, shuffled } from "./script.ts";

/*
 * The evening of the launch, in seconds:
 *   0  two apps and a handful of Pods: time to learn to pick and to place; 15 the doors open
 *  35  chat comes, 48 web and api grow, 62 matchmaking comes
 *  66  containers crash
 *  80  a Node is cut off (in large teams two) until 110; at 98 it has been given up and its Pods are back in the queue
 *  96  containers hang
 * 112  a Node is cordoned for a new kernel. Only its own seat knows that it will be rebooted at 172: drain in time
 * 126  crashes again; 132 ranking comes, and finds a Node closed; 144 hangs, 160 crashes
 * 172  the reboot; 185 the Node is back, empty if it was drained
 * 178  everybody orders more for the rush, 187 batch comes: half a machine in one piece
 * 190  the rush rises to its height from 196 to 212, with something that hangs in it; then it grows quiet
 */
const END_SECONDS = 230;

/** How many Pods of an app are wanted: at first, when the business grows, and for the rush. */
interface Sizes {
  readonly start: number;
  readonly growth: number;
  readonly rush: number;
}

const sizesFor = (nodes: number) =>
  ({
    web: { start: forTeam(nodes, 2, 5), growth: forTeam(nodes, 3, 7), rush: forTeam(nodes, 5, 10) },
    api: { start: forTeam(nodes, 2, 4), growth: forTeam(nodes, 3, 7), rush: forTeam(nodes, 4, 10) },
    chat: { start: 0, growth: forTeam(nodes, 2, 4), rush: forTeam(nodes, 3, 6) },
    matchmaking: { start: 0, growth: forTeam(nodes, 2, 8), rush: forTeam(nodes, 3, 10) },
    ranking: { start: 0, growth: 0, rush: forTeam(nodes, 2, 6) },
    batch: { start: 0, growth: 0, rush: forTeam(nodes, 1, 3) },
  }) satisfies Record<string, Sizes>;

/** Nodes that are cut off at once, and later rebooted at once. */
const struckOf = (nodes: number): number => (nodes < 6 ? 1 : 2);

/** How much of what the wanted Pods can serve is asked of them in the rush, in percent. */
const RUSH = 92;

/**
 * And usually: the smaller the share of the Nodes that is struck, the less is to spare. So losing one
 * Node of three costs about as much as losing two of ten.
 */
const usualLoad = (nodes: number): number => Math.min(90, 133 - Math.round((180 * struckOf(nodes)) / nodes));

/** Demand of an app: it rises to what `growth` Pods do with ease, then to what `rush` Pods can hardly do. */
function demandOf(
  { image }: CompanyApp,
  { start, growth, rush }: Sizes,
  usualPercent: number,
  from: number,
): readonly DemandPoint[] {
  const load = (pods: number, percent: number): number =>
    (image.behaviour.rpsPerInstance * pods * percent) / 100;
  const usual = load(growth > 0 ? growth : rush, usualPercent);
  const first: readonly (readonly [number, number])[] =
    start > 0
      ? [
          [from, 0],
          [from + 20, load(start, usualPercent)],
          [62, load(start, usualPercent)],
          [76, usual],
        ]
      : [
          [from, 0],
          [from + 15, usual],
        ];
  const peak = load(rush, RUSH);
  return curve(
    ...first,
    [190, Math.max(usual, load(growth, usualPercent))],
    [196, peak],
    [212, peak],
    [222, usual / 2],
  );
}

export const theCluster = defineChapter({
  id: "the-cluster",
  number: 4,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9000,
  stars: [{ sliBp: 7000 }, { sliBp: 9000 }, { sliBp: 9520 }],
  seats: { minNodes: 3, maxNodes: 11, twoDesksFrom: 6 },
  automation: { scheduler: "player", kubelet: "player", controllers: WITHOUT_AUTOSCALING },
  machine: MACHINE,
  apps(nodes): readonly ChapterApp[] {
    const { web, api, chat, matchmaking, ranking, batch } = sizesFor(nodes);
    const usual = usualLoad(nodes);
    return [
      { app: WEB, replicas: web.start, demand: demandOf(WEB, web, usual, 15) },
      { app: API, replicas: api.start, demand: demandOf(API, api, usual, 15) },
      { app: CHAT, replicas: 0, demand: demandOf(CHAT, chat, usual, 48) },
      { app: MATCHMAKING, replicas: 0, demand: demandOf(MATCHMAKING, matchmaking, usual, 76) },
      { app: RANKING, replicas: 0, demand: demandOf(RANKING, ranking, usual, 147) },
      { app: BATCH, replicas: 0, demand: curve([198, 0], [204, 180 * batch.rush], [224, 180 * batch.rush]) },
    ];
  },
  moments: [
    { atMs: 1000, id: "doors" },
    { atMs: 35_000, id: "chat" },
    { atMs: 62_000, id: "matchmaking" },
    { atMs: 112_000, id: "kernel" },
    { atMs: 132_000, id: "ranking" },
    { atMs: 152_000, id: "season" },
    { atMs: 178_000, id: "rush" },
    { atMs: 214_000, id: "calm" },
  ],
  script({ nodes }, rng) {
    const sizes = sizesFor(nodes.length);
    const order = (seconds: number, deployment: keyof typeof sizes, when: keyof Sizes): ScriptedCommand =>
      at(seconds, { type: "scale", deployment, replicas: sizes[deployment][when], atLeast: true });
    const struck = struckOf(nodes.length);
    const unlucky = shuffled(nodes, rng);
    const cut = unlucky.slice(0, struck);
    const upgraded = unlucky.slice(struck, 2 * struck);
    return inOrder([
      order(35, "chat", "growth"),
      order(48, "web", "growth"),
      order(50, "api", "growth"),
      order(62, "matchmaking", "growth"),
      ...mishaps(nodes.length, [66, "container-crash"], rng),
      ...cut.map((target) => at(80, { type: "startIncident", incident: "node-network-cut", target })),
      ...mishaps(nodes.length, [96, "hung-container"], rng),
      ...upgraded.flatMap((node) => [
        at(112, { type: "cordon", node }),
        at(112, { type: "startIncident", incident: "kernel-upgrade", target: node }),
        at(186, { type: "uncordon", node }),
      ]),
      order(132, "ranking", "rush"),
      ...mishaps(nodes.length, [126, "container-crash"], rng),
      ...mishaps(nodes.length, [144, "hung-container"], rng),
      ...mishaps(nodes.length, [160, "container-crash"], rng),
      ...mishaps(nodes.length, [200, "hung-container"], rng),
      order(178, "web", "rush"),
      order(179, "api", "rush"),
      order(180, "chat", "rush"),
      order(181, "matchmaking", "rush"),
      order(187, "batch", "rush"),
    ]);
  },
});
