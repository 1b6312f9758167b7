import { byHand } from "./by-hand.ts";
import { containers } from "./containers.ts";
import { desiredState } from "./desired-state.ts";
import { extendIt } from "./extend-it.ts";
import type { Chapter } from "./framework.ts";
import { gameDay } from "./game-day.ts";
import { requestsAndUsage } from "./requests-and-usage.ts";
import { rollingUpdate } from "./rolling-update.ts";
import { rulesOfPlacement } from "./rules-of-placement.ts";
import { scale } from "./scale.ts";
import { theCluster } from "./the-cluster.ts";
import { virtualMachines } from "./virtual-machines.ts";
import { warmUp } from "./warm-up.ts";

/** Every chapter, by number. One line each. */
const ALL = [
  warmUp,
  byHand,
  virtualMachines,
  containers,
  theCluster,
  desiredState,
  requestsAndUsage,
  rollingUpdate,
  scale,
  rulesOfPlacement,
  gameDay,
  extendIt,
] as const;

export const CHAPTERS: readonly Chapter[] = ALL;
export type ChapterId = (typeof ALL)[number]["id"];

/** One of our chapters; undefined for any other id. */
export const chapterById = (id: string): Chapter | undefined => CHAPTERS.find((chapter) => chapter.id === id);
