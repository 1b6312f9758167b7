import type { Command } from "../commands/registry.ts";
import type { Journal } from "../engine/journal.ts";
import { findIncident } from "../incidents/registry.ts";
import type { Automation, ClusterState } from "../model/cluster-state.ts";
import { TICK_MS } from "../model/timings.ts";
import type { RoundTotals } from "../model/totals.ts";
import type { Way } from "../scoring/ladder.ts";
import { sampleAt } from "../scoring/pass.ts";
import { totalsNow } from "../scoring/round-totals.ts";
import { segmentTotals } from "../scoring/segments.ts";
import { starsOf } from "../scoring/stars.ts";

/**
 * What is kept of a team's round for the look-back and the debrief. It names no machine and no seat: people are not
 * measured, and whose machine it was that died concerns nobody afterwards.
 */
export interface RoundSummary {
  /** How long it was played. */
  readonly seconds: number;
  readonly sloBp: number;
  readonly stars: number;
  /** Size of one machine. */
  readonly machineCpuMilli: number;
  /** The chapter's segments, in order; a round without segments is one part with the id "". Together they are the round. */
  readonly parts: readonly RoundPart[];
  readonly timeline: RoundTimeline;
}

/** A part of a round, from a second on to the next part. */
export interface RoundPart {
  readonly id: string;
  readonly fromSecond: number;
  /** How applications were run in it. */
  readonly way: Way;
  readonly totals: RoundTotals;
}

/** What went on over a round. */
export interface RoundTimeline {
  readonly everySeconds: number;
  /** Requests per second, on average, in each stretch of so many seconds. */
  readonly served: readonly number[];
  readonly failed: readonly number[];
  /** What went wrong, in order of time. */
  readonly incidents: readonly IncidentMark[];
}

/** Incidents of one kind that began at about the same time. */
export interface IncidentMark {
  readonly second: number;
  readonly incident: string;
  readonly count: number;
}

const SECOND_TICKS = 1000 / TICK_MS;
const SAMPLE_SECONDS = 5;
/** A round that was made very long is sampled more coarsely. */
const MAX_SAMPLES = 60;
/** Incidents of one kind within so many seconds are one mark. */
const MARK_SECONDS = 15;
const MAX_MARKS = 16;

/** The summary of a round as it stands, from its state and its journal. */
export function summarizeRound(state: ClusterState, journal: Journal): RoundSummary {
  const totals = totalsNow(state);
  let machineCpuMilli = 0;
  for (const { cpuMilli } of state.machines.values()) machineCpuMilli = Math.max(machineCpuMilli, cpuMilli);
  return {
    seconds: Math.floor(state.tick / SECOND_TICKS),
    sloBp: state.settings.sloBp,
    stars: starsOf(state.settings.stars, totals),
    machineCpuMilli,
    parts: partsOf(state, journal, totals),
    timeline: timelineOf(state, journal),
  };
}

function partsOf(state: ClusterState, journal: Journal, totals: RoundTotals): readonly RoundPart[] {
  const segments = segmentTotals(state);
  const found = segments.length > 0 ? segments : [{ id: "", fromMs: 0, totals }];
  return found.map(({ id, fromMs, totals: own }, i) => {
    const fromTick = fromMs / TICK_MS;
    const toTick = (found[i + 1]?.fromMs ?? state.tick * TICK_MS) / TICK_MS;
    // Switches are thrown about where parts begin and end: in the middle they hold.
    const way = wayAt(state, journal, (fromTick + toTick) / 2);
    return { id, fromSecond: fromTick / SECOND_TICKS, way, totals: own };
  });
}

/** A command that was given by the chapter itself or by somebody. */
interface Given {
  readonly tick: number;
  readonly command: { readonly type: string };
}

/** What was done so far, in order of time. The chapter's own commands are no entries of the journal. */
function givenIn({ script, scriptDone }: ClusterState, { entries }: Journal): readonly Given[] {
  const own = script.slice(0, scriptDone).map(({ atMs, command }) => ({ tick: atMs / TICK_MS, command }));
  return [...own, ...entries].toSorted((a, b) => a.tick - b.tick);
}

const isOf = <Type extends Command["type"]>(
  command: Given["command"],
  type: Type,
): command is Extract<Command, { type: Type }> => command.type === type;

/** Whose work it was at a tick to make, place and start what runs. */
function wayAt(state: ClusterState, journal: Journal, tick: number): Way {
  if (state.settings.era) return state.settings.era.id;
  // A snapshot's fields are those of a state.
  const { scheduler, kubelet, controllers } = journal.start.fields["automation"] as Automation;
  const auto = {
    scheduler: scheduler === "auto",
    kubelet: kubelet === "auto",
    controllers: controllers.includes("replicaset"),
  };
  for (const { tick: at, command } of givenIn(state, journal)) {
    if (!isOf(command, "switchAutomation") || at > tick) continue;
    const part = command.part === "replicaset" ? "controllers" : command.part;
    if (part in auto) auto[part as keyof typeof auto] = command.mode === "auto";
  }
  return auto.scheduler && auto.kubelet && auto.controllers ? "declared" : "cluster";
}

function timelineOf(state: ClusterState, journal: Journal): RoundTimeline {
  const seconds = Math.floor(state.tick / SECOND_TICKS);
  const everySeconds = SAMPLE_SECONDS * Math.max(1, Math.ceil(seconds / SAMPLE_SECONDS / MAX_SAMPLES));
  const served: number[] = [];
  const failed: number[] = [];
  for (let from = 0; from < seconds; from += everySeconds) {
    const length = Math.min(everySeconds, seconds - from);
    let [sumServed, sumFailed] = [0, 0];
    for (let second = from + 1; second <= from + length; second += 1) {
      const sample = sampleAt(state, second);
      sumServed += sample?.served ?? 0;
      sumFailed += sample?.failed ?? 0;
    }
    served.push(Math.round(sumServed / length));
    failed.push(Math.round(sumFailed / length));
  }
  return { everySeconds, served, failed, incidents: incidentsOf(state, journal) };
}

/** When incidents began: those that were announced too late to begin are left out. */
function incidentsOf(state: ClusterState, journal: Journal): readonly IncidentMark[] {
  const begun = givenIn(state, journal).flatMap(({ tick, command }) => {
    if (!isOf(command, "startIncident")) return [];
    const beginsAtMs = tick * TICK_MS + (findIncident(command.incident)?.warningMs ?? 0);
    return beginsAtMs > state.now
      ? []
      : [{ second: Math.floor(beginsAtMs / 1000), incident: command.incident }];
  });
  const marks: { second: number; incident: string; count: number }[] = [];
  for (const { second, incident } of begun.toSorted((a, b) => a.second - b.second)) {
    const open = marks.findLast((mark) => mark.incident === incident);
    if (open !== undefined && second - open.second <= MARK_SECONDS) open.count += 1;
    else marks.push({ second, incident, count: 1 });
  }
  return marks.slice(0, MAX_MARKS);
}
