import type { ChapterText } from "../framework.ts";
import type { ChapterId } from "../registry.ts";
import { desiredStateEn } from "./desired-state.en.ts";
import { scaleEn } from "./scale.en.ts";
import { theClusterEn } from "./the-cluster.en.ts";

/** The words of every chapter in English. A client loads the file of its reader's language only. */
export const CHAPTER_TEXT: Readonly<Record<ChapterId, ChapterText>> = {
  "the-cluster": theClusterEn,
  "desired-state": desiredStateEn,
  scale: scaleEn,
};
