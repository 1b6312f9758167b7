import type { ClusterState } from "../model/cluster-state.ts";
import { sliBp, starsOf } from "../scoring/stars.ts";
import type { RoundRow } from "./rows.ts";

/** A team's round in figures. `lengthTicks` may be more than the chapter's: hosts can extend a round. */
export function roundRow(
  { tick, totals, settings, automation }: ClusterState,
  lengthTicks: number,
): RoundRow {
  return {
    tick,
    lengthTicks,
    served: totals.served,
    failed: totals.failed,
    sliBp: sliBp(totals),
    sloBp: settings.sloBp,
    efficiencyBp:
      totals.paidCpuMilliSeconds === 0
        ? 0
        : Math.floor((totals.usefulCpuMilliSeconds * 10_000) / totals.paidCpuMilliSeconds),
    actions: totals.actions,
    stars: starsOf(settings.stars, totals),
    scheduler: automation.scheduler,
    kubelet: automation.kubelet,
    controllers: automation.controllers.join(","),
  };
}
