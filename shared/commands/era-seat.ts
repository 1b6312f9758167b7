import { findSoftware, missingNeed } from "../eras/software.ts";
import { benchOf } from "../eras/workbench.ts";
import type { ClusterReader } from "../model/cluster-state.ts";
import type { EraCommand, EraRules, Workbench } from "../model/era.ts";
import type { Machine } from "../model/machine.ts";
import type { Seat } from "../model/seat.ts";
import { ok, type Refusal, type Result, refuse } from "../util/result.ts";
import { type MachineAndPod, ownMachine } from "./node-seat.ts";

/** What the commands of the eras look at: the rules, and the seat's own machine with what was done on it. */
export interface EraPlace {
  readonly era: EraRules;
  readonly machine: Machine;
  readonly bench: Workbench;
}

/** The machine of a seat. Refused with `NotInThisEra` {command}, and as `ownMachine` is. */
export function eraPlace(cluster: ClusterReader, seat: Seat, command: EraCommand): Result<EraPlace> {
  const { era } = cluster.settings;
  if (!era?.commands.includes(command)) return refuse("NotInThisEra", { command });
  const own = ownMachine(cluster, seat);
  if (!own.ok) return own;
  return ok({ era, machine: own.value, bench: benchOf(cluster, own.value.nodeName) });
}

/** The same for work that needs both hands. Refused as `eraPlace` is, and with `HandsBusy` {job, what}. */
export function freeHands(cluster: ClusterReader, seat: Seat, command: EraCommand): Result<EraPlace> {
  const place = eraPlace(cluster, seat, command);
  if (!place.ok) return place;
  const { job } = place.value.bench;
  return job === undefined ? place : refuse("HandsBusy", { job: job.type, what: job.what });
}

/** On a server by hand an app cannot start when something replaced what it needs: `NeedsFirst` {software, needs}. */
export function brokenRefusal(
  cluster: ClusterReader,
  { machine, runtime }: MachineAndPod,
): Refusal | undefined {
  const { era } = cluster.settings;
  const app = era && findSoftware(era, runtime.spec.containers[0]?.image ?? "");
  if (era?.workplace !== "server" || app === undefined) return undefined;
  const needs = missingNeed(era, app, benchOf(cluster, machine.nodeName).installed);
  return needs === undefined ? undefined : { code: "NeedsFirst", params: { software: app.id, needs } };
}
