import type { AppOrder, DemandPoint } from "../model/catalogue.ts";
import type { ScriptedCommand } from "../model/cluster-state.ts";
import type { Rng } from "../util/rng.ts";
import { API, type CompanyApp, MACHINE, MATCHMAKING, WEB } from "./company.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { at, curve, forTeam, inOrder, shuffled } from "./script.ts";
import { withImagesOnDisk } from "./warm-images.ts";

/*
 * The same evening twice, in seconds of each half:
 *   0  web and api are ordered; people come from 12 on
 *  14  one machine will be rebooted in a minute, and only its seat knows
 *  26  another one (in large teams two) is cut off until 56
 *  30  more is ordered, and matchmaking for the first time; people notice from 40 on
 *  36  processes crash; 46 others hang; 60 others crash
 *  66  the evening: more of everything is ordered; it is full from 78 to 90
 *  74  the reboot; the machine is back at 87
 *  84  something hangs in it
 *  90  the last people go home, and at 95 everything is cleared away
 * In the first half Pods are made one by one, and what dies stays dead. In the second half it is declared.
 */
const HALF_SECONDS = 100;

/** How many Pods of an app are ordered: at first, when the business grows, and for the evening. */
interface Sizes {
  readonly start: number;
  readonly growth: number;
  readonly evening: number;
}

/** Making Pods one by one is one person's work: in a large team there are not many more. */
const sizesFor = (nodes: number) =>
  ({
    web: { start: forTeam(nodes, 3, 4), growth: forTeam(nodes, 5, 6), evening: forTeam(nodes, 7, 9) },
    api: { start: forTeam(nodes, 3, 3), growth: forTeam(nodes, 4, 5), evening: forTeam(nodes, 6, 8) },
    matchmaking: { start: 0, growth: forTeam(nodes, 3, 4), evening: forTeam(nodes, 5, 6) },
  }) satisfies Record<string, Sizes>;

/** How much of what the ordered Pods can serve is asked of them, in percent. */
const USUAL = 85;
const EVENING = 94;

/** Both halves: the second is the first, all over again. */
const twice = <T>(half: (from: number) => readonly T[]): readonly T[] => [...half(0), ...half(HALF_SECONDS)];

function ordersOf({ start, growth, evening }: Sizes): readonly AppOrder[] {
  const order = (seconds: number, replicas: number): AppOrder => ({ atMs: seconds * 1000, replicas });
  const half = (from: number): readonly AppOrder[] => [
    order(from, start),
    order(from + 30, growth),
    order(from + 66, evening),
  ];
  return [...half(0), order(94, 0), ...half(HALF_SECONDS)];
}

function demandOf({ image }: CompanyApp, { start, growth, evening }: Sizes): readonly DemandPoint[] {
  const load = (pods: number, percent: number): number =>
    (image.behaviour.rpsPerInstance * pods * percent) / 100;
  return curve(
    ...twice((from): readonly (readonly [number, number])[] => [
      [from + 12, 0],
      [from + 20, load(start, USUAL)],
      [from + 36, load(start, USUAL)],
      [from + 42, load(growth, USUAL)],
      [from + 70, load(growth, USUAL)],
      [from + 77, load(evening, EVENING)],
      [from + 90, load(evening, EVENING)],
      [from + 93, 0],
    ]),
  );
}

/** What goes wrong in a half. Who is struck is drawn once, so that both halves suffer the same. */
function misfortunes(nodes: readonly string[], rng: Rng): (from: number) => readonly ScriptedCommand[] {
  const unlucky = shuffled(nodes, rng);
  const cut = unlucky.slice(0, forTeam(nodes.length, 1, 2));
  const rebooted = unlucky.slice(cut.length, cut.length + 1);
  const offsets = (seconds: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => seconds + (8 * i) / count + rng.below(10) / 10);
  const count = forTeam(nodes.length, 2, 4);
  const crashes = [...offsets(36, count), ...offsets(60, count)];
  const hangs = [...offsets(46, forTeam(nodes.length, 1, 2)), ...offsets(84, 1)];
  const strike = (incident: string) => (seconds: number) => at(seconds, { type: "startIncident", incident });
  return (from) => [
    ...rebooted.map((target) => at(from + 14, { type: "startIncident", incident: "kernel-upgrade", target })),
    ...cut.map((target) => at(from + 26, { type: "startIncident", incident: "node-network-cut", target })),
    ...crashes.map((seconds) => from + seconds).map(strike("container-crash")),
    ...hangs.map((seconds) => from + seconds).map(strike("hung-container")),
  ];
}

/** Everything goes back to how it was, so that the second half begins like the first. */
const clearedAway = (nodes: readonly string[], from: number): readonly ScriptedCommand[] => [
  ...Object.keys(sizesFor(nodes.length)).map((deployment) =>
    at(from, { type: "scale", deployment, replicas: 0 }),
  ),
  at(from, { type: "clearPods" }),
  ...nodes.map((node) => at(from, { type: "uncordon", node })),
];

export const desiredState = defineChapter({
  id: "desired-state",
  number: 5,
  lengthMs: 2 * HALF_SECONDS * 1000,
  sloBp: 9000,
  stars: [{ sliBp: 5500 }, { sliBp: 8000 }, { sliBp: 9350 }],
  seats: { minNodes: 4, maxNodes: 11 },
  automation: {
    scheduler: "auto",
    kubelet: "player",
    controllers: [
      "nodelifecycle",
      "tainteviction",
      "podgc",
      "garbagecollector",
      "disruption",
      "endpointslice",
    ],
  },
  tools: ["createPod", "scale"],
  machine: MACHINE,
  segments: [
    { id: "imperative", fromMs: 0 },
    { id: "declared", fromMs: HALF_SECONDS * 1000 },
  ],
  apps(nodes): readonly ChapterApp[] {
    const { web, api, matchmaking } = sizesFor(nodes);
    return [
      { app: WEB, replicas: 0, orders: ordersOf(web), demand: demandOf(WEB, web) },
      { app: API, replicas: 0, orders: ordersOf(api), demand: demandOf(API, api) },
      {
        app: MATCHMAKING,
        replicas: 0,
        orders: ordersOf(matchmaking),
        demand: demandOf(MATCHMAKING, matchmaking),
      },
    ];
  },
  moments: [
    { atMs: 1000, id: "opening" },
    { atMs: 30_000, id: "growth" },
    { atMs: 66_000, id: "evening" },
    { atMs: 95_000, id: "half-time" },
    { atMs: 103_000, id: "again" },
    { atMs: 130_000, id: "growth-again" },
    { atMs: 166_000, id: "evening-again" },
    { atMs: 192_000, id: "calm" },
  ],
  script({ nodes }, rng) {
    return inOrder([
      ...twice(misfortunes(nodes, rng)),
      ...clearedAway(nodes, 95),
      at(98, { type: "switchAutomation", part: "deployment", mode: "auto" }),
      at(98, { type: "switchAutomation", part: "replicaset", mode: "auto" }),
      at(98, { type: "switchAutomation", part: "kubelet", mode: "auto" }),
    ]);
  },
  fill: (cluster) =>
    withImagesOnDisk(
      cluster,
      [WEB, API, MATCHMAKING].map(({ image }) => image),
    ),
});
