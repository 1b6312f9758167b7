import { z } from "zod";
import { endIncident as end } from "../incidents/start.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { ActiveIncident } from "../model/incident.ts";
import { defineCommand } from "./framework.ts";

/**
 * Ends what goes on, or calls off what was announced; without a target all of its kind.
 * Refused with `IncidentNotOngoing` {incident}.
 */
export const endIncident = defineCommand({
  type: "endIncident",
  schema: z.strictObject({
    type: z.literal("endIncident"),
    incident: z.string().min(1).max(64),
    target: z.string().max(253).optional(),
  }),
  roles: ["facilitator", "room"],
  isWork: false,
  refusal(cluster, _seat, { incident, target }) {
    const found = ongoing(cluster, incident, target);
    return found.length > 0 ? undefined : { code: "IncidentNotOngoing", params: { incident } };
  },
  apply(draft, _seat, { incident, target }) {
    for (const active of ongoing(draft, incident, target)) end(draft, active);
  },
});

const ongoing = (
  cluster: ClusterReader,
  incident: string,
  target: string | undefined,
): readonly ActiveIncident[] =>
  [...cluster.incidents.values()].filter(
    (active) => active.incident === incident && (target === undefined || active.target === target),
  );
