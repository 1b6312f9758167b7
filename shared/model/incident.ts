import { KEY_SEPARATOR, type TableView } from "../util/table.ts";
import type { GameMs } from "./meta.ts";

/** What an incident does to the world around the cluster, for as long as it is in the table. */
export interface WorldEffects {
  /** Speed of the image registry, in basis points of the machines' bandwidth. */
  readonly registrySpeedBp?: number;
  /** The registry answers no pull. */
  readonly registryFails?: boolean;
  /** Demand of one app, in basis points of what its curve says. */
  readonly demandBp?: { readonly app: string; readonly factorBp: number };
  /** Of 10,000 requests to an app, how many instances of another version than the wanted one answer with an error. */
  readonly outdated?: { readonly app: string; readonly errorBp: number };
}

/** An incident that was announced or is going on. */
export interface ActiveIncident {
  /** Id in the registry of incidents, as in "container-crash". */
  readonly incident: string;
  /** What it strikes: a Pod key, Node, zone, app or image; empty for what strikes all alike. */
  readonly target: string;
  readonly announcedAt: GameMs;
  /** In the future while it is only announced. */
  readonly beginsAt: GameMs;
  readonly begun: boolean;
  /** When it ends by itself; missing: not by itself. */
  readonly endsAt?: GameMs;
  readonly effects: WorldEffects;
}

export const incidentKey = (incident: string, target: string): string => incident + KEY_SEPARATOR + target;

/** Whole basis points: nothing changed. */
const UNCHANGED_BP = 10_000;

/** What the registry can do now: the slowest of all incidents counts. */
export function registryState(incidents: TableView<ActiveIncident>): { speedBp: number; fails: boolean } {
  let speedBp = UNCHANGED_BP;
  let fails = false;
  for (const { begun, effects } of incidents.values()) {
    if (!begun) continue;
    speedBp = Math.min(speedBp, effects.registrySpeedBp ?? UNCHANGED_BP);
    fails ||= effects.registryFails === true;
  }
  return { speedBp, fails };
}

/** Demand of an app in basis points of its curve: all incidents multiplied. */
export function demandFactorBp(incidents: TableView<ActiveIncident>, app: string): number {
  let factorBp = UNCHANGED_BP;
  for (const { begun, effects } of incidents.values()) {
    if (!begun || effects.demandBp?.app !== app) continue;
    factorBp = Math.round((factorBp * effects.demandBp.factorBp) / UNCHANGED_BP);
  }
  return factorBp;
}

/** Of 10,000 requests to an app, how many go wrong at instances of another version than the wanted one. */
export function outdatedErrorBp(incidents: TableView<ActiveIncident>, app: string): number {
  let errorBp = 0;
  for (const { begun, effects } of incidents.values()) {
    if (begun && effects.outdated?.app === app) errorBp = Math.max(errorBp, effects.outdated.errorBp);
  }
  return errorBp;
}
