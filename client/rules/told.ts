import type { AppRow, ToldUsage } from "../../shared/projection/rows.ts";

const TICKS_PER_SECOND = 10;

/** What a Node told of an app, and how long ago. */
export interface Told extends ToldUsage {
  readonly secondsAgo: number;
}

/** What Nodes told of an app, the newest first. */
export function toldOf({ told }: Pick<AppRow, "told">, tick: number): readonly Told[] {
  if (told === "" || told === "[]") return [];
  // The projection writes this text; its shape is in rows.ts.
  return (JSON.parse(told) as readonly ToldUsage[])
    .map((usage) => ({
      ...usage,
      secondsAgo: Math.max(0, Math.floor((tick - usage.tick) / TICKS_PER_SECOND)),
    }))
    .sort((a, b) => a.secondsAgo - b.secondsAgo);
}
