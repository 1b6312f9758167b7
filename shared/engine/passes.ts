import { controllerPass } from "../controllers/pass.ts";
import { eraPass } from "../eras/pass.ts";
import { incidentPass } from "../incidents/pass.ts";
import { kubeletPass } from "../kubelet/pass.ts";
import type { Watcher } from "../model/cluster-draft.ts";
import type { Pass } from "../model/pass.ts";
import { schedulerPass } from "../scheduler/pass.ts";
import { scoringPass } from "../scoring/pass.ts";
import { trafficPass } from "../traffic/pass.ts";

/** The ordered parts of a tick, after timers and commands. The order is part of the rules: replays depend on it. */
export const PASSES: readonly Pass[] = [
  incidentPass,
  eraPass,
  kubeletPass,
  controllerPass,
  schedulerPass,
  trafficPass,
  scoringPass,
];

export const WATCHERS: readonly Watcher[] = PASSES.flatMap((pass) => (pass.watcher ? [pass.watcher] : []));
