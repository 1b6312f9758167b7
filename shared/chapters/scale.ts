import { MAX_REPLICAS } from "../commands/arguments.ts";
import type { DemandPoint } from "../model/catalogue.ts";
import { API, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { ALL_CONTROLLERS } from "./controllers.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { type Mishap, mishaps } from "./mishaps.ts";
import { at, curve, forTeam, inOrder } from "./script.ts";
import { withLayer } from "./variants.ts";

/*
 * The evening of the tournament, in seconds:
 *   0  four apps, each as large as a quiet evening needs; a third of the machines is off and in no cluster
 *  20  the first people come
 *  48  the show begins on television: seven times as many people on web and api within seconds
 *  82  it ends; 94 to 148 matches: matchmaking comes in waves, one a match
 * 108  somebody famous shows the game: twice as many on web for half a minute, and no forecast knew
 * 150  the table: everybody looks at ranking, many at web and api
 * 194  good night
 * All the time containers hang (and look idle) or burn CPU (and look busy). The peaks do not fit beside one another:
 * what has grown has to shrink.
 */
const END_SECONDS = 216;

/** Share of the machines that come later, in percent. */
const RESERVE_PERCENT = 30;

/** Requests per second for each Node of the team, reserve included: at the beginning, and at the peaks. */
const WEB_RPS = { quiet: 40, show: 280, late: 170 } as const;
const API_RPS = { quiet: 25, show: 190, late: 110 } as const;
const MATCHMAKING_RPS = { quiet: 15, trough: 18, crest: 120 } as const;
const RANKING_RPS = { quiet: 15, table: 130 } as const;

/** A match lasts so long, from crest to crest. */
const MATCH_SECONDS = 11;
const FIRST_MATCH = 94;
const LAST_MATCH = 138;

/** A famous player shows the game to their followers, and nobody knew. */
const SPIKE_SECOND = 108;

/** When single containers misbehave, and how. One that hangs looks idle to an autoscaler, one that burns looks busy. */
const MISHAPS: readonly Mishap[] = [
  [34, "hung-container"],
  [62, "hung-container"],
  [78, "memory-leak"],
  [98, "hung-container"],
  [120, "noisy-neighbour"],
  [140, "hung-container"],
  [162, "hung-container"],
  [180, "noisy-neighbour"],
];

/** What an autoscaler aims for unless it is told otherwise, in percent. Source: autoscaling/v2 defaults, v1.35. */
const DEFAULT_UTILIZATION = 80;

type Point = readonly [seconds: number, rps: number];

/** What is new for the tournament makes images large: whoever has them when people come has won. */
const TOURNAMENT = {
  web: withLayer(WEB, "tournament", "trailers", 120),
  api: withLayer(API, "tournament", "statistics", 60),
  matchmaking: withLayer(MATCHMAKING, "tournament", "arenas", 150),
  ranking: withLayer(RANKING, "tournament", "history", 130),
} as const;

/** Autoscalers grow large apps more slowly, so large teams are asked for a little less. */
const demand = (nodes: number, points: readonly Point[]): readonly DemandPoint[] =>
  curve(...points.map(([seconds, rps]): Point => [seconds, (rps * nodes * forTeam(nodes, 104, 96)) / 100]));

/**
 * As many Pods as serve a quiet evening. With more to spare in large teams: an autoscaler adds four Pods at a time or
 * doubles them, and four are a lot where there were two.
 */
const quietPods = (nodes: number, rps: number): number => Math.ceil((rps * nodes) / forTeam(nodes, 80, 55));

/** Everybody looks for opponents when a match begins, and nobody in the middle of it. */
function matches(): readonly Point[] {
  const points: Point[] = [];
  for (let start = FIRST_MATCH; start <= LAST_MATCH; start += MATCH_SECONDS) {
    points.push([start, MATCHMAKING_RPS.crest], [start + 5, MATCHMAKING_RPS.crest]);
    points.push([start + 6, MATCHMAKING_RPS.trough], [start + 10, MATCHMAKING_RPS.trough]);
  }
  return points;
}

export const scale = defineChapter({
  id: "scale",
  number: 8,
  lengthMs: END_SECONDS * 1000,
  sloBp: 9000,
  stars: [{ sliBp: 6200 }, { sliBp: 8500 }, { sliBp: 9550 }],
  seats: { minNodes: 5, maxNodes: 12 },
  automation: { scheduler: "auto", kubelet: "auto", controllers: ALL_CONTROLLERS },
  tools: ["setAutoscaler", "deleteAutoscaler", "pullImage", "joinNode"],
  machine: MACHINE,
  reserve: (nodes) => nodes.slice(nodes.length - Math.round((nodes.length * RESERVE_PERCENT) / 100)),
  apps(nodes): readonly ChapterApp[] {
    return [
      {
        app: TOURNAMENT.web,
        replicas: quietPods(nodes, WEB_RPS.quiet),
        demand: demand(nodes, [
          [20, 0],
          [24, WEB_RPS.quiet],
          [48, WEB_RPS.quiet],
          [54, WEB_RPS.show],
          [82, WEB_RPS.show],
          [88, 80],
          [148, 80],
          [154, WEB_RPS.late],
          [194, WEB_RPS.late],
          [202, WEB_RPS.quiet],
        ]),
      },
      {
        app: TOURNAMENT.api,
        replicas: quietPods(nodes, API_RPS.quiet),
        demand: demand(nodes, [
          [22, 0],
          [26, API_RPS.quiet],
          [50, API_RPS.quiet],
          [56, API_RPS.show],
          [84, API_RPS.show],
          [90, 50],
          [150, 50],
          [156, API_RPS.late],
          [194, API_RPS.late],
          [202, API_RPS.quiet],
        ]),
      },
      {
        app: TOURNAMENT.matchmaking,
        replicas: quietPods(nodes, MATCHMAKING_RPS.quiet),
        demand: demand(nodes, [
          [24, 0],
          [30, MATCHMAKING_RPS.quiet],
          [FIRST_MATCH - 2, MATCHMAKING_RPS.quiet],
          ...matches(),
          [LAST_MATCH + 12, MATCHMAKING_RPS.quiet],
        ]),
      },
      {
        app: TOURNAMENT.ranking,
        replicas: quietPods(nodes, RANKING_RPS.quiet),
        demand: demand(nodes, [
          [26, 0],
          [32, RANKING_RPS.quiet],
          [150, RANKING_RPS.quiet],
          [157, RANKING_RPS.table],
          [192, RANKING_RPS.table],
          [200, RANKING_RPS.quiet],
        ]),
      },
    ];
  },
  moments: [
    { atMs: 1000, id: "quiet" },
    { atMs: 36_000, id: "show-soon" },
    { atMs: 50_000, id: "show" },
    { atMs: 84_000, id: "matches" },
    { atMs: 109_000, id: "streamer" },
    { atMs: 142_000, id: "table" },
    { atMs: 198_000, id: "calm" },
  ],
  // As somebody does who knows the command but not the forecast. Nobody switches the reserve on.
  declared: (nodes) =>
    (
      [
        ["web", WEB_RPS],
        ["api", API_RPS],
        ["matchmaking", MATCHMAKING_RPS],
        ["ranking", RANKING_RPS],
      ] as const
    ).map(([deployment, { quiet }]) =>
      at(0, {
        type: "setAutoscaler",
        deployment,
        min: quietPods(nodes, quiet),
        max: Math.min(MAX_REPLICAS, 10 * nodes),
        targetUtilization: DEFAULT_UTILIZATION,
      }),
    ),
  script({ nodes }, rng) {
    return inOrder([
      ...MISHAPS.flatMap((mishap) => mishaps(nodes.length, mishap, rng)),
      at(SPIKE_SECOND, { type: "startIncident", incident: "demand-spike", target: "web" }),
    ]);
  },
});
