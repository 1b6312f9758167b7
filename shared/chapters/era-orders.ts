import type { DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import { CPU, GIB, MEMORY, MIB } from "../model/resources.ts";
import { Rng, seedRng } from "../util/rng.ts";
import { API, CHAT, type CompanyApp, MACHINE, RANKING, WEB } from "./company.ts";
import type { Chapter, ChapterApp, RoundOptions } from "./framework.ts";
import { at, curve, inOrder, shuffled } from "./script.ts";

/*
 * One day at the company, played once in every era, in seconds:
 *   0  web and api are ordered; people come from 21 on
 *  45  ranking and chat are ordered; people come from 76 on
 *  70  processes crash, and stay dead until somebody starts them
 *  88  version 2 of web is ordered
 *  98  the night begins
 * 108  machines die, and empty ones take their place; in a team of one or two it is only their power
 * 138  people have the new app: version 1 of web answers half of them wrong
 * 164  the evening: twice as many people within seconds, and twice of everything is ordered
 * 180  processes crash again, when nothing is left over
 * 190  it grows quiet
 */
const END_SECONDS = 200;

/** Instances of an app for each machine: at first, and for the evening. So the day is as hard for every size of team. */
interface Share {
  readonly day: number;
  readonly evening: number;
}

const SHARES = {
  web: { day: 1, evening: 2 },
  api: { day: 1, evening: 2 },
  chat: { day: 0.5, evening: 1 },
  ranking: { day: 1, evening: 2 },
} as const satisfies Record<string, Share>;

type AppName = keyof typeof SHARES;

const wanted = (app: AppName, when: keyof Share, machines: number): number =>
  Math.ceil(SHARES[app][when] * machines);

/** How much of what the wanted instances can serve is asked of them, in percent. */
const DAY_PERCENT = 70;
const QUIET_PERCENT = 5;
const EVENING_PERCENT = 90;

function demandOf({ name, image }: CompanyApp, machines: number, from: number): readonly DemandPoint[] {
  const { day, evening } = SHARES[name as AppName];
  const load = (share: number, percent: number): number =>
    (image.behaviour.rpsPerInstance * share * machines * percent) / 100;
  return curve(
    [from, 0],
    [from + 12, load(day, DAY_PERCENT)],
    [98, load(day, DAY_PERCENT)],
    [104, load(day, QUIET_PERCENT)],
    [152, load(day, QUIET_PERCENT)],
    [160, load(day, DAY_PERCENT)],
    [164, load(day, DAY_PERCENT)],
    [167, load(evening, EVENING_PERCENT)],
    [190, load(evening, EVENING_PERCENT)],
    [196, load(day, QUIET_PERCENT)],
  );
}

/** Of how many machines one dies. */
const ONE_DIES_OF = 4;
/** In a smaller team a machine that dies would be half of all there is or more: there only its power fails. */
const DIES_FROM = 3;
/** For how many machines one process crashes. */
const ONE_CRASHES_OF = 3;

/** In those days chat does not leak: it is not old enough. */
const YOUNG_CHAT: CompanyApp = {
  ...CHAT,
  image: { ...CHAT.image, behaviour: { ...CHAT.image.behaviour, leakBytesPerSecond: 0 } },
};

/** And ranking remembers fewer seasons. */
const YOUNG_RANKING: CompanyApp = {
  ...RANKING,
  image: { ...RANKING.image, behaviour: { ...RANKING.image.behaviour, memoryIdleBytes: 2200 * MIB } },
  resources: {
    requests: { [CPU]: 1000, [MEMORY]: 3 * GIB },
    limits: { [CPU]: 1500, [MEMORY]: 4 * GIB },
  },
};

function apps(machines: number): readonly ChapterApp[] {
  return [
    { app: WEB, replicas: wanted("web", "day", machines), demand: demandOf(WEB, machines, 21) },
    { app: API, replicas: wanted("api", "day", machines), demand: demandOf(API, machines, 23) },
    { app: YOUNG_RANKING, replicas: 0, demand: demandOf(RANKING, machines, 76) },
    { app: YOUNG_CHAT, replicas: 0, demand: demandOf(CHAT, machines, 80) },
  ];
}

function script({ nodes, seed }: RoundOptions): readonly ScriptedCommand[] {
  // A generator of their own: the same machines die in every era.
  const rng = new Rng(seedRng(`${seed} eras`));
  const machines = nodes.length;
  const order = (seconds: number, deployment: AppName, when: keyof Share): ScriptedCommand =>
    at(seconds, { type: "scale", deployment, replicas: wanted(deployment, when, machines) });
  const crashes = (seconds: number, count: number): readonly ScriptedCommand[] =>
    Array.from({ length: count }, (_, i) =>
      at(seconds + i, { type: "startIncident", incident: "container-crash" }),
    );
  const incident = machines < DIES_FROM ? "node-power-off" : "machine-loss";
  const lost = shuffled(nodes, rng).slice(0, Math.ceil(machines / ONE_DIES_OF));
  return inOrder([
    order(45, "chat", "day"),
    order(45, "ranking", "day"),
    ...crashes(70, Math.round(machines / ONE_CRASHES_OF)),
    at(88, { type: "setImage", deployment: "web", image: "web:v2" }),
    ...lost.map((target) => at(108, { type: "startIncident", incident, target })),
    at(138, { type: "startIncident", incident: "old-version", target: "web" }),
    order(164, "web", "evening"),
    order(164, "api", "evening"),
    order(164, "chat", "evening"),
    order(164, "ranking", "evening"),
    ...crashes(180, Math.floor(machines / ONE_CRASHES_OF)),
  ]);
}

/**
 * The round of every era: same machines, orders, demand and failures at the same moments, so that the figures compare.
 * Simplified: there is a load balancer already, and it knows which instances there are and which machines answer.
 */
export const ERA_ROUND = {
  lengthMs: END_SECONDS * 1000,
  seats: { minNodes: 1, maxNodes: 12, withoutControlPlane: true },
  automation: { scheduler: "player", kubelet: "player", controllers: ["nodelifecycle", "endpointslice"] },
  machine: MACHINE,
  apps,
  moments: [
    { atMs: 1000, id: "opening" },
    { atMs: 45_000, id: "more-apps" },
    { atMs: 70_000, id: "crash" },
    { atMs: 88_000, id: "update" },
    { atMs: 108_000, id: "loss" },
    { atMs: 138_000, id: "old-version" },
    { atMs: 164_000, id: "evening" },
    { atMs: 190_000, id: "calm" },
  ],
  script,
} as const satisfies Partial<Chapter>;
