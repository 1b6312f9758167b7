import type { Command } from "../commands/registry.ts";
import type { Machine } from "../model/machine.ts";

/** Fuller than this a disk soon has the kubelet evict somebody, in percent. */
const FULL_PERCENT = 84;

/** Empties logs and removes what nobody uses where the disk fills up, or is about to. */
export function tidying({ warnings, diskUsedBytes, diskBytes }: Machine): readonly Command[] {
  const isWarned = warnings.some(({ code }) => code === "disk-pressure");
  return isWarned || diskUsedBytes * 100 > diskBytes * FULL_PERCENT ? [{ type: "pruneImages" }] : [];
}
