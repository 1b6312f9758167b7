import type { Reason } from "../rules/scheduling-reason.ts";
import type { Room } from "../rules/verdicts.ts";
import { format, t } from "./i18n.ts";

/** Why a Node does not take a Pod, in the reader's words, with the figures where there are some. */
export function reasonText({ code }: Reason, room: Room | undefined): string {
  const m = t().reasons;
  const { cores, memory } = format.value;
  const withCores = (milli: number): string => t().common.cores(cores(Math.max(0, milli)));
  switch (code) {
    case "insufficientCpu":
      return room
        ? m.insufficientCpu(withCores(room.needCpuMilli), withCores(room.freeCpuMilli))
        : m.insufficientOther;
    case "insufficientMemory":
      return room
        ? m.insufficientMemory(memory(room.needMemoryMi), memory(Math.max(0, room.freeMemoryMi)))
        : m.insufficientOther;
    default:
      return m[code];
  }
}
