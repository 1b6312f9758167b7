import { wakeTraffic } from "../kubelet/work.ts";
import type { IncidentDefinition } from "./framework.ts";

/** Of 10,000 requests, how many an instance of another version than the ordered one gets wrong. */
const ERROR_BP = 5000;
/** Longer than any round: it is over when everything is up to date. */
const FOR_GOOD_MS = 3_600_000;

/** The people out there have got the new version of the app: what the old version of its servers says is half wrong. */
export const oldVersion: IncidentDefinition = {
  id: "old-version",
  strikes: "app",
  warningMs: 0,
  durationMs: FOR_GOOD_MS,
  targets: (cluster) => [...cluster.deployments.values()].map(({ metadata }) => metadata.name),
  begin(draft, target) {
    wakeTraffic(draft);
    return { outdated: { app: target, errorBp: ERROR_BP } };
  },
  end: wakeTraffic,
};
