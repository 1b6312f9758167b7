import { unwarn, warn } from "../kubelet/machines.ts";
import type { ClusterDraft } from "../model/cluster-draft.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import { type ActiveIncident, incidentKey } from "../model/incident.ts";
import { ok, type Result, refuse } from "../util/result.ts";
import { Rng, seedRng } from "../util/rng.ts";
import type { IncidentDefinition } from "./framework.ts";
import { findIncident } from "./registry.ts";

/** Work queue of the incidents pass; keys as in the `incidents` table. */
export const INCIDENT_WORK = "incidents";

/**
 * What an incident can strike now and is not striking already; one target alone when it is named.
 * Refused with `IncidentNotFound` {incident}, `NothingToStrike` {incident}, `TargetNotFound` {incident, target}.
 */
export function strikable(
  cluster: ClusterReader,
  id: string,
  target?: string,
): Result<{ readonly incident: IncidentDefinition; readonly targets: readonly string[] }> {
  const incident = findIncident(id);
  if (incident === undefined) return refuse("IncidentNotFound", { incident: id });
  const free = incident.targets(cluster).filter((one) => !cluster.incidents.has(incidentKey(id, one)));
  if (target !== undefined && !free.includes(target))
    return refuse("TargetNotFound", { incident: id, target });
  if (free.length === 0) return refuse("NothingToStrike", { incident: id });
  return ok({ incident, targets: target === undefined ? free : [target] });
}

/**
 * Announces an incident and begins it when its warning has run out. Without a target one is drawn, by the round's seed,
 * the incident and the moment: of the same candidates it strikes the same one in every team, and in the round that
 * Kubernetes plays alone, whatever chance decided there before.
 */
export function startIncident(draft: ClusterDraft, id: string, wanted?: string): void {
  const found = strikable(draft, id, wanted);
  if (!found.ok) return;
  const { incident, targets } = found.value;
  const rng = new Rng(seedRng(`${draft.settings.seed} ${id} ${draft.now}`));
  const target = targets.length === 1 ? (targets[0] ?? "") : rng.pick(targets);
  const beginsAt = draft.now + incident.warningMs;
  const announced = { incident: id, target, announcedAt: draft.now, beginsAt, begun: false, effects: {} };
  draft.incidents.set(incidentKey(id, target), announced);
  if (incident.warningMs === 0) {
    begin(draft, announced);
    return;
  }
  incident.announce?.(draft, target);
  for (const node of incident.machines?.(draft, target) ?? []) warn(draft, node, id, beginsAt);
  draft.enqueueAt(INCIDENT_WORK, incidentKey(id, target), beginsAt);
}

/** Brings one incident up to now: begins it after its warning, ends it after its time. */
export function advanceIncident(draft: ClusterDraft, key: string): void {
  const active = draft.incidents.get(key);
  if (active === undefined) return;
  if (!active.begun && active.beginsAt <= draft.now) begin(draft, active);
  else if (active.endsAt !== undefined && active.endsAt <= draft.now) endIncident(draft, active);
}

function begin(draft: ClusterDraft, active: ActiveIncident): void {
  const { incident: id, target } = active;
  const incident = findIncident(id);
  if (incident === undefined) return;
  const key = incidentKey(id, target);
  dropWarnings(draft, incident);
  const effects = incident.begin(draft, target) ?? {};
  draft.emit({ type: "IncidentBegan", incident: id, target });
  if (incident.durationMs === undefined) {
    draft.incidents.delete(key);
    return;
  }
  const endsAt = draft.now + incident.durationMs;
  draft.incidents.set(key, { ...active, begun: true, beginsAt: draft.now, endsAt, effects });
  draft.enqueueAt(INCIDENT_WORK, key, endsAt);
}

/** Ends an incident now; one that was only announced does not happen. */
export function endIncident(draft: ClusterDraft, active: ActiveIncident): void {
  const { incident: id, target, begun } = active;
  const incident = findIncident(id);
  draft.incidents.delete(incidentKey(id, target));
  if (incident === undefined) return;
  if (!begun) {
    dropWarnings(draft, incident);
    return;
  }
  incident.end?.(draft, target);
  draft.emit({ type: "IncidentEnded", incident: id, target });
}

/** Simplified: of two warnings of the same kind on a machine both go. */
function dropWarnings(draft: ClusterDraft, { id, machines }: IncidentDefinition): void {
  if (machines === undefined) return;
  for (const node of draft.machines.keys()) unwarn(draft, node, id);
}
