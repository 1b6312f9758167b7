import type { ChapterMoment } from "../../shared/chapters/framework.ts";

/** A line of the story is shown for so long, in game time. */
const SHOWN_MS = 9_000;

/** The id of the line that is shown at a moment: the last one that began and is not over; undefined: none. */
export function momentAt(moments: readonly ChapterMoment[], nowMs: number): string | undefined {
  const last = moments.findLast(({ atMs }) => atMs <= nowMs);
  return last !== undefined && nowMs < last.atMs + SHOWN_MS ? last.id : undefined;
}
