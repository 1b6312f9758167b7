import type { AppOrder, DemandPoint } from "../model/catalogue.ts";
import { MIB } from "../model/resources.ts";
import type { DeploymentStrategy } from "../model/workload.ts";
import { API, type CompanyApp, MACHINE, MATCHMAKING, WEB } from "./company.ts";
import { WITHOUT_AUTOSCALING } from "./controllers.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { type Mishap, mishaps } from "./mishaps.ts";
import { curve, forTeam, inOrder } from "./script.ts";
import { behaving } from "./variants.ts";
import { versionOf } from "./versions.ts";
import { withImagesOnDisk } from "./warm-images.ts";

/*
 * Everybody is there already, and everything gets a new version, in seconds:
 *   0  web, api and matchmaking run; people come from 10 on, and stay
 *  20  web:v2 is ordered, out by 64. web has no readiness probe and takes long to start
 *  62  api:v2 is ordered, out by 104. api goes down and comes up as a whole, because its strategy says so
 * 104  matchmaking:v2 is ordered. It never becomes ready
 * 140  matchmaking:v3 is ordered, out by 176, and is well
 * 160  web:v3 is ordered. It becomes ready, serves, and loses memory until it is killed
 * 206  web:v4 is ordered, out by 238, and is well
 * 212  the evening: nothing is to spare
 * 240  it grows quiet
 * Whatever is not out in time is answered by people's new programs with a shrug: half of its answers are wrong.
 */
const END_SECONDS = 250;

/** Pods of each app for each Node. There is room for a surge of all three. */
const SHARES = { web: 2, api: 1.5, matchmaking: 1 } as const;
type AppName = keyof typeof SHARES;

const podsOf = (app: AppName, nodes: number): number => Math.ceil(SHARES[app] * nodes);

/** How much of what the Pods can serve is asked of them, in percent. */
const USUAL = 90;
const EVENING = 95;

/** Nobody asks whether it can answer yet, and it takes its time. */
const { readinessProbe: _, ...UNASKED_WEB } = WEB;
const SLOW_WEB = behaving(UNASKED_WEB, { startMs: 6000 });

/** So that nothing of the old version is left when the new one starts. Somebody once thought that this was tidy. */
const ALL_AT_ONCE: DeploymentStrategy = { type: "Recreate" };

/** What is new in a version makes it so large. */
const NEWS_MIB = 130;

/** An order by its second, the version, and the second by which it has to be out; without one it is never missed. */
type VersionOrder = readonly [seconds: number, version: number, dueSeconds?: number];

const ORDERS = {
  web: [
    [20, 2, 64],
    [160, 3],
    [206, 4, 238],
  ],
  api: [[62, 2, 104]],
  matchmaking: [
    [104, 2],
    [140, 3, 176],
  ],
} as const satisfies Record<AppName, readonly VersionOrder[]>;

const ordersOf = (app: AppName, nodes: number): readonly AppOrder[] => [
  { atMs: 0, replicas: podsOf(app, nodes) },
  ...ORDERS[app].map(
    ([seconds, version, dueSeconds]: VersionOrder): AppOrder => ({
      atMs: seconds * 1000,
      replicas: podsOf(app, nodes),
      image: `${app}:v${version}`,
      ...(dueSeconds !== undefined && { dueMs: dueSeconds * 1000 }),
    }),
  ),
];

function demandOf({ name, image }: CompanyApp, nodes: number): readonly DemandPoint[] {
  const pods = podsOf(name as AppName, nodes);
  // A Pod less weighs more where there are few.
  const usual = USUAL - forTeam(nodes, 2, 0);
  const load = (percent: number): number => (image.behaviour.rpsPerInstance * pods * percent) / 100;
  return curve(
    [10, 0],
    [18, load(usual)],
    [212, load(usual)],
    [218, load(EVENING)],
    [236, load(EVENING)],
    [244, load(30)],
  );
}

/** When single containers misbehave, and how. */
const MISHAPS: readonly Mishap[] = [
  [40, "hung-container"],
  [86, "hung-container"],
  [126, "noisy-neighbour"],
  [190, "hung-container"],
];

export const rollingUpdate = defineChapter({
  id: "rolling-update",
  number: 7,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9800,
  stars: [{ sliBp: 7800 }, { sliBp: 9200 }, { sliBp: 9850 }],
  seats: { minNodes: 4, maxNodes: 11 },
  automation: { scheduler: "auto", kubelet: "auto", controllers: WITHOUT_AUTOSCALING },
  tools: [
    "undoRollout",
    "setStrategy",
    "setReadinessProbe",
    "setImage",
    "pauseRollout",
    "resumeRollout",
    "pullImage",
  ],
  machine: MACHINE,
  apps(nodes): readonly ChapterApp[] {
    const load = (app: CompanyApp): Pick<ChapterApp, "app" | "replicas" | "demand" | "orders"> => ({
      app,
      replicas: podsOf(app.name as AppName, nodes),
      demand: demandOf(app, nodes),
      orders: ordersOf(app.name as AppName, nodes),
    });
    return [
      {
        ...load(SLOW_WEB),
        versions: [
          versionOf(SLOW_WEB, 2, NEWS_MIB),
          versionOf(SLOW_WEB, 3, NEWS_MIB, { leakBytesPerSecond: 45 * MIB }),
          versionOf(SLOW_WEB, 4, NEWS_MIB),
        ],
      },
      { ...load(API), strategy: ALL_AT_ONCE, versions: [versionOf(API, 2, NEWS_MIB)] },
      {
        ...load(MATCHMAKING),
        versions: [
          versionOf(MATCHMAKING, 2, NEWS_MIB, { neverReady: true }),
          versionOf(MATCHMAKING, 3, NEWS_MIB),
        ],
      },
    ];
  },
  moments: [
    { atMs: 1000, id: "people" },
    { atMs: 20_000, id: "web-v2" },
    { atMs: 62_000, id: "api-v2" },
    { atMs: 104_000, id: "matchmaking-v2" },
    { atMs: 140_000, id: "matchmaking-v3" },
    { atMs: 160_000, id: "web-v3" },
    { atMs: 206_000, id: "web-v4" },
    { atMs: 240_000, id: "calm" },
  ],
  script: ({ nodes }, rng) => inOrder(MISHAPS.flatMap((mishap) => mishaps(nodes.length, mishap, rng))),
  fill: (cluster) =>
    withImagesOnDisk(
      cluster,
      [WEB, API, MATCHMAKING].map(({ image }) => image),
    ),
});
