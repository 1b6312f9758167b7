import { z } from "zod";
import { startIncident as start, strikable } from "../incidents/start.ts";
import { defineCommand } from "./framework.ts";

/** Longest id of an incident, and longest name of what it strikes. */
const incidentSchema = z.string().min(1).max(64);
const targetSchema = z.string().max(253);

/**
 * Lets something go wrong: at once, or after its warning. Without a target one is drawn from what runs.
 * Refused with `IncidentNotFound` {incident}, `NothingToStrike` {incident}, `TargetNotFound` {incident, target}.
 */
export const startIncident = defineCommand({
  type: "startIncident",
  schema: z.strictObject({
    type: z.literal("startIncident"),
    incident: incidentSchema,
    target: targetSchema.optional(),
  }),
  roles: ["facilitator", "room"],
  isWork: false,
  refusal(cluster, _seat, { incident, target }) {
    const found = strikable(cluster, incident, target);
    return found.ok ? undefined : found.refusal;
  },
  apply(draft, _seat, { incident, target }) {
    start(draft, incident, target);
  },
});
