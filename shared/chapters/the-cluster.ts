import type { DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import type { Rng } from "../util/rng.ts";
import { API, BATCH, CHAT, type CompanyApp, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { at, curve, forTeam, inOrder, shuffled } from "./script.ts";

/*
 * The evening of the launch, in seconds:
 *   0  two apps and a handful of Pods: time to learn to pick and to place
 *  35  chat comes, 48 web and api grow, 62 matchmaking comes
 *  74  a container crashes
 *  80  a Node is cut off; 15 seconds after it was given up its Pods come back to the queue
 * 100  a container hangs
 * 112  a Node is cordoned for a new kernel. Only its own seat knows that it will be rebooted at 172: drain in time
 * 132  ranking comes, and finds one Node closed
 * 152  something crashes and something hangs
 * 172  the reboot; 185 the Node is back, empty if it was drained
 * 180  everybody orders more for the evening's rush, 186 batch comes: half a machine in one piece
 * 194  the rush, until 214; then it grows quiet
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

/** How much of what the wanted Pods can serve is asked of them, in percent. */
const USUAL = 70;
const RUSH = 92;

/** Demand of an app: it rises to what `growth` Pods do with ease, then to what `rush` Pods can hardly do. */
function demandOf(
  { image }: CompanyApp,
  { start, growth, rush }: Sizes,
  from: number,
): readonly DemandPoint[] {
  const load = (pods: number, percent: number): number =>
    (image.behaviour.rpsPerInstance * pods * percent) / 100;
  const usual = load(growth > 0 ? growth : rush, USUAL);
  const first: readonly (readonly [number, number])[] =
    start > 0
      ? [
          [from, 0],
          [from + 20, load(start, USUAL)],
          [62, load(start, USUAL)],
          [76, usual],
        ]
      : [
          [from, 0],
          [from + 15, usual],
        ];
  const peak = load(rush, RUSH);
  return curve(
    ...first,
    [190, Math.max(usual, load(growth, USUAL))],
    [196, peak],
    [212, peak],
    [222, usual / 2],
  );
}

/** Things that go wrong with single containers, as many as suit the team. */
function mishaps(nodes: number, seconds: number, incident: string, rng: Rng): readonly ScriptedCommand[] {
  return Array.from({ length: forTeam(nodes, 1, 3) }, (_, i) =>
    at(seconds + 4 * i + rng.below(30) / 10, { type: "startIncident", incident }),
  );
}

export const theCluster = defineChapter({
  id: "the-cluster",
  number: 4,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9000,
  stars: [{ sliBp: 7000 }, { sliBp: 8500 }, { sliBp: 9500 }],
  seats: { minNodes: 3, maxNodes: 11, twoDesksFrom: 6 },
  automation: {
    scheduler: "player",
    kubelet: "player",
    controllers: [
      "nodelifecycle",
      "tainteviction",
      "podgc",
      "garbagecollector",
      "deployment",
      "replicaset",
      "disruption",
      "endpointslice",
    ],
  },
  machine: MACHINE,
  apps(nodes): readonly ChapterApp[] {
    const { web, api, chat, matchmaking, ranking, batch } = sizesFor(nodes);
    return [
      { app: WEB, replicas: web.start, demand: demandOf(WEB, web, 15) },
      { app: API, replicas: api.start, demand: demandOf(API, api, 15) },
      { app: CHAT, replicas: 0, demand: demandOf(CHAT, chat, 48) },
      { app: MATCHMAKING, replicas: 0, demand: demandOf(MATCHMAKING, matchmaking, 76) },
      { app: RANKING, replicas: 0, demand: demandOf(RANKING, ranking, 147) },
      { app: BATCH, replicas: 0, demand: curve([198, 0], [204, 180 * batch.rush], [224, 180 * batch.rush]) },
    ];
  },
  script({ nodes }, rng) {
    const sizes = sizesFor(nodes.length);
    const order = (seconds: number, deployment: keyof typeof sizes, when: keyof Sizes): ScriptedCommand =>
      at(seconds, { type: "scale", deployment, replicas: sizes[deployment][when] });
    const struck = nodes.length < 6 ? 1 : 2;
    const unlucky = shuffled(nodes, rng);
    const cut = unlucky.slice(0, struck);
    const upgraded = unlucky.slice(struck, 2 * struck);
    return inOrder([
      order(35, "chat", "growth"),
      order(48, "web", "growth"),
      order(50, "api", "growth"),
      order(62, "matchmaking", "growth"),
      ...mishaps(nodes.length, 72, "container-crash", rng),
      ...cut.map((target) => at(80, { type: "startIncident", incident: "node-network-cut", target })),
      ...mishaps(nodes.length, 98, "hung-container", rng),
      ...upgraded.flatMap((node) => [
        at(112, { type: "cordon", node }),
        at(112, { type: "startIncident", incident: "kernel-upgrade", target: node }),
        at(186, { type: "uncordon", node }),
      ]),
      order(132, "ranking", "rush"),
      ...mishaps(nodes.length, 150, "container-crash", rng),
      ...mishaps(nodes.length, 155, "hung-container", rng),
      order(178, "web", "rush"),
      order(179, "api", "rush"),
      order(180, "chat", "rush"),
      order(181, "matchmaking", "rush"),
      order(187, "batch", "rush"),
    ]);
  },
});
