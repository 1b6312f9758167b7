import type { Pass } from "../model/pass.ts";
import { advanceIncident, INCIDENT_WORK } from "./start.ts";

/** Begins what was announced and ends what has lasted long enough. Runs first, so that a tick sees the world as it is. */
export const incidentPass: Pass = {
  name: "incidents",
  run(draft) {
    if (draft.work.size === 0) return;
    for (const key of draft.takeWork(INCIDENT_WORK)) advanceIncident(draft, key);
  },
};
