import type { DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import { MIB } from "../model/resources.ts";
import type { DeploymentStrategy } from "../model/workload.ts";
import { API, BATCH, CHAT, type CompanyApp, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { WITHOUT_AUTOSCALING } from "./controllers.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { at, curve, inOrder } from "./script.ts";
import { behaving, declaring } from "./variants.ts";

/*
 * An evening with the figures that somebody once guessed, in seconds:
 *   0  web, and matchmaking, which asks for three times what it uses. 15 the doors open
 *  34  more of matchmaking is wanted: its Pods wait, and the machines idle. 36 people notice
 *  68  ranking goes live, and asks for a whole machine's memory. People come from 76 on
 *  84  chat goes live: it asks for nothing, may use everything, and leaks
 * 106  more people come to web, which may not use as much CPU as they cost: it serves as if through a straw
 * 126  api goes live, and may use just enough memory for a quiet hour; people come from 132 on
 * 140  it is no quiet hour any more: api is killed wherever it is busy
 * 150  about now the first machines run out of memory, unless somebody restarts chat there or gave it a limit
 * 166  the boss's batch, one a Node: it asks for nearly nothing and takes all CPU that it gets. Whoever promised too little,
 *      or nothing at all, has to live on what is left
 * 190  the peak; 216 good night
 */
const END_SECONDS = 228;

/* What each app says that it needs. For what it really uses, see the company. */

/** Somebody wanted to be thrifty. */
const THRIFTY_WEB = declaring(WEB, { cpuMilli: 200, memoryMi: 512 }, { cpuMilli: 200, memoryMi: 1024 });
/** Somebody was afraid: three times the CPU that it uses, and so much memory that others wait for it too. */
const FEARFUL_MATCHMAKING = declaring(
  MATCHMAKING,
  { cpuMilli: 5000, memoryMi: 12_288 },
  { cpuMilli: 6000, memoryMi: 12_288 },
);
/** Somebody measured at night. */
const TIGHT_API = declaring(API, { cpuMilli: 500, memoryMi: 256 }, { cpuMilli: 1500, memoryMi: 512 });
/** Somebody copied it from the largest machine that there was. */
const LAVISH_RANKING = declaring(RANKING, { cpuMilli: 600, memoryMi: 12_288 }, { memoryMi: 14_336 });
/** Somebody did not write anything. */
const SILENT_CHAT: CompanyApp = declaring(behaving(CHAT, { leakBytesPerSecond: 80 * MIB }), {});

/**
 * The boss wants to know by tonight: it counts with all the CPU that it can get, and asks for hardly any. Against that only
 * a request helps (or a limit of its own), which is why promising nothing at all is no way through this chapter.
 */
const GREEDY_BATCH = declaring(
  behaving(BATCH, { cpuIdleMilli: 6000, memoryIdleBytes: 1536 * MIB }),
  { cpuMilli: 50, memoryMi: 1536 },
  { memoryMi: 2048 },
);

/** Pods of an app for each Node. */
const SHARES = {
  web: { start: 1.5, later: 1.5 },
  matchmaking: { start: 1, later: 2 },
  ranking: { start: 0, later: 1.25 },
  chat: { start: 0, later: 1.25 },
  api: { start: 0, later: 1.75 },
  batch: { start: 0, later: 1 },
} as const satisfies Record<string, { readonly start: number; readonly later: number }>;
type AppName = keyof typeof SHARES;

const podsOf = (app: AppName, when: "start" | "later", nodes: number): number =>
  Math.round(SHARES[app][when] * nodes);

/** Points of [second, percent of what so many Pods can serve]. */
type LoadPoint = readonly [seconds: number, percent: number, when?: "start" | "later"];

function demandOf(
  { name, image }: CompanyApp,
  nodes: number,
  points: readonly LoadPoint[],
): readonly DemandPoint[] {
  return curve(
    ...points.map(([seconds, percent, when = "later"]): readonly [number, number] => [
      seconds,
      (image.behaviour.rpsPerInstance * podsOf(name as AppName, when, nodes) * percent) / 100,
    ]),
  );
}

/** The same for every app: the peak, and the end. */
const PEAK = 92;
const evening = (usual: number): readonly LoadPoint[] => [
  [190, usual],
  [198, PEAK],
  [214, PEAK],
  [222, 30],
];

/** Whoever changes a promise takes the app down for a moment. How to avoid that is the next chapter's business. */
const STRATEGY: DeploymentStrategy = { type: "Recreate" };

export const requestsAndUsage = defineChapter({
  id: "requests-and-usage",
  number: 6,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9000,
  stars: [{ sliBp: 5500 }, { sliBp: 8000 }, { sliBp: 9000 }],
  seats: { minNodes: 4, maxNodes: 11 },
  automation: { scheduler: "auto", kubelet: "auto", controllers: WITHOUT_AUTOSCALING },
  tools: ["setResources", "tellUsage"],
  machine: MACHINE,
  apps(nodes): readonly ChapterApp[] {
    const load = (app: CompanyApp, ...points: readonly LoadPoint[]): ChapterApp => ({
      app,
      replicas: podsOf(app.name as AppName, "start", nodes),
      demand: demandOf(app, nodes, points),
      strategy: STRATEGY,
    });
    return [
      load(THRIFTY_WEB, [15, 0], [22, 35], [106, 35], [114, 85], ...evening(85)),
      load(FEARFUL_MATCHMAKING, [15, 0], [24, 70, "start"], [35, 70, "start"], [42, 75], ...evening(75)),
      load(LAVISH_RANKING, [74, 0], [80, 75], ...evening(75)),
      load(SILENT_CHAT, [96, 0], [104, 75], ...evening(75)),
      load(TIGHT_API, [130, 0], [135, 40], [140, 40], [146, 85], ...evening(85)),
      load(GREEDY_BATCH),
    ];
  },
  moments: [
    { atMs: 1000, id: "doors" },
    { atMs: 36_000, id: "pending" },
    { atMs: 70_000, id: "ranking" },
    { atMs: 85_000, id: "chat" },
    { atMs: 108_000, id: "web" },
    { atMs: 127_000, id: "api" },
    { atMs: 142_000, id: "busy" },
    { atMs: 170_000, id: "batch" },
    { atMs: 191_000, id: "peak" },
    { atMs: 217_000, id: "calm" },
  ],
  script({ nodes }) {
    const order = (seconds: number, deployment: AppName): ScriptedCommand =>
      at(seconds, {
        type: "scale",
        deployment,
        replicas: podsOf(deployment, "later", nodes.length),
      });
    return inOrder([
      order(34, "matchmaking"),
      order(68, "ranking"),
      order(84, "chat"),
      order(126, "api"),
      order(166, "batch"),
    ]);
  },
});
