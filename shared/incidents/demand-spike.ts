import { wakeTraffic } from "../kubelet/work.ts";
import { demandAt } from "../model/catalogue.ts";
import type { IncidentDefinition } from "./framework.ts";

/** Demand while it lasts, in basis points of the curve. */
const SPIKE_BP = 20_000;

/** Twice as many people come at once. */
export const demandSpike: IncidentDefinition = {
  id: "demand-spike",
  strikes: "app",
  warningMs: 0,
  durationMs: 30_000,
  targets: (cluster) =>
    cluster.settings.catalogue.apps
      .filter(({ demand }) => demandAt(demand, cluster.now) > 0)
      .map(({ name }) => name),
  begin(draft, target) {
    wakeTraffic(draft);
    return { demandBp: { app: target, factorBp: SPIKE_BP } };
  },
  end: wakeTraffic,
};
