import type { DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import type { Rng } from "../util/rng.ts";
import { API, CHAT, type CompanyApp, MACHINE, RANKING, WEB } from "./company.ts";
import type { Chapter, ChapterApp, RoundOptions } from "./framework.ts";
import { at, curve, inOrder, shuffled } from "./script.ts";

/*
 * One day at the company, played once in every era, in seconds:
 *   0  web and api are ordered; people come from 20 on
 *  45  chat and ranking are ordered; people come from 75 on
 *  70  processes crash, and stay dead until somebody starts them
 *  92  version 2 of web is ordered; from 128 on people have the new app, and version 1 answers half of them wrong
 * 108  the quiet hour begins
 * 112  machines die, and empty ones take their place
 * 140  more of everything is ordered for the evening
 * 158  the evening's rush, until 190
 */
const END_SECONDS = 205;

/** Wanted instances of an app: at first, and for the evening. The same for every machine, so for every size of team. */
interface Wanted {
  readonly day: number;
  readonly evening: number;
}

const wantedFor = (machines: number) =>
  ({
    web: { day: machines, evening: 2 * machines },
    api: { day: machines, evening: 2 * machines },
    chat: { day: Math.ceil(machines / 2), evening: machines },
    ranking: { day: machines, evening: 2 * machines },
  }) satisfies Record<string, Wanted>;

/** How much of what the wanted instances can serve is asked of them, in percent. */
const DAY_PERCENT = 70;
const QUIET_PERCENT = 25;
const EVENING_PERCENT = 85;

function demandOf({ image }: CompanyApp, { day, evening }: Wanted, from: number): readonly DemandPoint[] {
  const load = (instances: number, percent: number): number =>
    (image.behaviour.rpsPerInstance * instances * percent) / 100;
  return curve(
    [from, 0],
    [from + 20, load(day, DAY_PERCENT)],
    [106, load(day, DAY_PERCENT)],
    [112, load(day, QUIET_PERCENT)],
    [148, load(day, QUIET_PERCENT)],
    [155, load(day, DAY_PERCENT)],
    [165, load(evening, EVENING_PERCENT)],
    [190, load(evening, EVENING_PERCENT)],
    [200, load(day, QUIET_PERCENT)],
  );
}

/** Of how many machines one dies. */
const ONE_DIES_OF = 4;
/** Of how many wanted instances one crashes. */
const ONE_CRASHES_OF = 6;

/** In those days chat does not leak: it is not old enough. */
const YOUNG_CHAT: CompanyApp = {
  ...CHAT,
  image: { ...CHAT.image, behaviour: { ...CHAT.image.behaviour, leakBytesPerSecond: 0 } },
};

function apps(machines: number): readonly ChapterApp[] {
  const { web, api, chat, ranking } = wantedFor(machines);
  return [
    { app: WEB, replicas: web.day, demand: demandOf(WEB, web, 20) },
    { app: API, replicas: api.day, demand: demandOf(API, api, 22) },
    { app: YOUNG_CHAT, replicas: 0, demand: demandOf(CHAT, chat, 75) },
    { app: RANKING, replicas: 0, demand: demandOf(RANKING, ranking, 77) },
  ];
}

function script({ nodes }: RoundOptions, rng: Rng): readonly ScriptedCommand[] {
  const wanted = wantedFor(nodes.length);
  const order = (seconds: number, deployment: keyof typeof wanted, when: keyof Wanted): ScriptedCommand =>
    at(seconds, { type: "scale", deployment, replicas: wanted[deployment][when] });
  const crashes = Math.ceil((wanted.web.day + wanted.api.day) / ONE_CRASHES_OF);
  const lost = shuffled(nodes, rng).slice(0, Math.ceil(nodes.length / ONE_DIES_OF));
  return inOrder([
    order(45, "chat", "day"),
    order(45, "ranking", "day"),
    ...Array.from({ length: crashes }, (_, i) =>
      at(70 + i, { type: "startIncident", incident: "container-crash" }),
    ),
    at(92, { type: "setImage", deployment: "web", image: "web:v2" }),
    ...lost.map((target) => at(112, { type: "startIncident", incident: "machine-loss", target })),
    at(128, { type: "startIncident", incident: "old-version", target: "web" }),
    order(140, "web", "evening"),
    order(140, "api", "evening"),
    order(141, "chat", "evening"),
    order(141, "ranking", "evening"),
  ]);
}

/**
 * The round of every era: same machines, orders, demand and failures at the same moments, so that the figures compare.
 * Simplified: there is a load balancer, and it knows at once which instances there are and which machines answer.
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
    { atMs: 92_000, id: "update" },
    { atMs: 112_000, id: "loss" },
    { atMs: 128_000, id: "old-version" },
    { atMs: 140_000, id: "evening" },
    { atMs: 190_000, id: "calm" },
  ],
  script,
} as const satisfies Partial<Chapter>;
