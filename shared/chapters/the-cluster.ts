import { API, BATCH, CHAT, type CompanyApp, MACHINE, MATCHMAKING, RANKING, WEB } from "./company.ts";
import { type ChapterApp, defineChapter } from "./framework.ts";
import { curve, forTeam } from "./script.ts";

/** How many Pods of an app are wanted: at first, when the business grows, and for the evening's rush. */
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

/** Requests per second that so many instances serve at this share of what they can. */
const load = ({ image }: CompanyApp, instances: number, percent: number): number =>
  (image.behaviour.rpsPerInstance * instances * percent) / 100;

export const theCluster = defineChapter({
  id: "the-cluster",
  number: 4,
  lengthMs: 220_000,
  sloBp: 9000,
  stars: [{ sliBp: 7000 }, { sliBp: 8500 }, { sliBp: 9500 }],
  seats: { minNodes: 3, maxNodes: 11, twoDesksFrom: 6 },
  automation: {
    scheduler: "player",
    kubelet: "player",
    controllers: ["nodelifecycle", "tainteviction", "deployment", "replicaset", "endpointslice"],
  },
  machine: MACHINE,
  apps(nodes): readonly ChapterApp[] {
    const sizes = sizesFor(nodes);
    return [
      { app: WEB, replicas: sizes.web.start, demand: curve([15, 0], [35, load(WEB, sizes.web.start, 70)]) },
      { app: API, replicas: sizes.api.start, demand: curve([15, 0], [35, load(API, sizes.api.start, 70)]) },
      { app: CHAT, replicas: 0, demand: [] },
      { app: MATCHMAKING, replicas: 0, demand: [] },
      { app: RANKING, replicas: 0, demand: [] },
      { app: BATCH, replicas: 0, demand: [] },
    ];
  },
  script: () => [],
});
