import { API, MACHINE, WEB } from "./company.ts";
import { BASIC_CONTROLLERS } from "./controllers.ts";
import { type ChapterApp, defineChapter, UNSCORED } from "./framework.ts";
import { at, curve, inOrder } from "./script.ts";

/*
 * A minute to try one's hands, in seconds. Nothing goes wrong, and nothing is counted:
 *   0  Kubernetes itself gives every Node a Pod of web: whoever has a machine can pull and start at once
 *   2  from here on people place. api comes in three waves, so that somebody always waits for the Control Plane
 *  18  the first requests, few enough for a single Pod
 *  42  Kubernetes does what is left undone, so that everybody sees the whole cluster run in the end
 */
const END_SECONDS = 60;
const HELP_SECOND = 42;
const WAVE_SECONDS = [3, 14, 26];

/** Requests per second of an app over the whole team. */
const FEW_RPS = 30;
const RPS_PER_NODE = 35;

const demandFrom = (second: number, nodes: number): ChapterApp["demand"] =>
  curve(
    [second, 0],
    [second + 2, FEW_RPS],
    [HELP_SECOND + 8, FEW_RPS],
    [HELP_SECOND + 12, RPS_PER_NODE * nodes],
    [END_SECONDS - 1, RPS_PER_NODE * nodes],
  );

export const warmUp = defineChapter({
  id: "warm-up",
  number: 0,
  lengthMs: END_SECONDS * 1000,
  ...UNSCORED,
  seats: { minNodes: 3, maxNodes: 11 },
  automation: {
    scheduler: "auto",
    kubelet: "player",
    controllers: BASIC_CONTROLLERS,
  },
  machine: MACHINE,
  poll: { id: "know-kubernetes", options: ["never", "word", "tried", "work"] },
  apps(nodes): readonly ChapterApp[] {
    return [
      { app: WEB, replicas: nodes, demand: demandFrom(18, nodes) },
      { app: API, replicas: 0, demand: demandFrom(32, nodes) },
    ];
  },
  moments: [
    { atMs: 1000, id: "hands" },
    { atMs: 18_000, id: "requests" },
    { atMs: HELP_SECOND * 1000, id: "help" },
    { atMs: 55_000, id: "done" },
  ],
  script({ nodes }) {
    const wave = (i: number): number => Math.ceil((nodes.length * (i + 1)) / WAVE_SECONDS.length);
    return inOrder([
      at(2, { type: "switchAutomation", part: "scheduler", mode: "player" }),
      ...WAVE_SECONDS.map((second, i) =>
        at(second, { type: "scale", deployment: "api", replicas: wave(i), atLeast: true }),
      ),
      at(HELP_SECOND, { type: "switchAutomation", part: "scheduler", mode: "auto" }),
      at(HELP_SECOND, { type: "switchAutomation", part: "kubelet", mode: "auto" }),
    ]);
  },
});
