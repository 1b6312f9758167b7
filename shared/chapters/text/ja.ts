import type { ChapterText } from "../framework.ts";
import type { ChapterId } from "../registry.ts";
import { byHandJa } from "./by-hand.ja.ts";
import { containersJa } from "./containers.ja.ts";
import { desiredStateJa } from "./desired-state.ja.ts";
import { extendItJa } from "./extend-it.ja.ts";
import { gameDayJa } from "./game-day.ja.ts";
import { GENERAL_JA } from "./general.ja.ts";
import { requestsAndUsageJa } from "./requests-and-usage.ja.ts";
import { rollingUpdateJa } from "./rolling-update.ja.ts";
import { rulesOfPlacementJa } from "./rules-of-placement.ja.ts";
import { scaleJa } from "./scale.ja.ts";
import { theClusterJa } from "./the-cluster.ja.ts";
import { virtualMachinesJa } from "./virtual-machines.ja.ts";
import { warmUpJa } from "./warm-up.ja.ts";

/** The words of every chapter in Japanese. A client loads the file of its reader's language only. */
export const CHAPTER_TEXT: Readonly<Record<ChapterId, ChapterText>> = {
  "warm-up": warmUpJa,
  "by-hand": byHandJa,
  "virtual-machines": virtualMachinesJa,
  containers: containersJa,
  "the-cluster": theClusterJa,
  "desired-state": desiredStateJa,
  "requests-and-usage": requestsAndUsageJa,
  "rolling-update": rollingUpdateJa,
  scale: scaleJa,
  "rules-of-placement": rulesOfPlacementJa,
  "game-day": gameDayJa,
  "extend-it": extendItJa,
};

/** For what somebody left out of a chapter of their own. */
export const GENERAL_TEXT = GENERAL_JA;
