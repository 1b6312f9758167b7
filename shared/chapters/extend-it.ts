import type { AppBehaviour, DemandPoint, ImageSpec } from "../model/catalogue.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import { fillCluster } from "../model/new-cluster.ts";
import { LABEL_ZONE } from "../model/node.ts";
import { zoneOf } from "../model/node-name.ts";
import { MIB } from "../model/resources.ts";
import { API, BATCH, CHAT, type CompanyApp, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { WITHOUT_AUTOSCALING } from "./controllers.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { placeApp } from "./place-app.ts";
import { at, curve, forTeam, inOrder } from "./script.ts";
import { behaving, declaring, withLayer } from "./variants.ts";
import { onDisk } from "./warm-images.ts";

/*
 * Two zones are filled with old chat rooms all evening, and the third has nearly nothing. Then come three things of which
 * a default knows nothing, each twice, in seconds. What is to be placed is placed by the policy of that moment and stays;
 * between two tries everything is cleared away.
 *   0  the registry is slow until 74, and only the empty zone has the images of the season
 *  14  ranking, until 38; 46 matchmaking, until 70: on a Node without the image a Pod waits for minutes
 *  80  web in small pieces, 90 batch in pieces of nearly a whole machine, until 112; 118 and 128 the same again, until 150
 * 158  three Pods of api that everything hangs on, and that use much more than they ask for; 165 the empty zone is cut off,
 *      182 another one for a moment; 190 api is gone; 198 the same again, until 230
 */
const END_SECONDS = 236;

/** Seconds of a try: Pods are ordered, people come, and all of it is over. */
interface Try {
  readonly order: number;
  readonly from: number;
  readonly to: number;
}
const IMAGES: readonly [Try, Try] = [
  { order: 14, from: 18, to: 36 },
  { order: 46, from: 50, to: 68 },
];
const SMALL: readonly [Try, Try] = [
  { order: 80, from: 83, to: 110 },
  { order: 118, from: 121, to: 148 },
];
const LARGE: readonly [Try, Try] = [
  { order: 90, from: 95, to: 110 },
  { order: 128, from: 133, to: 148 },
];
const ZONES_LOST: readonly [Try, Try] = [
  { order: 158, from: 161, to: 188 },
  { order: 198, from: 201, to: 228 },
];
/** In which order zones are cut off: so many seconds after the order, for so long. */
const CUTS = [
  { zone: "tokyo", after: 7, seconds: 14 },
  { zone: "osaka", after: 24, seconds: 3 },
] as const;
/** The old chat rooms leave it empty, so that everything new is drawn to it; it has the images of the season. */
const EMPTY_ZONE = "tokyo";
/** All is over so long after the last people. */
const CLEAR_AFTER = 2;

const SLOW_REGISTRY = { from: 1, again: 42, to: 74 } as const;

/** The season's data lies in its image, and saves it many questions. */
const withData = (app: CompanyApp, mebibytes: number): CompanyApp =>
  behaving(withLayer(app, "season", "season data", mebibytes), answering(app, 250));

/** It answers so many requests a second, with as much CPU and memory as before. */
function answering({ image: { behaviour } }: CompanyApp, rpsPerInstance: number): Partial<AppBehaviour> {
  const share = (amount: number): number => Math.round((amount * behaviour.rpsPerInstance) / rpsPerInstance);
  return {
    rpsPerInstance,
    cpuMicroPerRps: share(behaviour.cpuMicroPerRps),
    memoryBytesPerRps: share(behaviour.memoryBytesPerRps),
  };
}

const BIG_RANKING = withData(RANKING, 700);
const BIG_MATCHMAKING = withData(MATCHMAKING, 700);
/** The rewards of a whole season in one piece: nearly a machine. */
const SEASON = declaring(
  behaving(BATCH, { rpsPerInstance: 600, cpuMicroPerRps: 10_000, memoryBytesPerRps: 8 * MIB }),
  { cpuMilli: 7200, memoryMi: 13 * 1024 },
  { cpuMilli: 8000, memoryMi: 14 * 1024 },
);
/** Rooms that nobody asks for any more and nobody may close. They keep most of a machine busy. */
const OLD_ROOMS = declaring(
  behaving(CHAT, { leakBytesPerSecond: 0, cpuIdleMilli: 4400 }),
  { cpuMilli: 5000, memoryMi: 8 * 1024 },
  { cpuMilli: 5500, memoryMi: 9 * 1024 },
);

/**
 * Few Pods for the whole company, however large it is: the more hangs on where they are. Busy they use several times what
 * they ask for, so two of them on a busy machine are one too many.
 */
const gateway = (nodes: number): CompanyApp =>
  declaring(
    behaving(API, {
      ...answering(API, GATEWAY_RPS_PER_NODE * nodes),
      cpuMicroPerRps: Math.round((GATEWAY_CPU_MILLI * 1000) / (GATEWAY_RPS_PER_NODE * nodes)),
    }),
    { cpuMilli: 1000, memoryMi: 1024 },
    { cpuMilli: 4000, memoryMi: 2 * 1024 },
  );
const GATEWAY_RPS_PER_NODE = 60;
const GATEWAY_CPU_MILLI = 3300;

/** Pods of an app in a try, by the number of Nodes. */
const PODS = {
  ranking: (nodes: number) => Math.round(0.8 * nodes),
  matchmaking: (nodes: number) => Math.round(0.8 * nodes),
  web: (nodes: number) => 2 * nodes,
  batch: (nodes: number) => Math.round(nodes / 3),
  api: () => 3,
  chat: (nodes: number) => Math.round((2 * nodes) / 3),
} as const;
type AppName = keyof typeof PODS;

/** How much of what the Pods can serve is asked of them, in percent. */
const LOAD = { images: 78, small: 30, large: 92, zones: 64 } as const;

const loadOf = ({ name, image }: CompanyApp, nodes: number, percent: number): number =>
  (PODS[name as AppName](nodes) * image.behaviour.rpsPerInstance * percent) / 100;

/** People come within two seconds, and leave as fast. */
const demandIn = (tries: readonly (readonly [Try, rps: number])[]): readonly DemandPoint[] =>
  curve(
    ...tries.flatMap(([{ from, to }, rps]): (readonly [number, number])[] => [
      [from, 0],
      [from + 2, rps],
      [to - 2, rps],
      [to, 0],
    ]),
  );

/** Orders for a try, and its end. */
const ordersIn = (nodes: number, deployment: AppName, { order, to }: Try): readonly ScriptedCommand[] => [
  at(order, { type: "scale", deployment, replicas: PODS[deployment](nodes) }),
  at(to + CLEAR_AFTER, { type: "scale", deployment, replicas: 0 }),
];

/** The zones are cut off one after another. */
const cutsIn = (nodes: readonly string[], { order }: Try): readonly ScriptedCommand[] =>
  CUTS.flatMap(({ zone, after, seconds }) =>
    nodes
      .filter((node) => zoneOf(node) === zone)
      .flatMap((target) => [
        at(order + after, { type: "startIncident", incident: "node-network-cut", target }),
        at(order + after + seconds, { type: "endIncident", incident: "node-network-cut", target }),
      ]),
  );

/** Containers hang in the first four tries. */
const HANGS = [21, 53, 97, 135];

export const extendIt = defineChapter({
  id: "extend-it",
  number: 11,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9000,
  stars: [{ sliBp: 6000 }, { sliBp: 7500 }, { sliBp: 9000 }],
  seats: { minNodes: 6, maxNodes: 12, nodeStep: 3 },
  automation: { scheduler: "auto", kubelet: "auto", controllers: WITHOUT_AUTOSCALING },
  tools: ["setSchedulerProfile", "pullImage"],
  race: true,
  machine: MACHINE,
  segments: [
    { id: "images", fromMs: 0 },
    { id: "large-pods", fromMs: 76_000 },
    { id: "lost-zones", fromMs: 154_000 },
  ],
  apps(nodes): readonly ChapterApp[] {
    const app = (of: CompanyApp, ...tries: readonly (readonly [Try, percent: number])[]): ChapterApp => ({
      app: of,
      replicas: 0,
      demand: demandIn(tries.map(([one, percent]) => [one, loadOf(of, nodes, percent)])),
    });
    return [
      app(WEB, [SMALL[0], LOAD.small], [SMALL[1], LOAD.small]),
      app(gateway(nodes), [ZONES_LOST[0], LOAD.zones], [ZONES_LOST[1], LOAD.zones]),
      app(BIG_MATCHMAKING, [IMAGES[1], LOAD.images]),
      app(BIG_RANKING, [IMAGES[0], LOAD.images]),
      app(SEASON, [LARGE[0], LOAD.large], [LARGE[1], LOAD.large]),
      { app: OLD_ROOMS, replicas: PODS.chat(nodes), demand: [] },
    ];
  },
  moments: [
    { atMs: 1000, id: "registry" },
    { atMs: 38_000, id: "again" },
    { atMs: 72_000, id: "large" },
    { atMs: 112_000, id: "large-again" },
    { atMs: 151_000, id: "zones" },
    { atMs: 190_000, id: "zones-again" },
    { atMs: 230_000, id: "calm" },
  ],
  script({ nodes }, rng) {
    const count = nodes.length;
    const orders = (deployment: AppName, tries: readonly Try[]): readonly ScriptedCommand[] =>
      tries.flatMap((one) => ordersIn(count, deployment, one));
    const slow = (seconds: number): ScriptedCommand =>
      at(seconds, { type: "startIncident", incident: "slow-registry" });
    return inOrder([
      slow(SLOW_REGISTRY.from),
      slow(SLOW_REGISTRY.again),
      at(SLOW_REGISTRY.to, { type: "endIncident", incident: "slow-registry" }),
      ...orders("ranking", [IMAGES[0]]),
      ...orders("matchmaking", [IMAGES[1]]),
      ...orders("web", SMALL),
      ...orders("batch", LARGE),
      ...orders("api", ZONES_LOST),
      ...ZONES_LOST.flatMap((one) => cutsIn(nodes, one)),
      ...HANGS.flatMap((seconds) =>
        Array.from({ length: forTeam(count, 1, 3) }, (_, i) =>
          at(seconds + 4 * i + rng.below(20) / 10, { type: "startIncident", incident: "hung-container" }),
        ),
      ),
    ]);
  },
  fill: (cluster, { nodes }) =>
    fillCluster(cluster, (draft) => {
      for (const name of nodes) {
        const images: ImageSpec[] = [WEB, gateway(nodes.length), OLD_ROOMS, SEASON].map(({ image }) => image);
        if (zoneOf(name) === EMPTY_ZONE) images.push(BIG_RANKING.image, BIG_MATCHMAKING.image);
        onDisk(draft, name, images);
      }
      keepOutOf(draft, "chat", EMPTY_ZONE);
    }),
});

/** The Pods of an app run in all zones but one. */
function keepOutOf(draft: ClusterDraft, app: string, zone: string): void {
  const matchExpressions = [{ key: LABEL_ZONE, operator: "NotIn" as const, values: [zone] }];
  const nodeAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions, matchFields: [] }],
    },
    preferredDuringSchedulingIgnoredDuringExecution: [],
  };
  placeApp(draft, app, { affinity: { nodeAffinity } });
}
