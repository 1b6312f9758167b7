import type { ChapterText } from "../framework.ts";
import type { ChapterId } from "../registry.ts";
import { desiredStateJa } from "./desired-state.ja.ts";
import { scaleJa } from "./scale.ja.ts";
import { theClusterJa } from "./the-cluster.ja.ts";

/** The words of every chapter in Japanese. A client loads the file of its reader's language only. */
export const CHAPTER_TEXT: Readonly<Record<ChapterId, ChapterText>> = {
  "the-cluster": theClusterJa,
  "desired-state": desiredStateJa,
  scale: scaleJa,
};
