import type { AppBehaviour, AppOrder, DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import type { Rng } from "../util/rng.ts";
import { API, CHAT, type CompanyApp, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { ALL_CONTROLLERS } from "./controllers.ts";
import { type ChapterApp, defineChapter, type RoundOptions } from "./framework.ts";
import { mishaps } from "./mishaps.ts";
import { at, curve, inOrder, shuffled } from "./script.ts";
import { ZONES } from "./seats.ts";
import { versionOf } from "./versions.ts";

/*
 * One whole day, and whatever can happen on it, in seconds:
 *   0  five apps run, as many Pods of each as are ordered; people come from 12 on
 *  34  from now on something large happens every 22 seconds, until 192: four things before noon and four after it, each
 *      lot in an order that chance decides. Between them single containers misbehave in their own ways
 * 118  noon is ordered: a fifth more Pods; people come at 128 and leave by 184
 * 214  the power of a whole zone fails, until its seats switch it on or 254
 * 240  the evening is ordered: nearly a third more; it is full from 256 to 284, and from 262 on all of them chat
 * 288  good night
 * Everything happens on every day; when, in what order, and to whom is drawn. The host may throw more.
 */
const END_SECONDS = 300;

/** Pods of an app for each Node on a usual morning. */
const SHARES = { web: 1.67, api: 1, chat: 0.5, matchmaking: 0.5, ranking: 0.34 } as const;
type AppName = keyof typeof SHARES;

/** What the business wants over the day, in percent of the usual, from a second on. */
const ORDERS = [
  [0, 100],
  [118, 120],
  [184, 100],
  [240, 130],
  [288, 60],
] as const;

const podsOf = (app: AppName, nodes: number, percent = 100): number =>
  Math.ceil((SHARES[app] * nodes * percent) / 100);

const ordersOf = (app: AppName, nodes: number): readonly AppOrder[] =>
  ORDERS.map(([seconds, percent]) => ({ atMs: seconds * 1000, replicas: podsOf(app, nodes, percent) }));

/** How much of what the ordered Pods can serve is asked of them, in percent. */
const LOAD = 88;

/** People come some seconds after the order, and leave before the next one. */
function demandOf({ name, image }: CompanyApp, nodes: number): readonly DemandPoint[] {
  const load = (percent: number): number =>
    (image.behaviour.rpsPerInstance * podsOf(name as AppName, nodes, percent) * LOAD) / 100;
  return curve(
    [12, 0],
    [20, load(100)],
    [128, load(100)],
    [134, load(120)],
    [178, load(120)],
    [184, load(100)],
    [250, load(100)],
    [256, load(130)],
    [284, load(130)],
    [290, load(50)],
  );
}

/** What may be wrong with a version. */
const FAULTS: readonly Partial<AppBehaviour>[] = [{ crashAfterMs: 5000 }, { neverReady: true }];
const NEWS_MIB = 60;

/** Apps of which somebody rolls out a bad version. */
const UNLUCKY = [WEB, API] as const;

/** Nodes that are struck at once where single Nodes are. */
const struckOf = (nodes: number): number => Math.floor(nodes / 6);

/** Somebody begins something large. */
type Blow = (seconds: number) => readonly ScriptedCommand[];

const strike = (seconds: number, incident: string, target?: string): ScriptedCommand =>
  at(seconds, { type: "startIncident", incident, ...(target !== undefined && { target }) });

/** Before noon, and after it. What needs much warning comes early. */
function blowsOf({ nodes }: RoundOptions, rng: Rng): readonly Blow[] {
  const count = struckOf(nodes.length);
  const order = shuffled(nodes, rng);
  const some = (turn: number): readonly string[] => order.slice(turn * count, (turn + 1) * count);
  const each =
    (incident: string, targets: readonly string[]): Blow =>
    (seconds) =>
      targets.map((target) => strike(seconds, incident, target));
  const [first, second] = shuffled(UNLUCKY, rng).map(({ name }) => name);
  const early = [
    each("kernel-upgrade", some(0)),
    each("bad-image-version", [first ?? ""]),
    each("node-power-off", some(1)),
    (seconds: number) => [strike(seconds, "slow-registry"), strike(seconds + 4, "demand-spike", second)],
  ];
  const late = [
    each("node-network-cut", some(2)),
    each("bad-image-version", [second ?? ""]),
    (seconds: number) => Array.from({ length: count }, () => strike(seconds, "disk-pressure")),
    each("machine-loss", some(3)),
  ];
  return [...shuffled(early, rng), ...shuffled(late, rng)];
}

const FIRST_BLOW = 34;
const BETWEEN_BLOWS = 22;
const ZONE_SECOND = 214;

/** What single containers do, over and over. */
const SMALL = ["hung-container", "memory-leak", "noisy-neighbour", "container-crash"] as const;
const SMALL_SECONDS = [26, 48, 70, 92, 114, 136, 158, 180, 202, 240, 264, 276] as const;

function smallOnes(nodes: number, rng: Rng): readonly ScriptedCommand[] {
  const kinds = SMALL_SECONDS.flatMap((_, i) => (i % SMALL.length === 0 ? shuffled(SMALL, rng) : []));
  return SMALL_SECONDS.flatMap((seconds, i) => mishaps(nodes, [seconds, kinds[i] ?? SMALL[0]], rng));
}

export const gameDay = defineChapter({
  id: "game-day",
  number: 10,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9000,
  // To be good again soon counts as much as to be good: things will go wrong on every day.
  stars: [
    { sliBp: 8000, mttrMs: 20_000 },
    { sliBp: 9300, mttrMs: 9000 },
    { sliBp: 9760, mttrMs: 3900 },
  ],
  seats: { minNodes: 6, maxNodes: 12, nodeStep: 3, twoDesksFrom: 7 },
  automation: { scheduler: "auto", kubelet: "auto", controllers: ALL_CONTROLLERS },
  tools: [
    "undoRollout",
    "uncordon",
    "setImage",
    "setAutoscaler",
    "scale",
    "setStrategy",
    "pauseRollout",
    "resumeRollout",
    "createBudget",
    "setPlacement",
    "pullImage",
  ],
  machine: MACHINE,
  apps(nodes, rng): readonly ChapterApp[] {
    const faults = shuffled(FAULTS, rng);
    return [WEB, API, CHAT, MATCHMAKING, RANKING].map((app) => {
      const fault = faults[UNLUCKY.findIndex(({ name }) => name === app.name)];
      return {
        app,
        replicas: podsOf(app.name as AppName, nodes),
        demand: demandOf(app, nodes),
        orders: ordersOf(app.name as AppName, nodes),
        ...(fault && { versions: [versionOf(app, 2, NEWS_MIB, fault)] }),
      };
    });
  },
  moments: [
    { atMs: 1000, id: "morning" },
    { atMs: 33_000, id: "first" },
    { atMs: 122_000, id: "noon" },
    { atMs: 182_000, id: "afternoon" },
    { atMs: 215_000, id: "zone" },
    { atMs: 250_000, id: "evening" },
    { atMs: 290_000, id: "calm" },
  ],
  script(options, rng) {
    const blows = blowsOf(options, rng);
    return inOrder([
      ...blows.flatMap((blow, i) => blow(FIRST_BLOW + BETWEEN_BLOWS * i + rng.below(40) / 10)),
      ...smallOnes(options.nodes.length, rng),
      strike(ZONE_SECOND + rng.below(40) / 10, "zone-outage", rng.pick(ZONES)),
      strike(262, "demand-spike", CHAT.name),
    ]);
  },
});
