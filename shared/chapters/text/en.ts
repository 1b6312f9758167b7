import type { ChapterText } from "../framework.ts";
import type { ChapterId } from "../registry.ts";
import { byHandEn } from "./by-hand.en.ts";
import { containersEn } from "./containers.en.ts";
import { desiredStateEn } from "./desired-state.en.ts";
import { extendItEn } from "./extend-it.en.ts";
import { gameDayEn } from "./game-day.en.ts";
import { GENERAL_EN } from "./general.en.ts";
import { requestsAndUsageEn } from "./requests-and-usage.en.ts";
import { rollingUpdateEn } from "./rolling-update.en.ts";
import { rulesOfPlacementEn } from "./rules-of-placement.en.ts";
import { scaleEn } from "./scale.en.ts";
import { theClusterEn } from "./the-cluster.en.ts";
import { virtualMachinesEn } from "./virtual-machines.en.ts";
import { warmUpEn } from "./warm-up.en.ts";

/** The words of every chapter in English. A client loads the file of its reader's language only. */
export const CHAPTER_TEXT: Readonly<Record<ChapterId, ChapterText>> = {
  "warm-up": warmUpEn,
  "by-hand": byHandEn,
  "virtual-machines": virtualMachinesEn,
  containers: containersEn,
  "the-cluster": theClusterEn,
  "desired-state": desiredStateEn,
  "requests-and-usage": requestsAndUsageEn,
  "rolling-update": rollingUpdateEn,
  scale: scaleEn,
  "rules-of-placement": rulesOfPlacementEn,
  "game-day": gameDayEn,
  "extend-it": extendItEn,
};

/** For what somebody left out of a chapter of their own. */
export const GENERAL_TEXT = GENERAL_EN;
