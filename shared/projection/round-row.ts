import type { ClusterState } from "../model/cluster-state.ts";
import { isDefaultProfile, type ProfileSettings } from "../model/profile-settings.ts";
import { efficiencyBp, sliBp } from "../scoring/figures.ts";
import { totalsNow } from "../scoring/round-totals.ts";
import { starsOf } from "../scoring/stars.ts";
import type { RoundRow } from "./rows.ts";

/** A policy of its own as JSON; "" for the default's. */
const profileText = (settings: ProfileSettings): string =>
  isDefaultProfile(settings) ? "" : JSON.stringify(settings);

/** A team's round in figures. `lengthTicks` may be more than the chapter's: hosts can extend a round. */
export function roundRow(cluster: ClusterState, lengthTicks: number): RoundRow {
  const { tick, totals, settings, automation } = cluster;
  return {
    tick,
    lengthTicks,
    served: totals.served,
    failed: totals.failed,
    sliBp: sliBp(totals),
    sloBp: settings.sloBp,
    efficiencyBp: efficiencyBp(totals),
    actions: totals.actions,
    stars: starsOf(settings.stars, totalsNow(cluster)),
    unscored: settings.stars.length === 0,
    scheduler: automation.scheduler,
    kubelet: automation.kubelet,
    schedulerProfile: profileText(cluster.schedulerProfile),
    controllers: automation.controllers.join(","),
    tools: (settings.tools ?? []).join(","),
    priorities: [...cluster.priorityClasses.values()]
      .sort((a, b) => b.value - a.value)
      .map(({ metadata }) => metadata.name)
      .join(","),
  };
}
